"""Word files built to harm: each ends in a clear error or is read, in bounded time and memory.

All are read in one process that may take 1 GB and 20 s for each.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests import _hostile_files
from tests._hostile import Ends, ends_of
from tests._hostile_files import FILES, PNG

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds its memory")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Ends:
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _end) in FILES.items():
        make(folder / f"{name}.docx")
    return ends_of([folder / f"{name}.docx" for name in FILES])


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_as_it_must(ends: Ends, name: str) -> None:
    assert name in ends, "the process that read it was killed"
    assert ends[name]["end"] == FILES[name][1], ends[name]["says"]


@pytest.mark.parametrize(
    ("name", "size", "notice"),
    [
        ("absolute_part", len(PNG), ""),
        ("part_above", 0, "missing_picture"),
        ("picture_of_this_machine", 0, "linked_picture"),
        ("picture_of_another_machine", 0, "linked_picture"),
    ],
)
def test_nothing_from_outside_gets_into_a_document(
    ends: Ends, name: str, size: int, notice: str
) -> None:
    assert f" {size} bytes of pictures; {notice}" in ends[name]["says"]


def test_macros_and_templates_are_named(ends: Ends) -> None:
    assert "macros" in ends["macros_and_template"]["says"]
    assert "template" in ends["macros_and_template"]["says"]


def test_the_files_are_small_on_disk(tmp_path: Path) -> None:
    _hostile_files.laughs(tmp_path / "a.docx")
    assert (tmp_path / "a.docx").stat().st_size < 5000

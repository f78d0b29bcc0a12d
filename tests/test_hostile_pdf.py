"""PDF files built to harm: each ends in a clear error or is read, in bounded time and memory.

All are read in one process that may take 1 GB and 20 s for each, and recognises nothing (what
does so reserves more addresses than it uses).
"""

from __future__ import annotations

import sys

import pytest

from tests._hostile import Ends, ends_of
from tests._hostile_pdfs import FILES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds its memory")


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Ends:
    folder = tmp_path_factory.mktemp("hostile")
    for name, (make, _end) in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
    return ends_of([folder / f"{name}.pdf" for name in FILES], "never")


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_as_it_must(ends: Ends, name: str) -> None:
    assert name in ends, "the process that read it was killed"
    assert ends[name]["end"] == FILES[name][1], ends[name]["says"]


@pytest.mark.parametrize(
    "name",
    [
        *("doubled_forms", "forms_drawn_often", "picture_in_the_text"),
        *("content_of_400_mb", "content_packed_thrice", "tree_that_loops"),
    ],
)
def test_the_good_page_beside_a_bad_one_comes_out_and_the_bad_one_is_named(
    ends: Ends, name: str
) -> None:
    assert ends[name]["says"].startswith("35 characters")
    assert "page_damaged" in ends[name]["says"]

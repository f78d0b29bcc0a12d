"""All results of a document are written, or none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.assets import read_assets, write_assets
from pipeline.batch.write import write_all
from pipeline.errors import CannotWrite


def test_results_and_pictures_stand_beside_each_other(tmp_path: Path) -> None:
    write_all(tmp_path / "夹/报告", {".json": b"{}", ".docx": b"PK"}, {"a.png": b"x"})
    assert (tmp_path / "夹/报告.json").read_bytes() == b"{}"
    assert (tmp_path / "夹/报告.docx").read_bytes() == b"PK"
    assert (tmp_path / "夹/报告.assets/a.png").read_bytes() == b"x"


def test_a_stem_with_dots_keeps_them(tmp_path: Path) -> None:
    write_all(tmp_path / "2.3版报告", {".json": b"{}"}, {})
    assert (tmp_path / "2.3版报告.json").exists()


def test_where_one_result_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").mkdir()
    with pytest.raises(CannotWrite, match="is a folder"):
        write_all(tmp_path / "报告", {".txt": b"1", ".docx": b"2"}, {})
    assert [path.name for path in tmp_path.iterdir()] == ["报告.docx"]


def test_pictures_are_found_again_beside_their_json(tmp_path: Path) -> None:
    write_assets(tmp_path / "报告.json", {"a.png": b"x", "b.png": b"y"})
    assert read_assets(tmp_path / "报告.json") == {"a.png": b"x", "b.png": b"y"}


def test_a_report_without_pictures_has_none(tmp_path: Path) -> None:
    assert read_assets(tmp_path / "报告.json") == {}

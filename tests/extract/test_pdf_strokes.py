"""Rules, areas and pictures that a page of a PDF draws; tables and rules that they make."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.raw import RawFigure, RawTable
from stages.extract.pdf import _strokes
from tests.extract._print import ruled, show
from tests.extract._sheet import Scissors, picture, read, sheet


def rounded(box: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(v) for v in box)


@pytest.mark.parametrize(
    ("content", "boxes"),
    [
        ("80 700 m 300 700 l S", [(80, 140, 300, 140)]),
        ("80 700 m 80 500 l S", [(80, 140, 80, 340)]),
        ("80 700 200 0.8 re f", [(80, 139, 280, 140)]),
        ("80 700 m 300 500 l S", []),
        ("0.9 g 80 500 200 100 re f", []),
        ("80 700 m 300 700 l n", []),
        ("80 700 m 200 760 300 640 400 700 c S", []),
        ("80 500 100 60 re S", [(80, 280, 80, 340), (80, 280, 180, 280), (80, 340, 180, 340),
                               (180, 280, 180, 340)]),
    ],
)  # fmt: skip
def test_straight_lines_and_thin_areas_are_rules(
    tmp_path: Path, content: str, boxes: list[tuple[int, ...]]
) -> None:
    drawn = sheet(tmp_path, content)
    assert sorted(rounded(s.box) for s in drawn.strokes) == boxes


def test_a_rule_has_its_colour_and_belongs_to_no_table(tmp_path: Path) -> None:
    grid = ruled([80, 200, 320], [300, 340, 380])
    page = read(
        sheet(tmp_path, "1 0 0 RG 80 700 m 500 700 l S 0 G\n" + grid + show("闸门", 90, 326))
    ).page
    assert [(round(r.y), r.color) for r in page.rules] == [(140, "FF0000")]
    assert [type(p.fragment) for p in page.placed] == [RawTable]


def test_a_drawing_without_end_stops_to_be_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_strokes, "MANY", 50)
    content = "".join(f"80 {100 + i} m 300 {100 + i} l S\n" for i in range(300))
    assert len(sheet(tmp_path, content + show("闸", 80, 20)).strokes) < 50
    assert sheet(tmp_path, content + show("闸", 80, 20)).glyphs


def test_pictures_are_clipped_to_the_page_and_cut_out_unless_tiny(tmp_path: Path) -> None:
    content = picture(500, 100, 200, 120) + picture(-40, -30, 55, 55) + show("完毕", 80, 400)
    drawn = sheet(tmp_path, content)
    assert [rounded(b) for b in drawn.pictures] == [(500, 100, 600, 220), (0, 0, 15, 25)]
    scissors = Scissors()
    found = read(drawn, scissors)
    assert [type(p.fragment) for p in found.page.placed] == [RawFigure]
    assert [rounded(b) for b in scissors.cut] == [(500, 100, 600, 220)]

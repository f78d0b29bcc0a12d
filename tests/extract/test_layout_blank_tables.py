"""Tables without a rule are known by their figures, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from stages.extract._layout.blank_tables import blank_grids
from stages.extract._layout.model import Atom
from stages.extract._layout.tables import fill
from tests.extract._print import PITCH, SIZE, atoms, full

XS = (80.0, 300.0, 400.0, 500.0)


def width(text: str) -> float:
    return sum(SIZE * (0.5 if c.isascii() else 1) for c in text)


def block(rows: Sequence[Sequence[str]], y: float = 200.0, step: float = PITCH) -> list[Atom]:
    """The first column set from its left edge, the others to their right one."""
    return [
        atom
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        for atom in atoms(text, XS[c] - (width(text) if c else 0), y + r * step)
    ]


def read(found: Sequence[Atom]) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in fill(grid, found, 1).rows]
        for grid in blank_grids(found)
    ]


HEAD = ("项目", "计划", "完成", "比例")
BODY = (
    ("渠道衬砌", "320.00", "318.60", "99.6%"),
    ("泵站改造", "1,146.50", "946.50", "82.6%"),
    ("量水设施", "28.00", "—", "0"),
)


def test_names_with_figures_under_figures_are_a_table_between_paragraphs() -> None:
    around = atoms(full("检查"), y=100) + atoms(full("此后"), y=400)
    assert read([*around, *block((HEAD, *BODY))]) == [[list(row) for row in (HEAD, *BODY)]]


def test_two_tables_far_apart_are_two() -> None:
    assert len(read([*block((HEAD, *BODY)), *block((HEAD, *BODY), y=500)])) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [("林秋生", "周远", "何一鸣", "叶知秋")] * 5,
        [("林秋生", "局长", "主持工作", "一楼")] * 5,
        [
            ("总则", "", "", "3"),
            ("职责", "", "", "7"),
            ("罚则", "", "", "12"),
            ("附则", "", "", "15"),
        ],
        [
            ("渠道", "12", "", ""),
            ("泵站", "7", "", ""),
            ("水表", "3", "", ""),
            ("管网", "9", "", ""),
        ],
        [("青禾县水务局", "", "", "2024年5月6日")] * 4,
        [HEAD, *BODY[:2]],
        [HEAD, *BODY[:2], ("量水设施", "二十八", "暂无", "无")],
        [HEAD, *BODY[:2], ("量水设施", "28.00", "", "0")],
    ],
    ids=[
        "names in columns",
        "names and duties",
        "contents",
        "two columns",
        "a signature",
        "two rows",
        "words for figures",
        "a place without anything",
    ],
)
def test_what_is_not_certain_stays_lines(rows: Sequence[Sequence[str]]) -> None:
    assert read(block(rows)) == []


@pytest.mark.parametrize(("off", "count"), [(0.0, 1), (25.0, 0)])
def test_figures_must_stand_under_each_other(off: float, count: int) -> None:
    low = 200 + 4 * PITCH
    last = atoms("支渠", XS[0], low) + atoms("12.50", XS[1] - 40 - off, low)
    last += atoms("12.50", XS[2] - 40, low) + atoms("9%", XS[3] - 16, low)
    assert len(read([*block((HEAD, *BODY)), *last])) == count


def test_rows_far_from_each_other_are_no_table() -> None:
    assert read(block((HEAD, *BODY), step=4 * SIZE)) == []

"""Pages of lines that run downward are read from right to left."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.origin import Origin
from pipeline.raw import RawFigure, RawText
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Atom, Page, Placed
from tests.extract._print import SIZE, atoms

TALL = 30
"""Characters in a full line."""

RIGHT = 500.0


def down(text: str, line: int, *, indent: int = 0) -> list[Atom]:
    """``text`` as the downward line ``line``, counted from the right."""
    x = RIGHT - line * 28
    return [
        atom for i, char in enumerate(text) for atom in atoms(char, x, 100 + (indent + i) * SIZE)
    ]


def full(start: str) -> str:
    return start + "的" * (TALL - len(start))


TEXT = [
    *down(full("水渠自北")[:-2], 0, indent=2),
    *down(full("灌溉三乡"), 1),
    *down("共七成田。", 2),
    *down(full("闸口设在")[:-2], 3, indent=2),
    *down(full("由专人看"), 4),
    *down(full("渠首每日"), 5),
]
NUMBER = atoms("12", 280, 790)
WHOLE = [
    full("水渠自北")[:-2] + full("灌溉三乡") + "共七成田。",
    full("闸口设在")[:-2] + full("由专人看") + full("渠首每日"),
]


def made(found: list[Atom], **more: object) -> Page:
    lines = tuple(lines_in_order(found, 1))
    return replace(Page(number=1, width=600, height=840, lines=lines, by="pdf.text"), **more)


def test_lines_that_run_downward_are_read_from_right_to_left_and_joined() -> None:
    composed = compose([made(TEXT + NUMBER)])
    found = [f for f in composed.fragments if isinstance(f, RawText)]
    assert [f.text for f in found] == WHOLE
    assert [(d.text, d.reason) for d in composed.dropped] == [("12", "page_number")]
    assert [f.hints.first_indent for f in found] == [2.0, 2.0]


def test_places_are_those_on_the_page() -> None:
    composed = compose([made(TEXT + NUMBER)])
    first = composed.fragments[0].origin
    assert first is not None
    assert first.box == (RIGHT - 56, 100.0, RIGHT + SIZE, 100.0 + TALL * SIZE)
    number = composed.dropped[0].origin
    assert number is not None
    assert number.box == (280.0, 790.0, 296.0, 806.0)


def test_recognised_lines_that_stand_are_read_so_too() -> None:
    seen: list[Atom] = []
    for number, text in enumerate(["水渠自北向南", "流过三个乡镇", "灌溉全县田地"]):
        x = RIGHT - number * 28
        for i, char in enumerate(text):
            left = x + min(i, 1) * SIZE
            box = (left, 100.0, x + SIZE, 196.0)
            seen.append(Atom(text=char, box=box, size=52.0, sure=0.99))
    assert [line.text for line in lines_in_order(seen, 1)] == [
        "水渠自北向南",
        "流过三个乡镇",
        "灌溉全县田地",
    ]
    again = lines_in_order([*seen[6:], *seen[:6]], 1)
    assert again[0].text == "水渠自北向南"


def test_a_title_set_downward_on_a_cover_is_one_line() -> None:
    cover = [a for i, c in enumerate("灌区志稿本") for a in atoms(c, 280, 200 + 60 * i, size=32)]
    assert [line.text for line in lines_in_order(cover, 1)] == ["灌　区　志　稿　本"]


def test_lines_across_stay_so_however_close_they_are() -> None:
    close = [a for row in range(12) for a in atoms("渠" * 20, 80, 100 + row * 20)]
    assert [line.text for line in lines_in_order(close, 1)] == ["渠" * 20] * 12


def test_a_picture_stands_where_its_right_edge_is() -> None:
    figure = RawFigure(asset="0.png", origin=Origin(by="test"))
    placed = (Placed(box=(RIGHT - 76, 120.0, RIGHT - 70, 300.0), fragment=figure),)
    found = compose([made(TEXT, placed=placed)]).fragments
    assert [getattr(f, "text", "FIGURE") for f in found] == [WHOLE[0], "FIGURE", WHOLE[1]]

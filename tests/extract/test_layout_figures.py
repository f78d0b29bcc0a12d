"""Where figures stand among paragraphs."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.report import Shows
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line, Placed
from tests.extract._print import LEFT, PITCH, SIZE, full, line, page

END = [
    line(full("禾泽县")[:-2], 0, indent=2),
    line("办理完毕。", 1),
    line("请予支持。", 2, indent=2),
    line("禾泽县档案馆", 4, indent=18),
    line("2024年5月6日", 5, indent=18),
]


def order(figure: Box, shows: Shows | None, lines: list[Line] = END) -> list[str]:
    fragment = RawFigure(asset="0.png", shows=shows, origin=Origin(by="test"))
    found = compose([replace(page(lines), placed=(Placed(box=figure, fragment=fragment),))])
    return [getattr(f, "text", "FIGURE") for f in found.fragments]


def box(first: float, last: float) -> Box:
    return (LEFT + 18 * SIZE, 100 + first * PITCH, LEFT + 26 * SIZE, 100 + last * PITCH)


def test_a_seal_stands_where_its_middle_is_though_it_reaches_above_the_text_before() -> None:
    assert order(box(1.8, 6.2), "seal").index("FIGURE") == 2


def test_a_picture_stands_where_it_begins() -> None:
    assert order(box(1.8, 6.2), None).index("FIGURE") == 1


def test_a_seal_on_a_sentence_does_not_cut_it() -> None:
    lines = [line(full("禾泽县")[:-2], 0, indent=2), *(line(full("各乡"), r) for r in (1, 2, 3))]
    assert order(box(0.5, 2.5), "seal", lines) == ["".join(i.text for i in lines), "FIGURE"]


def test_a_formula_ends_the_sentence_before_it_and_stands_at_its_place() -> None:
    lines = [line(full("禾泽县")[:-2], 0, indent=2), *(line(full("各乡"), r) for r in (1, 2, 3))]
    before, after = lines[:2], lines[2:]
    found = order(box(1.4, 2.2), "formula", lines)
    assert found == ["".join(i.text for i in before), "FIGURE", "".join(i.text for i in after)]


def test_a_picture_in_a_column_stands_among_its_lines() -> None:
    left = [replace(line("河" * 10, row), column=1) for row in range(1, 9)]
    right = [replace(line("堤" * 10, row, indent=14), column=2) for row in (1, 2, 3, 7, 8)]
    title, foot = line("禾水两岸", 0), line("各地来稿", 10)
    x0 = LEFT + 14 * SIZE
    picture = (x0, 100 + 3.9 * PITCH, x0 + 150, 100 + 6.5 * PITCH)
    found = order(picture, None, [title, *left, *right, foot])
    assert found == [title.text, "河" * 80 + "堤" * 30, "FIGURE", "堤" * 20, foot.text]
    below = (LEFT, 100 + 9 * PITCH, LEFT + 150, 100 + 9.6 * PITCH)
    assert order(below, None, [title, *left, *right, foot])[-2:] == ["FIGURE", foot.text]


def test_of_two_pictures_side_by_side_the_one_that_begins_higher_stands_first() -> None:
    placed = tuple(
        Placed(
            box=(x, 100 + first * PITCH, x + 5 * SIZE, 100 + 9 * PITCH),
            fragment=RawFigure(asset=name, origin=Origin(by="test")),
        )
        for name, x, first in (("left.png", LEFT, 6), ("right.png", LEFT + 12 * SIZE, 6.3))
    )
    below = [*END, line("以上图样供参考。", 11, indent=2)]
    found = compose([replace(page(below), placed=placed)]).fragments
    assert [f.asset for f in found if isinstance(f, RawFigure)] == ["left.png", "right.png"]

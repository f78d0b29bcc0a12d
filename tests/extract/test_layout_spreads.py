"""Two pages on one sheet that lies on its side are read one after the other."""

from __future__ import annotations

from msgspec.structs import replace

from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Atom, Page
from tests.extract._print import atoms

PITCH = 28


def page_of_text(mark: str, x: float, lines: int = 12) -> list[Atom]:
    return [a for i in range(lines) for a in atoms(mark + "文" * 18, x, 100 + i * PITCH)]


def cover(mark: str, x: float, *rows: float) -> list[Atom]:
    """Lines that stand at heights of their own, in rows of the other page."""
    return [a for row in rows for a in atoms(mark + "渠首管理许可证样本", x, 100 + row * PITCH)]


def order(found: list[Atom], *, lies: bool = True) -> str:
    """The marks at the starts of the lines, in reading order."""
    return "".join(line.text[0] for line in lines_in_order(found, 1, lies=lies))


TEXT = page_of_text("左", 40)
ACROSS = "左左右左左左右左左左左左右左左"
"""A cover at the right, with lines at 1.5, 4.5 and 9.5, that is read line by line with the text."""


def test_a_cover_of_a_few_lines_comes_after_the_page_of_text_at_its_left() -> None:
    assert order(TEXT + cover("右", 480, 1.5, 4.5, 9.5)) == "左" * 12 + "右" * 3
    assert order(cover("左", 40, 1.5, 4.5, 9.5) + page_of_text("右", 480)) == "左" * 3 + "右" * 12


def test_on_an_upright_page_they_are_read_from_top_to_bottom() -> None:
    found = order(TEXT + cover("右", 480, 1.5, 4.5, 9.5), lies=False)
    assert found == ACROSS


def test_values_beside_their_labels_are_read_across() -> None:
    assert order(TEXT + cover("右", 480, 1, 4, 9)) == "左" * 12


def test_two_lines_are_no_page() -> None:
    assert order(TEXT + cover("右", 480, 1.5, 9.5)) == "左左右左左左左左左左左右左左"


def test_a_narrow_blank_is_no_fold() -> None:
    found = TEXT + cover("右", 40 + 21 * 16, 1.5, 4.5, 9.5)
    assert order(found) == ACROSS


def test_a_line_across_both_halves_is_read_in_its_place() -> None:
    across = atoms("横" + "贯" * 40, 40, 60)
    assert order(across + TEXT + cover("右", 480, 1.5, 4.5, 9.5)) == "横" + ACROSS


def test_of_two_lines_alone_in_their_half_that_stand_far_apart_each_is_a_paragraph() -> None:
    name, date = atoms("青禾县水利局", 40, 100), atoms("四月九日止", 40, 100 + 2.9 * 16)
    lines = [replace(line, column=1) for line in lines_in_order([*name, *date], 1)]
    sheet = Page(number=1, width=600, height=840, lines=tuple(lines), by="ofd.text")
    texts = [f.text for f in compose([sheet]).fragments if hasattr(f, "text")]
    assert texts == ["青禾县水利局", "四月九日止"]

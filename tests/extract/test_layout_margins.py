"""Notes in the margin stand beside their paragraph and not amid its sentences."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Atom, Page
from tests.extract._print import LEFT, PITCH, SIZE, WIDE, atoms, full


def texts(found: list[Atom]) -> list[str]:
    page = Page(
        number=1, width=640, height=840, lines=tuple(lines_in_order(found, 1)), by="pdf.text"
    )
    return [f.text for f in compose([page]).fragments if isinstance(f, RawText)]


def body(rows: int) -> list[Atom]:
    made = [a for row in range(rows - 1) for a in atoms(full("禾泽县"), LEFT, 100 + row * PITCH)]
    return made + atoms("完成了任务。", LEFT, 100 + (rows - 1) * PITCH)


def test_a_note_in_the_left_margin_comes_behind_its_paragraph() -> None:
    note = atoms("批12", LEFT - 4 * SIZE, 100 + 3 * PITCH)
    assert texts(body(12) + note) == [full("禾泽县") * 11 + "完成了任务。", "批12"]


def test_a_note_at_the_left_of_a_first_line_comes_before_its_paragraph() -> None:
    note = atoms("批12", LEFT - 4 * SIZE, 100 + 2)
    assert texts(body(12) + note) == ["批12", full("禾泽县") * 11 + "完成了任务。"]


def test_a_number_in_the_margin_that_was_read_as_the_end_of_its_line_is_a_note() -> None:
    def seen(found: list[Atom]) -> list[Atom]:
        return [replace(atom, sure=0.99) for atom in found]

    for text, parted in (("14(3)", True), ("14号渠", False)):
        note = atoms(text, LEFT + WIDE * SIZE, 100 + 3 * PITCH)
        assert (texts(seen(body(12) + note))[-1] == text) is parted
        assert texts(body(12) + note)[-1] != text


def test_a_note_in_the_right_margin_does_too() -> None:
    note = atoms("阅", LEFT + (WIDE + 1) * SIZE, 100 + 3 * PITCH)
    assert texts(body(12) + note)[-1] == "阅"


def test_a_hanging_label_close_to_its_line_is_no_note() -> None:
    label = atoms("一、", LEFT - 2 * SIZE, 100 + 3 * PITCH)
    assert any("一、禾泽县" in text for text in texts(body(12) + label))


def test_what_stands_beside_most_lines_is_a_column_and_no_note() -> None:
    labels = [a for r in range(11) for a in atoms("甲", LEFT - 3 * SIZE, 100 + r * PITCH)]
    assert any("甲\u3000禾泽县" in text for text in texts(body(12) + labels))

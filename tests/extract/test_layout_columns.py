"""Columns are read one after the other; what only looks like columns is read across."""

from __future__ import annotations

from msgspec.structs import replace

from stages.extract._layout.columns import in_reading_order, lines_in_order
from stages.extract._layout.model import Atom
from tests.extract._print import atoms


def block(
    mark: str, x: float, y: float, *, wide: int, lines: int, pitch: float = 28.0
) -> list[Atom]:
    """Full lines of ``wide`` characters that begin with ``mark`` and their number."""
    return [
        atom
        for i in range(lines)
        for atom in atoms(f"{mark}{chr(0x4E00 + i)}" + "字" * (wide - 2), x, y + i * pitch)
    ]


def order(found: list[Atom]) -> str:
    """The marks at the starts of the lines, in reading order."""
    return "".join(line.text[0] for line in lines_in_order(found, 1))


def test_a_sidebar_with_lines_of_its_own_pitch_is_read_before_the_text() -> None:
    ragged = [
        atom for i in range(12) for atom in atoms("旁" + "注" * (4 + i % 4), 40, 100 + 37 * i)
    ]
    text = block("文", 200, 100, wide=20, lines=16)
    assert order(ragged + text) == "旁" * 12 + "文" * 16


def test_the_right_column_may_begin_higher_and_the_left_have_a_title() -> None:
    title = atoms("题目在左", 40, 184)
    left = block("左", 60, 240, wide=14, lines=12)
    right = block("右", 320, 100, wide=14, lines=17)
    assert order(title + left + right) == "题" + "左" * 12 + "右" * 17


def test_text_across_the_page_stands_between_columns_and_these_have_their_own_edges() -> None:
    upper = block("左", 40, 100, wide=14, lines=9) + block("右", 320, 100, wide=14, lines=9)
    across = atoms("横" + "贯" * 30, 40, 380)
    lower = block("下", 40, 440, wide=9, lines=9) + block("末", 240, 440, wide=19, lines=9)
    found = upper + across + lower
    assert order(found) == "左" * 9 + "右" * 9 + "横" + "下" * 9 + "末" * 9
    assert [column for column, _group in in_reading_order(found)] == [1, 2, 0, 3, 4]


def test_three_columns_are_read_in_their_order() -> None:
    found = [
        atom
        for mark, x in (("甲", 40), ("乙", 220), ("丙", 400))
        for atom in block(mark, x, 100, wide=10, lines=10)
    ]
    assert order(found) == "甲" * 10 + "乙" * 10 + "丙" * 10


def test_a_table_without_rules_is_read_row_by_row() -> None:
    found: list[Atom] = []
    for i in range(12):
        found += atoms("行目" + "名" * (2 + i % 5), 40, 100 + 28 * i)
        for x in (240, 320, 400, 480):
            found += atoms("3.14", x, 100 + 28 * i)
    assert order(found) == "行" * 12


def test_short_answers_beside_their_questions_are_read_across() -> None:
    found: list[Atom] = []
    for i in range(10):
        found += atoms("问" + "题" * (5 + 3 * (i % 3)), 40, 100 + 28 * i)
        found += atoms("答案" * (2 + i % 3), 340, 100 + 28 * i)
    assert order(found) == "问" * 10


def test_a_name_spaced_out_in_full_lines_makes_no_columns() -> None:
    found = [
        atom
        for i in range(10)
        for atom in atoms(
            "文" * (10 + i % 4) + "\u3000\u3000" + "字" * (14 - i % 4), 40, 100 + 28 * i
        )
    ]
    assert order(found) == "文" * 10


def test_four_columns_with_wide_gaps_between_them_are_read_in_their_order() -> None:
    found = [
        atom
        for mark, x in (("甲", 40), ("乙", 220), ("丙", 400), ("丁", 580))
        for atom in block(mark, x, 100, wide=9, lines=10)
    ]
    assert order(found) == "甲" * 10 + "乙" * 10 + "丙" * 10 + "丁" * 10


def test_the_left_column_may_end_a_line_lower() -> None:
    found = block("左", 40, 100, wide=14, lines=10) + block("右", 320, 100, wide=14, lines=9)
    foot = atoms("下注", 40, 100 + 12 * 28)
    assert order(found + foot) == "左" * 10 + "右" * 9 + "下"


def test_the_right_column_may_begin_a_line_higher() -> None:
    found = block("左", 40, 128, wide=14, lines=10) + block("右", 320, 100, wide=14, lines=11)
    head = atoms("上注", 430, 40)
    assert order(head + found) == "上" + "左" * 10 + "右" * 11


def test_long_latin_lines_that_end_anywhere_are_columns() -> None:
    found: list[Atom] = []
    for i in range(12):
        found += atoms("a" + "water" * 6 + "s" * (i * 3 % 10), 40, 100 + 28 * i)
        found += atoms("b" + "canal" * 6 + "s" * (i * 7 % 10), 380, 100 + 28 * i)
    assert order(found) == "a" * 12 + "b" * 12


def test_recognised_lines_may_reach_a_little_into_the_gap() -> None:
    left = block("左", 40, 100, wide=14, lines=16) + atoms("长", 264, 100 + 8 * 28)
    right = block("右", 278, 100, wide=14, lines=16)
    found = [replace(a, sure=0.99) for a in left + right if a.box[0] < 278 or a.box[1] != 324]
    assert order(found) == "左" * 16 + "右" * 15

"""What is printed along the edge of a sheet stands apart from its text."""

from __future__ import annotations

from msgspec.structs import replace

from stages.extract._layout.columns import lines_in_order
from stages.extract._layout.model import SIDE, Atom
from tests.extract._print import LEFT, PITCH, SIZE, atoms, full


def text(rows: int = 20) -> list[Atom]:
    return [atom for row in range(rows) for atom in atoms(full("水渠"), LEFT, 100 + row * PITCH)]


def along(chars: str, step: float = 2.37, start: float = 0.5) -> list[Atom]:
    """``chars`` one below the other at the left of the text."""
    return [
        atom
        for i, char in enumerate(chars)
        for atom in atoms(char, LEFT - 1.5 * SIZE, 100 + (start + i * step) * PITCH)
    ]


def read(found: list[Atom]) -> list[tuple[int, str]]:
    return [(line.column, line.text) for line in lines_in_order(found, 1)]


def test_characters_along_the_edge_are_one_line_before_the_text() -> None:
    found = read(along("密封线内不要答题") + text())
    assert found[0] == (SIDE, "密封线内不要答题")
    assert found[1:] == [(0, full("水渠"))] * 20


def test_what_stands_along_the_edge_of_a_scan_does_not_mix_two_lines() -> None:
    stands = [
        replace(a, box=(40.0, 250.0, 56.0, 400.0), size=68.0, sure=0.9) for a in atoms("姓名栏")
    ]  # in the row of 线, too
    seen = [replace(a, sure=0.9) for a in along("密封线内不要") + text()]
    found = read(seen + stands)
    assert found[:2] == [(SIDE, "密封线内不要"), (SIDE, "姓名栏")]
    assert found[2:] == [(0, full("水渠"))] * 20


def test_numbers_before_lines_stay_with_them() -> None:
    marks = along("甲乙丙丁戊己庚", step=2, start=0)
    assert (0, "甲" + full("水渠")) in read(marks + text())


def test_two_characters_in_the_margin_are_no_line() -> None:
    assert "密封" not in [words for _column, words in read(along("密封", step=9) + text())]

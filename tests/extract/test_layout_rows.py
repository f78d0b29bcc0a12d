"""Characters of different sizes that stand beside each other, as rows."""

from __future__ import annotations

from stages.extract._layout.lines import build_lines
from tests.extract._print import atoms


def read(*found: tuple[str, float, float, float]) -> list[str]:
    """The rows that texts with their left and upper edges and their sizes make."""
    return [line.text for line in build_lines([a for f in found for a in atoms(*f)], 1)]


def test_two_small_lines_beside_a_large_one_are_not_mixed() -> None:
    upper, lower = ("青禾县水利局", 40, 100, 14), ("青禾县农业局", 40, 120, 14)
    assert read(upper, lower, ("文件", 150, 98, 40)) == ["青禾县水利局", "青禾县农业局", "文件"]
    assert read(("令", 40, 98, 40), *((t, 150, y, s) for t, _x, y, s in (upper, lower))) == [
        "令",
        "青禾县水利局",
        "青禾县农业局",
    ]


def test_a_small_line_beside_a_large_one_is_in_its_row() -> None:
    assert read(("青禾县水利局", 40, 110, 14), ("文件", 150, 98, 40)) == ["青禾县水利局\u3000文件"]


def test_marks_above_and_below_a_letter_stay_in_its_row() -> None:
    assert read(("水", 40, 100, 32), ("12", 74, 102, 12), ("34", 74, 115, 12)) == ["水1324"]

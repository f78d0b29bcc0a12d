"""Raised and lowered characters are told from those that are only small."""

from __future__ import annotations

import pytest

from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from tests.extract._print import atoms, page
from tests.extract.test_layout_footnotes import marked


def spans(up: float, text: str = "m", mark: str = "2") -> list[str]:
    (fragment,) = compose([page([marked("面积为九百" + text, mark, "以上。", 0, up=up)])]).fragments
    return [f"{s.kind} {fragment.text[s.start : s.end]}" for s in fragment.spans]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("up", "kind"), [(5.3, ["superscript 2"]), (-2.3, ["subscript 2"]), (0.0, [])]
)
def test_a_small_figure_is_raised_lowered_or_neither(up: float, kind: list[str]) -> None:
    assert spans(up) == kind


def test_no_blank_stands_beside_a_lowered_figure() -> None:
    found = [*atoms("H", 80), *atoms("2", 88, 110, size=8), *atoms("O", 94)]
    (line,) = build_lines(found, 1)
    assert (line.text, line.script[1]) == ("H2O", "subscript")


def test_words_behind_a_large_box_to_be_ticked_are_not_lowered() -> None:
    found = [*atoms("☐", 80, 100, size=16), *atoms("渠首", 98, 106, size=10)]
    (line,) = build_lines(found, 1)
    assert line.script == ()

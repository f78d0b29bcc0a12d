"""Notes without a mark stand below a rule of their own and cut no sentence."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line, Ruling
from tests.extract._print import LEFT, PITCH, SIZE, atoms, full, line, page

SMALL = 10.0


def texts(note: list[Line], *, wide: float = 6 * SIZE) -> list[str]:
    """The text of two pages, at the foot of the first of which ``note`` stands below a rule."""
    first = [line(full("渠首"), row) for row in range(18)]
    rule = Ruling(x0=LEFT, x1=LEFT + wide, y=100 + 18.2 * PITCH)
    second = [line("闸门三孔。", 0, page=2), *[line(full("渠尾"), r, page=2) for r in range(1, 18)]]
    sheets = [replace(page([*first, *note]), rules=(rule,)), page(second, 2)]
    return [f.text for f in compose(sheets).fragments if isinstance(f, RawText)]


def noted(size: float = SMALL) -> list[Line]:
    (made,) = build_lines(atoms("资助单位：青禾县水利局", LEFT, 100 + 18.6 * PITCH, size), 1)
    return [made]


def test_a_sentence_goes_on_over_a_note_below_a_rule() -> None:
    found = texts(noted())
    assert found[1] == "资助单位：青禾县水利局"
    assert found[0].endswith("的闸门三孔。")


def test_without_a_short_rule_or_small_type_it_is_text() -> None:
    for found in (texts(noted(), wide=28 * SIZE), texts(noted(SIZE))):
        assert not any("的闸门三孔。" in text for text in found)

"""A value of several lines that hangs behind its label."""

from __future__ import annotations

from pipeline.raw import RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.lines import build_lines
from stages.extract._layout.model import Line
from tests.extract._print import LEFT, PITCH, SIZE, WIDE, atoms, full, line, page

VALUE = 8
"""Where values begin, in characters from the left edge."""


def row(label: str, value: str, number: int) -> Line:
    y = 100 + number * PITCH
    (made,) = build_lines([*atoms(label, LEFT, y), *atoms(value, LEFT + VALUE * SIZE, y)], 1)
    return made


def texts(*lines: Line) -> list[str]:
    text = [line(full("渠首"), number) for number in range(8, 14)]
    found = compose([page([*lines, *text])]).fragments
    return [f.text for f in found if isinstance(f, RawText)][:-1]


LONG = "渠" * (WIDE - VALUE)


def test_a_full_value_goes_on_below_itself() -> None:
    found = texts(
        row("地点：", LONG, 0), line(LONG, 1, indent=VALUE), line("三孔闸", 2, indent=VALUE)
    )
    assert found == [f"地点：\t{LONG}{LONG}三孔闸"]


def test_what_stands_below_a_short_value_or_deeper_is_another_line() -> None:
    assert len(texts(row("地点：", "渠首", 0), line("三孔闸", 1, indent=VALUE))) == 2
    assert len(texts(row("地点：", LONG, 0), line("三孔闸", 1, indent=VALUE + 3))) == 2


def test_the_next_label_begins_a_line_of_its_own() -> None:
    found = texts(row("地点：", LONG, 0), line("三孔闸", 1, indent=VALUE), row("时间：", "四月", 2))
    assert found == [f"地点：\t{LONG}三孔闸", "时间：\t四月"]


def test_text_below_a_long_sentence_with_a_tab_is_another_line() -> None:
    y, words = 100.0, "渠首管理办法今年起施行"
    first = [*atoms(words, LEFT, y), *atoms("渠" * 12, LEFT + 16 * SIZE, y)]
    (made,) = build_lines(first, 1)
    assert len(texts(made, line("三孔闸", 1, indent=16))) == 2

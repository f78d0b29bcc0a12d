"""Rules printed between lines part them and are told to whoever reads the structure."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.raw import Hints, RawText
from stages.extract._layout.compose import compose
from stages.extract._layout.model import Line, Page, Ruling
from tests.extract._print import LEFT, PITCH, SIZE, WIDE, full, line, page

RED = "FF0000"


def ruled(lines: list[Line], *ys: float, long: float = 1.0, color: str = RED) -> Page:
    x1 = LEFT + long * WIDE * SIZE
    return replace(page(lines), rules=tuple(Ruling(LEFT, x1, y, color) for y in ys))


def under(row: int, share: float = 0.5) -> float:
    """The height at ``share`` of the way from line ``row`` to the next."""
    return 100 + row * PITCH + SIZE + share * (PITCH - SIZE)


def hints(found: Page) -> list[tuple[str, str | None, str | None]]:
    def of(text: str, seen: Hints) -> tuple[str, str | None, str | None]:
        return text, seen.rule_above, seen.rule_below

    return [of(f.text, f.hints) for f in compose([found]).fragments if isinstance(f, RawText)]


LINES = [line(full("禾水发"), 0), line(full("关于"), 1), line("灌区的报告", 2)]


def test_a_rule_parts_lines_that_would_go_on_and_is_told_to_both() -> None:
    assert hints(ruled(LINES, under(0))) == [
        (LINES[0].text, None, RED),
        (LINES[1].text + LINES[2].text, RED, None),
    ]


def test_a_short_rule_parts_nothing() -> None:
    assert len(hints(ruled(LINES, under(0), long=0.4))) == 1


def test_a_rule_that_touches_its_line_underlines_it() -> None:
    assert len(hints(ruled(LINES, under(0, 0.1)))) == 1


def test_two_rules_close_together_underline_nothing() -> None:
    found = ruled(LINES, under(0, 0.1), under(0, 0.4))
    assert [above for _text, above, _below in hints(found)] == [None, RED]


def test_two_words_underlined_side_by_side_part_nothing() -> None:
    y, x1 = under(0, 0.1), LEFT + WIDE * SIZE
    rules = (Ruling(LEFT, LEFT + 40, y, RED), Ruling(LEFT + 60, x1, y, RED))
    assert len(hints(replace(page(LINES), rules=rules))) == 1


def test_the_rule_of_a_running_head_parts_no_sentence_over_the_page_end() -> None:
    first = page([line("青禾县水务局", -3), line(full("我们"), 3), line(full("继续"), 4)])
    head = replace(line("青禾县水务局", -3), page=2)
    rest = replace(line("努力工作。", 3), page=2)
    second = replace(
        page([head, rest], 2), rules=(Ruling(LEFT, LEFT + WIDE * SIZE, under(-2), "000000"),)
    )
    texts = [f.text for f in compose([first, second]).fragments if isinstance(f, RawText)]
    assert texts == [full("我们") + full("继续") + "努力工作。"]


def test_a_line_tells_how_far_down_its_page_it_stands() -> None:
    (fragment,) = compose([page([line("通知", 10)])]).fragments
    assert isinstance(fragment, RawText)
    assert fragment.hints.place == round((100 + 10 * PITCH + SIZE / 2) / 840, 3)


def test_paper_with_a_rule_under_each_line_parts_none() -> None:
    lines = [line(full("禾水"), row) for row in range(9)]
    assert len(hints(ruled(lines, *(under(row) for row in range(9))))) == 1


def test_a_rule_as_wide_as_its_column_parts_it_however_narrow_the_title_above() -> None:
    title = [line("禾水报", 0, indent=4)]
    left = [replace(line("河渠" * 5, row), column=1) for row in range(2, 10)]
    right = [replace(line("堤岸" * 5, row, indent=14), column=2) for row in range(2, 10)]
    y = under(4)
    rules = (Ruling(LEFT, LEFT + 10 * SIZE, y, RED), Ruling(LEFT, LEFT + 3 * SIZE, y + 112, RED))
    found = hints(replace(page(title + left + right), rules=rules))
    assert [len(text) for text, _above, _below in found] == [3, 30, 50 + 80]


def test_a_rule_above_a_column_does_not_part_it_from_the_column_before() -> None:
    head = [line(full("禾水"), 0)]
    left = [replace(line("河渠" * 5, row), column=1) for row in range(2, 10)]
    right = [replace(line("堤岸" * 5, row, indent=14), column=2) for row in range(2, 10)]
    found = hints(ruled([*head, *left, *right], under(0)))
    assert [text for text, _above, _below in found][1:] == ["河渠" * 40 + "堤岸" * 40]

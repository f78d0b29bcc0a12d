"""Formulae are told from text by how their parts are stacked; forms and underlines are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.origin import Box
from stages.extract._layout.model import Atom
from stages.extract._layout.stacked import Said, find_formulae, letter_of, read_across

SIZE = 20.0


def word(x: float, y: float, count: int, step: float = 20) -> list[Box]:
    """``count`` characters of 16 by 18 from ``x`` on, with their tops at ``y``."""
    return [(x + step * i, y, x + step * i + 16, y + 18) for i in range(count)]


def equals(x: float, y: float) -> list[Box]:
    """An equals sign whose middle is ``y``."""
    return [(x, y - 4, x + 13, y - 2), (x, y + 2, x + 13, y + 4)]


def fraction(x: float, y: float, above: int, below: int) -> list[Box]:
    """As many characters over and under a rule at ``y``."""
    wide = 20 * max(above, below)
    return [
        *word(x + (wide - 20 * above) / 2 + 2, y - 22, above),
        (x, y - 1, x + wide, y + 1),
        *word(x + (wide - 20 * below) / 2 + 2, y + 4, below),
    ]


def said(pieces: list[Box], text: str) -> Said:
    return Said(
        (
            min(b[0] for b in pieces),
            min(b[1] for b in pieces),
            max(b[2] for b in pieces),
            max(b[3] for b in pieces),
        ),
        text,
    )


RATE = [*word(200, 291, 1), *equals(222, 300), *fraction(242, 300, 3, 5)]
"""q = a fraction, 200 to 342 wide and 278 to 322 high."""


def test_a_fraction_behind_an_equals_sign_is_a_formula_with_all_its_parts() -> None:
    assert find_formulae(RATE, [], [], SIZE) == [(200, 278, 342, 322)]


def test_a_name_over_its_line_and_what_is_to_be_signed_below_it_are_none() -> None:
    assert find_formulae(fraction(242, 300, 3, 5), [], [], SIZE) == []
    beside = [*fraction(242, 300, 2, 4), *fraction(402, 300, 3, 4)]
    assert find_formulae(beside, [], [], SIZE) == []


def test_an_equation_on_one_line_is_none() -> None:
    line = [*word(200, 291, 1), *equals(222, 300), *word(242, 291, 2), (288, 299, 300, 301)]
    assert find_formulae(line, [], [said(line, "合计＝34一")], SIZE) == []


def test_a_word_underlined_behind_an_equals_sign_is_none() -> None:
    line = [*word(160, 278, 3), *equals(222, 287), *word(242, 278, 8), (240, 299, 324, 301)]
    below = word(160, 306, 12)
    assert find_formulae([*line, *below], [], [], SIZE) == []


def test_a_blank_to_be_filled_in_behind_an_equals_sign_is_none() -> None:
    blank = [*word(200, 291, 1), *equals(222, 300), (242, 308, 342, 310), *word(242, 330, 5)]
    assert find_formulae(blank, [], [], SIZE) == []


def test_a_dash_between_the_figures_of_the_rows_above_and_below_is_no_fraction_rule() -> None:
    dash = [*word(200, 291, 1), *equals(222, 300), (242, 299, 278, 301)]
    rows = [*word(242, 265, 2), *word(242, 317, 2)]
    assert find_formulae([*dash, *rows], [], [], SIZE) == []


def test_text_that_is_longer_than_the_rule_is_no_numerator() -> None:
    rule = [*word(200, 291, 1), *equals(222, 300), (262, 299, 304, 301)]
    below = word(264, 304, 2)
    assert find_formulae([*rule, *word(222, 278, 6), *below], [], [], SIZE) == []
    touching = (242.0, 278.0, 324.0, 296.0)
    assert find_formulae([*rule, touching, *below], [], [], SIZE) == []


def test_a_sum_with_its_limits_is_a_formula() -> None:
    limits: list[Box] = [(248, 270, 258, 280), (244, 318, 250, 328), (252, 318, 262, 328)]
    total = [
        *word(200, 291, 1),
        *equals(222, 300),
        (242, 286, 266, 314),
        *limits,
        *word(270, 291, 2),
    ]
    assert find_formulae(total, [], [], SIZE) == [(200, 270, 306, 328)]


def test_a_bracket_over_several_rows_is_a_formula_only_level_with_an_equals_sign() -> None:
    rows = [box for y in (270, 291, 312) for box in word(250, y, 3)]
    matrix = [(242.0, 266.0, 247.0, 334.0), *rows, (310.0, 266.0, 315.0, 334.0)]
    sign = [*word(200, 291, 1), *equals(222, 300)]
    assert find_formulae([*sign, *matrix], [], [], SIZE) == [(200, 266, 315, 334)]
    assert find_formulae(matrix, [], [], SIZE) == []
    low = [*word(200, 318, 1), *equals(222, 327)]
    assert find_formulae([*low, *matrix], [], [], SIZE) == []


def test_a_fraction_within_a_line_of_running_text_stays_in_it() -> None:
    rest = word(348, 291, 12)
    lines = [said(rest, "表示每户用水占全村的比重")]
    assert find_formulae([*RATE, *rest], [], lines, SIZE) == []
    far = word(400, 291, 12)
    assert find_formulae([*RATE, *far], [], [said(far, lines[0].text)], SIZE)


def test_latin_text_beside_a_fraction_is_running_text_too() -> None:
    rest = word(348, 291, 12, 12)
    lines = [said(rest, "is the share of every household")]
    assert find_formulae([*RATE, *rest], [], lines, SIZE) == []
    lines = [said(rest, "softmax(sin x)")]
    assert find_formulae([*RATE, *rest], [], lines, SIZE)


def test_lines_of_text_close_above_and_below_are_no_part_of_a_formula() -> None:
    above, below = word(100, 256, 20), word(100, 328, 20)
    lines = [
        said(above, "村里每年都把水费的账目张贴出来给大家看一"),
        said(below, "式中的各项都由会计按月登记再报到镇上汇总"),
    ]
    assert find_formulae([*above, *RATE, *below], [], lines, SIZE) == [(200, 278, 342, 322)]


def test_a_long_numerator_in_words_is_no_running_text() -> None:
    long = [*word(160, 291, 3), *equals(222, 300), *fraction(242, 300, 12, 8)]
    top = said([b for b in long if b[1] == 278], "本年度全县用水总量合计数")
    assert find_formulae(long, [], [top], SIZE) == [(160, 278, 482, 322)]


@pytest.mark.parametrize("number", ["（1）", "(3-2)", "……（A.4）"])
def test_the_number_at_the_edge_belongs_to_its_formula(number: str) -> None:
    at = word(500, 291, 3)
    lines = [said(at, number)]
    assert find_formulae([*RATE, *at], [], lines, SIZE) == [(200, 278, 560 - 4, 322)]


@pytest.mark.parametrize("text", ["（单位：元）", "12", "（见表1）"])
def test_other_text_at_the_edge_does_not(text: str) -> None:
    at = word(500, 291, 3)
    assert find_formulae([*RATE, *at], [], [said(at, text)], SIZE) == [(200, 278, 342, 322)]


def test_a_number_behind_other_text_is_not_that_of_the_formula() -> None:
    between, at = word(400, 291, 2), word(500, 291, 3)
    lines = [said(between, "其中"), said(at, "（1）")]
    found = find_formulae([*RATE, *between, *at], [], lines, SIZE)
    assert found == [(200, 278, 342, 322)]


def test_a_sign_that_is_known_stands_for_two_strokes() -> None:
    parts = [*word(200, 291, 1), (222.0, 294.0, 235.0, 306.0), *fraction(242, 300, 3, 5)]
    assert find_formulae(parts, [], [], SIZE) == []
    assert find_formulae(parts, [parts[1]], [], SIZE) == [(200, 278, 342, 322)]


def test_strokes_of_a_large_character_are_no_formula() -> None:
    """言 of a title has two strokes of one length, and others above and below."""
    speech: list[Box] = [
        (220, 277, 228, 284), (206, 286, 242, 288), (212, 292, 236, 294), (212, 297, 236, 299),
        (212, 302, 236, 316),
    ]  # fmt: skip
    title = [*speech, *[(x0 + 50, y0, x1 + 50, y1) for x0, y0, x1, y1 in speech]]
    letters = [(204.0, 276.0, 244.0, 326.0), (254.0, 276.0, 294.0, 326.0)]
    assert find_formulae(title, [], [said(title, "言言")], SIZE, letters) == []


def test_an_equals_sign_above_the_rule_is_none_of_the_fraction() -> None:
    inside = [*fraction(242, 300, 3, 5), *equals(290, 300)]
    assert find_formulae(inside, [], [], SIZE) == []


@pytest.mark.parametrize(
    ("char", "sure", "certain"),
    [
        ("言", None, True),
        ("言", 0.95, True),
        ("言", 0.4, False),
        ("二", 0.99, False),
        ("=", 0.9, False),
    ],
)
def test_only_what_is_surely_read_as_a_chinese_character_is_one(
    char: str, sure: float | None, certain: bool
) -> None:
    atom = Atom(text=char, box=(0, 0, 20, 20), size=20, sure=sure)
    assert (letter_of(atom) is not None) is certain


def test_a_line_of_which_a_formula_would_hold_only_a_part_keeps_it_text() -> None:
    wide = Said((200, 282, 700, 318), "q=a 另有")
    assert find_formulae(RATE, [], [wide], SIZE) == []


def test_a_formula_is_said_from_left_to_right_and_from_top_to_bottom() -> None:
    lines = [
        Said((260, 322, 340, 340), "总数"),
        Said((200, 310, 250, 330), "率＝"),
        Said((270, 300, 330, 318), "数"),
        Said((350, 310, 400, 330), "×2"),
    ]
    assert read_across(lines) == ["率＝", "数", "总数", "×2"]


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(1, 90), st.integers(1, 40)),
        max_size=40,
    )
)
def test_no_heap_of_pieces_is_refused_and_a_formula_holds_an_equals_sign(
    heap: list[tuple[int, int, int, int]],
) -> None:
    pieces = [(float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in heap]
    assert find_formulae(pieces, [], [], SIZE) == find_formulae(pieces[::-1], [], [], SIZE)
    for x0, y0, x1, y1 in find_formulae([*pieces, *RATE], [], [], SIZE):
        assert x1 - x0 >= 2 * SIZE
        assert y1 - y0 >= SIZE

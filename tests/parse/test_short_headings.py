"""Short lines over paragraphs, in a text that has neither looks nor numbers."""

from __future__ import annotations

import pytest

from tests.parse.test_headings import outline, tree
from tests.parse.test_parts import BODY, line, parsed
from tests.parse.wordform import raw_of

NAMES = ("苗圃改建", "山林看护", "来年思路")
TEXTS = tuple(mark + BODY for mark in "春夏秋冬")
MORE = tuple(mark + BODY for mark in "甲乙丙丁戊己庚辛壬癸")
LINES = (TEXTS[3], *(each for pair in zip(NAMES, TEXTS, strict=False) for each in pair))


def headings(*lines: str) -> list[str]:
    return [each[2] for each in tree(*lines) if isinstance(each, tuple)]


def test_short_lines_each_over_a_paragraph_are_headings() -> None:
    assert tree(*LINES) == ["…", *((1, "", name, False, ["…"]) for name in NAMES)]


@pytest.mark.parametrize(
    ("before", "heads"), [("问题{}：", True), ("【议题{}】", True), ("某{}：", False)]
)
def test_what_a_word_counts_may_head_them(before: str, heads: bool) -> None:
    names = [before.format(n) + name for n, name in zip("一二三", NAMES, strict=True)]
    lines = (each for pair in zip(names, TEXTS, strict=False) for each in pair)
    assert headings(TEXTS[3], *lines) == (names if heads else [])


def test_numbers_begin_anew_below_them() -> None:
    lines = (NAMES[0], "1.育苗", TEXTS[0], "2.移栽", TEXTS[1], *LINES[3:])
    assert headings(*lines) == [*NAMES]
    assert headings("一、育苗", *lines) == ["育苗"]


@pytest.mark.parametrize(
    "lines",
    [
        (*LINES[:-2], TEXTS[2]),  # two are too few
        (*LINES[:3], *MORE, "另有一行", *LINES[3:]),  # a short line over nothing
        (*LINES, NAMES[0], "又" + BODY),  # one says the same again
        (*LINES, "渠首以上各段由护渠队每周清淤一次并把结果逐日登记在册", TEXTS[0]),  # cut lines
        tuple({name: name[:3] for name in NAMES}.get(each, each) for each in LINES),  # speakers
    ],
)
def test_else_they_are_none(lines: tuple[str, ...]) -> None:
    assert headings(*lines) == []


def test_where_looks_are_known_a_plain_short_line_is_none() -> None:
    lines = [line(text, size=16.0, align="left") for text in LINES]
    lines[-1] = line(LINES[-1], size=16.0, align="right")
    body = parsed(raw_of(tuple(lines))).body
    assert not [each for each in outline(body) if isinstance(each, tuple)]

"""Points: 一是 … 二是 …, 第一，…, （1）… inside a paragraph or at its start.

A ``point`` span covers the **whole** point: from its label to the next label of its row, or to
the end of the paragraph, or to a sentence that turns to something new (下一步，…). Its
``label`` is the words that number it (一是, 第一，, （1）). The sentence that heads it is
a ``lead`` (``leads.py``).

A label counts only where a sentence or clause begins (统一是…, 一是一 hold none), and only in
a row that begins with its first number, unless it opens the paragraph. A circled number behind a
word and before a mark points at a note (达标②。), one beside another at items (①③).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import BLANKS, fold_width
from pipeline.labels import LAW, read_label
from pipeline.numerals import NUMERALS, chinese_number
from pipeline.remembered import remembered
from pipeline.report import Span

_N = rf"(?P<n>[{NUMERALS}]{{1,3}})"
_CLAUSE = r"(?:^|(?<=[。；：，！？;:!?\n]))"
_SENTENCE = r"(?:^|(?<=[。；：！？;:!?\n]))"
_LEAD = rf"[{BLANKS}“]*"

_ROWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("是", re.compile(rf"{_CLAUSE}{_LEAD}(?P<label>{_N}是)(?!否|非|(?P=n))")),
    ("要", re.compile(rf"{_CLAUSE}{_LEAD}(?P<label>{_N}要)(?!点|求|素|领)")),
    ("第", re.compile(rf"{_SENTENCE}{_LEAD}(?P<label>第{_N}[，、,])")),
    ("其", re.compile(rf"{_SENTENCE}{_LEAD}(?P<label>其{_N}[，、,是])")),
    ("()", re.compile(rf"{_CLAUSE}{_LEAD}(?P<label>[（(](?P<n>\d{{1,2}})[)）])")),
    ("（一）", re.compile(rf"{_CLAUSE}{_LEAD}(?P<label>[（(]{_N}[)）])")),
    ("○", re.compile(r"(?<![①-⑳])(?P<label>(?P<n>[①-⑳]))(?![①-⑳，。；：、！？])")),
)
_ANY = re.compile(rf"[{NUMERALS}][是要]|[第其(（][{NUMERALS}\d]|[①-⑳]")
"""What every mark of a row holds: most texts hold none of it."""
_TURNS = re.compile(
    r"(?<=[。！？])(?=(?:下一步|下步|下一阶段|今后|新的一年|新一年|来年|明年|接下来"
    r"|总之|综上|以上|与此同时|同时也要看到)[，、,])"
)


class _Mark(Struct, frozen=True):
    row: str
    number: int
    start: int
    label: str


def find_points(text: str) -> list[Span]:
    """The points of a paragraph in order."""
    marks = sorted(_in_rows(text), key=lambda mark: mark.start)
    spans = [_span(text, marks, i) for i in range(len(marks))]
    return [*_whole(text, marks), *spans]


def _whole(text: str, marks: list[_Mark]) -> list[Span]:
    """A paragraph that begins with 1. or ① or 一、 is a point as a whole."""
    label = read_label(text)
    if label is not None and label.mark in LAW:
        return []  # 第三部分所列… is spoken of; where it counts, it heads a section
    if label is None or label.end >= len(text) or any(mark.start == 0 for mark in marks):
        return []
    return [Span(kind="point", start=0, end=len(text), label=text[: label.end])]


def _in_rows(text: str) -> Iterator[_Mark]:
    if not _ANY.search(text):
        return
    for row, pattern in _ROWS:
        yield from _true_row(_found(row, pattern, text))


def _found(row: str, pattern: re.Pattern[str], text: str) -> list[_Mark]:
    return [
        _Mark(row, number, match.start("label"), match["label"])
        for match in pattern.finditer(text)
        if (number := _value(match["n"]))
    ]


def _value(digits: str) -> int:
    if "①" <= digits <= "⑳":
        return ord(digits) - ord("①") + 1
    folded = fold_width(digits)
    return int(folded) if folded.isdecimal() else chinese_number(digits) or 0


def _true_row(marks: list[_Mark]) -> list[_Mark]:
    """Those of ``marks`` that number a row: it begins with 1 and goes up; a single mark is no
    row unless it opens the paragraph."""
    row: list[_Mark] = []
    for mark in marks:
        if mark.start == 0 or mark.number == 1 or (row and mark.number > row[-1].number):
            row.append(mark)
    return [m for i, m in enumerate(row) if m.start == 0 or _has_neighbour(row, i)]


def _has_neighbour(row: list[_Mark], index: int) -> bool:
    number = row[index].number
    after = index + 1 < len(row) and row[index + 1].number > number
    return after or (index > 0 and row[index - 1].number < number)


def _span(text: str, marks: list[_Mark], index: int) -> Span:
    mark = marks[index]
    outer = {m.row for m in marks[:index]} | {mark.row}
    end = next((m.start for m in marks[index + 1 :] if m.row in outer), None)
    if end is None:
        turn = _TURNS.search(text, mark.start)
        end = turn.start() if turn else len(text)
    return Span(kind="point", start=mark.start, end=end, label=mark.label)


@remembered
def point_number(label: str) -> tuple[str | None, int]:
    """The row that a label such as 二是 belongs to, and its number; (None, 0) for others."""
    for row, pattern in _ROWS:
        match = pattern.match(label)
        if match and match["label"] == label:
            return row, _value(match["n"])
    return None, 0

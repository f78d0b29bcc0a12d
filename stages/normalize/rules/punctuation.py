"""Half-width marks of Chinese text become full-width, by what stands around them.

GB/T 15834. What a mark is, is told from the whole text, never from a run of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.chars import CJK
from pipeline.labels import read_label
from pipeline.report import Report
from pipeline.stage import Edit, Rule
from pipeline.style import Style
from stages.normalize._brackets import chinese_brackets
from stages.normalize._full_stop import is_full_stop
from stages.normalize._protect import protected, within
from stages.normalize._texts import (
    OPENING,
    after,
    before,
    clause,
    is_chinese,
    is_han,
    is_latin,
    mostly_chinese,
    prose,
)

_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_SMALL = dict(zip("｡､﹐﹑﹒﹔﹕﹖﹗", "。、，、。；：？！", strict=True))
_MARK = re.compile("[,;:]|[?!]+|[｡､﹐﹑﹔﹕﹖﹗]|(?<![0-9])﹒|﹒(?![0-9])")
_STOP = re.compile(r"(?<![.．])[.．](?![.．])")
_ANY = re.compile(r"[,;:?!().．｡､﹐﹑﹒﹔﹕﹖﹗]")
_ENUMERATED = re.compile("(?:附件|附表|附图|图|表)[0-9]{1,3}$")
_LATIN_TAIL = re.compile("[ -~]*$")
_LATIN_ROW = re.compile(
    rf"(?<=[{CJK}])[A-Za-z][A-Za-z0-9+#]{{1,30}}(?:,[A-Za-z][A-Za-z0-9+#]{{1,30}}){{1,20}}(?=[{CJK}])"
)
"""使用Word,Excel等; x,y of a formula have no second letter."""
_SPOKEN_OF = re.compile("(?<=[“‘「『])[,;:?!](?=[”’」』])")
"""A mark alone between quotation marks is named, not used: 各值之间写“,”."""
_DOTTED_LABELS = ("cn_comma", "arabic_dot", "decimal", "half_paren", "cn_paren", "arabic_paren")
_ROUNDS = 30
"""Marks settle each other's surroundings; a text is looked at anew until none moves."""


def propose(report: Report, _style: Style) -> Iterator[Edit]:
    for text in prose(report, _ANY):
        new = _widened(text.text)
        for start, (old, char) in enumerate(zip(text.text, new, strict=True)):
            if old != char:
                yield Edit(
                    block=text.block,
                    field=text.field,
                    start=start,
                    end=start + 1,
                    after=char,
                    why="中文语句用全角标点",
                )


def _widened(text: str) -> str:
    """``text`` with its Chinese marks full-width; it keeps its length."""
    kept = protected(text)
    label = read_label(text)
    dotted = label.end if label and label.mark in _DOTTED_LABELS else 0
    for _round in range(_ROUNDS):
        chars = list(text)
        for at in chinese_brackets(text, kept):
            chars[at] = "（" if chars[at] == "(" else "）"
        for found in _MARK.finditer(text, dotted):
            if not (within(kept, found.start()) or _SPOKEN_OF.match(text, found.start())):
                behind = any(end == found.start() for _start, end in kept)
                _widen(text, found, chars, behind_address=behind)
        for row in _LATIN_ROW.finditer(text, dotted):
            for at in range(*row.span()):
                chars[at] = "，" if chars[at] == "," else chars[at]
        for found in _STOP.finditer(text, dotted):
            if not within(kept, found.start()) and is_full_stop(text, found.start()):
                chars[found.start()] = "。"
        new = "".join(chars)
        if new == text:
            break
        text = new
    return text


def _widen(text: str, found: re.Match[str], chars: list[str], *, behind_address: bool) -> None:
    after_address = behind_address and is_han(after(text, found.end()))
    for at in range(*found.span()):
        if chars[at] in _SMALL:
            chars[at] = _SMALL[chars[at]]
        elif after_address or _is_chinese_mark(text, found.start(), found.end()):
            chars[at] = _WIDE[chars[at]]


def _is_chinese_mark(text: str, start: int, end: int) -> bool:
    """A mark belongs to the clause that it closes; between Latin words or digits it stays."""
    left, right = before(text, start), after(text, end)
    if is_chinese(left):
        return True
    if left == "":
        return False
    if is_latin(right):
        return text[start] == ":" and bool(_ENUMERATED.search(text[:start]))
    words = clause(text, start)
    if any(map(is_han, words)):
        return True
    return (
        (is_han(right) or (right != "" and right in OPENING))
        and len(_LATIN_TAIL.findall(text[:start])[0].split()) < 3
        and mostly_chinese(text)
    )


RULE = Rule(
    name="punctuation",
    says="Half-width marks of Chinese text become full-width; brackets in pairs.",
    example=(
        "会议(第3次)于9:30开始,学习了2项制度:考勤,值班.",
        "会议（第3次）于9:30开始，学习了2项制度：考勤，值班。",
    ),
    propose=propose,
    after=("quotes", "number_brackets", "dates"),
)

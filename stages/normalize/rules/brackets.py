"""Brackets without a partner: a person must say where the other one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.labels import read_label
from pipeline.messages import say
from pipeline.numerals import NUMERALS
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style
from stages.normalize._across import Alone, without_neighbours
from stages.normalize._proposals import CONTEXT, finding
from stages.normalize._protect import protected, within
from stages.normalize._texts import prose

_PAIRS = ("()", "（）", "〔〕", "【】")
_ROUND = "()（）"
_BRACKET = re.compile(f"[{''.join(_PAIRS)}]")
_NUMBERED = re.compile(rf"(?:^|[^A-Za-z0-9{NUMERALS}])(?:\d{{1,3}}|[A-Za-z]|[{NUMERALS}]{{1,3}})$")
"""Before a closing bracket: 其中a)项; 1）."""
_FACE = re.compile("[:;：；][-~]?$")


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    found = [Alone(text, at) for text in prose(report, _BRACKET) for at in _alone(text.text)]
    for bracket in without_neighbours(report, found, _fits):
        message = say("括号不成对，请对照原件补上或删去")
        at = bracket.at
        yield finding(bracket.text, at, at + 1, "unpaired_mark", message, around=CONTEXT)


def _alone(text: str) -> list[int]:
    kept = protected(text)
    label = read_label(text)
    start = label.end if label else 0
    opened: list[int] = []
    alone: list[int] = []
    for found in _BRACKET.finditer(text, start):
        at, mark = found.start(), found[0]
        if within(kept, at):
            continue
        if any(mark == pair[0] for pair in _PAIRS):
            opened.append(at)
        elif opened and _fits(text[opened[-1]], mark):
            opened.pop()
        elif not _is_meant_alone(text, at):
            alone.append(at)
    return sorted(alone + [at for at in opened if not _is_face(text, at)])


def _fits(left: str, right: str) -> bool:
    """Width does not count: the other one of a pair is a matter of the rule punctuation."""
    if left in _ROUND:
        return left in "(（" and right in ")）"
    return left + right in _PAIRS


def _is_meant_alone(text: str, at: int) -> bool:
    """1) a) 一） number what follows."""
    before = text[max(0, at - 5) : at]
    return text[at] in ")）" and bool(_NUMBERED.search(before) or _FACE.search(before))


def _is_face(text: str, at: int) -> bool:
    return text[at] in "(（" and bool(_FACE.search(text[max(0, at - 2) : at]))


RULE = Rule(
    name="brackets",
    says="A bracket without a partner is noted, with its place.",
    example=("见附件（共3页，已送达", "unpaired_mark “（”"),
    propose=propose,
    after=("punctuation", "number_brackets"),
)

"""《 》 in pairs, 〈 〉 inside them (GB/T 15834, 4.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.messages import say
from pipeline.report import Report
from pipeline.stage import Proposal, Rule
from pipeline.style import Style
from pipeline.walk import Text
from stages.normalize._across import Alone, without_neighbours
from stages.normalize._proposals import CONTEXT, edit, finding
from stages.normalize._protect import Stretch, protected, within
from stages.normalize._texts import before, prose

_MARK = re.compile("[《》〈〉]")
_DOCUMENT = "法|条例|规定|办法|准则|规则|细则|决定|通知|意见|方案|纲要|章程|制度"
_TYPED = re.compile(
    rf"(?<![<＜])(?P<open><<|[<＜])(?=关于|[^<>＜＞\n]{{1,60}}(?:{_DOCUMENT})[>＞])"
    r"[^<>＜＞\n]{1,80}(?P<close>>>|[>＞])(?![>＞])"
)
"""A title between signs of comparison; <<姓名>> is a place for a program to fill in."""
_TITLE = re.compile(rf"〈(?:关于[^〈〉]*|[^〈〉]*(?:{_DOCUMENT}))〉")
_ANY = re.compile("[《》〈〉<＜]")
_KINDS = {"》": "《", "〉": "〈"}


class _Pair(Struct, frozen=True):
    start: int
    end: int
    depth: int


def propose(report: Report, _style: Style) -> Iterator[Proposal]:
    lone: list[Alone] = []
    for text in prose(report, _ANY):
        kept = protected(text.text)
        for typed in _TYPED.finditer(text.text):
            if not within(kept, typed.start()):
                yield edit(text, *typed.span("open"), "《", "书名号用“《》”")
                yield edit(text, *typed.span("close"), "》", "书名号用“《》”")
        pairs, alone = _pairs(text.text, kept)
        lone += (Alone(text, at) for at in alone)
        if not alone:
            for pair in pairs:
                yield from _turned(text, pair)
    for mark in without_neighbours(report, lone, lambda left, right: _KINDS.get(right) == left):
        message = say("书名号不成对，请对照原件补上或删去")
        at = mark.at
        yield finding(mark.text, at, at + 1, "unpaired_mark", message, around=CONTEXT)


def _pairs(text: str, kept: list[Stretch]) -> tuple[list[_Pair], list[int]]:
    """Pairs of marks of one kind with their depth from 0, and the marks without a partner."""
    opened: list[int] = []
    pairs: list[_Pair] = []
    alone: list[int] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found[0]
        if within(kept, at):
            continue
        if mark not in _KINDS:
            opened.append(at)
            continue
        depth = next((d for d in _down(opened) if text[opened[d]] == _KINDS[mark]), None)
        if depth is None:
            alone.append(at)
        else:
            alone += opened[depth + 1 :]
            pairs.append(_Pair(opened[depth], at, depth))
            del opened[depth:]
    return pairs, sorted(alone + opened)


def _down(opened: list[int]) -> range:
    """The deepest first, and no deeper than titles go."""
    return range(len(opened) - 1, max(-1, len(opened) - 5), -1)


def _turned(text: Text, pair: _Pair) -> Iterator[Proposal]:
    """《 》 outside, 〈 〉 within, 《 》 within those. 〈 〉 outside may be meant otherwise where
    they hold no title, and a mark behind 、 opens a title of its own inside another: the closing
    one before it is missing."""
    if pair.depth == 0 and not _TITLE.match(text.text, pair.start):
        return
    if pair.depth and before(text.text, pair.start) in ("、", "》", "〉"):
        return
    left, right = "〈〉" if pair.depth % 2 else "《》"
    for at, mark in ((pair.start, left), (pair.end, right)):
        if text.text[at] != mark:
            yield edit(text, at, at + 1, mark, "书名号用“《》”，书名号内再用“〈〉”")


RULE = Rule(
    name="book_titles",
    says="Titles stand in 《》, a title inside one in 〈〉; a mark without a partner is noted.",
    example=("转发《关于印发《考勤办法》的通知》", "转发《关于印发〈考勤办法〉的通知》"),
    propose=propose,
)

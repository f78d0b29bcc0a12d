"""Quotation marks are “…” with ‘…’ inside, each turned the right way (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.messages import say
from pipeline.report import Report
from pipeline.stage import Edit, Proposal, Rule
from pipeline.style import Setting, Style
from pipeline.walk import Text
from stages.normalize._across import Alone, without_speeches
from stages.normalize._pairing import STRAY, Mark, read
from stages.normalize._proposals import CONTEXT, edit, finding
from stages.normalize._quote_marks import DOUBLE, SINGLE, find
from stages.normalize._texts import HAN, after, before, is_chinese, is_latin, prose

_ANY = re.compile(f"[{''.join((*DOUBLE, *SINGLE))}]")
_NONE = f"[^{''.join((*DOUBLE, *SINGLE))}]*"
_RIGHT = re.compile(f"{_NONE}(?:“{_NONE}(?:‘{_NONE}’{_NONE})*”{_NONE})*")
"""Marks that all stand as they should: most texts need no reading."""

_OUTER = Setting(name="outer", default="“”", says="the marks around a quotation", length=2)
_INNER = Setting(name="inner", default="‘’", says="those inside one", length=2)


class _Pair(Struct, frozen=True):
    start: int
    end: int
    depth: int


def propose(report: Report, style: Style) -> Iterator[Proposal]:
    glyphs = (style.setting(RULE.name, _OUTER), style.setting(RULE.name, _INNER))
    alone: list[Alone] = []
    for text in prose(report, _ANY):
        if glyphs == ("“”", "‘’") and _RIGHT.fullmatch(text.text):
            continue
        pairs, unpaired = _read(text.text)
        for pair in pairs:
            yield from _edits(text, pair, glyphs[pair.depth])
        alone += [Alone(text, mark.at) for mark in sorted(unpaired, key=lambda m: m.at)]
    for left in without_speeches(report, alone):
        message = say("引号不成对，请对照原件补上或删去")
        yield finding(left.text, left.at, left.at + 1, "unpaired_quote", message, around=CONTEXT)


def _read(text: str) -> tuple[list[_Pair], list[Mark]]:
    """All sure pairs of ``text`` with their depth, and the marks without a partner."""
    doubles, alone = _pairs(text, find(text, DOUBLE))
    singles: list[_Pair] = []
    groups: dict[_Pair | None, list[Mark]] = {}
    for mark in find(text, SINGLE):
        holding = [p for p in doubles if p.start < mark.at < p.end]
        groups.setdefault(holding[-1] if holding else None, []).append(mark)
    for around, marks in groups.items():
        if around is None and alone:
            continue  # what these are depends on marks that are not understood
        if around is not None and around.depth > 0:
            return [], marks  # three levels deep: a person must say which is which
        found, odd = _pairs(text, marks)
        singles += [_Pair(p.start, p.end, 0 if around is None else 1) for p in found]
        alone += [m for m in odd if m.typed or _beside_chinese(text, m.at)]
    outer = [p for p in singles if p.depth == 0]
    doubles = [
        _Pair(p.start, p.end, 1) if any(o.start < p.start < o.end for o in outer) else p
        for p in doubles
    ]
    everything = [p for p in doubles + singles if not _is_latin(text, p)]
    return everything, alone


def _pairs(text: str, marks: list[Mark]) -> tuple[list[_Pair], list[Mark]]:
    reading = read(marks)
    pairs = [_Pair(marks[a].at, marks[b].at, depth) for a, b, depth in reading.pairs]
    alone = [marks[i] for i in reading.unpaired if marks[i].stray_price >= STRAY]
    return pairs, [m for m in alone if not _in_latin(text, m.at)]


def _edits(text: Text, pair: _Pair, glyphs: str) -> Iterator[Edit]:
    for at, glyph in zip((pair.start, pair.end), glyphs, strict=True):
        typed = text.text[at]
        if typed != glyph:
            turned = typed in "“”‘’" and glyph in "“”‘’"
            why = "引号方向或层次有误" if turned else "引号用“ ”，引号内再用‘ ’"
            yield edit(text, at, at + 1, glyph, why)


def _is_latin(text: str, pair: _Pair) -> bool:
    """A quotation of Latin words amid Latin words keeps its marks."""
    if HAN.search(text, pair.start, pair.end):
        return False
    left, right = before(text, pair.start), after(text, pair.end + 1)
    return is_latin(left) and is_latin(right)


def _in_latin(text: str, at: int) -> bool:
    left, right = before(text, at), after(text, at + 1)
    return is_latin(left) and is_latin(right)


def _beside_chinese(text: str, at: int) -> bool:
    return is_chinese(before(text, at)) or is_chinese(after(text, at + 1))


RULE = Rule(
    name="quotes",
    says="Quotation marks are “…” with ‘…’ inside, each turned the right way.",
    example=("提出\"真抓'实'干“的要求，做到”知行“合一", "提出“真抓‘实’干”的要求，做到“知行”合一"),
    propose=propose,
    settings=(_OUTER, _INNER),
)

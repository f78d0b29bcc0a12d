"""Leads: a short opening sentence that heads what follows it: 强化组织领导。

Three places: the sentence behind the label of a point (一是加大教育力度。…); a sentence
within a paragraph that is short, has no pause, opens with a verb of headlines and is
followed by a longer sentence; and short sentences of one length, three at least, each
before a longer one: 先管住自己。… 再管好队伍。… 也带上家属。…, in one paragraph or at the
start of one paragraph after another. A ``lead`` span covers the sentence with its 。 but not the
label of its point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.report import Span

VERBS = (
    "强化|加强|注重|严守|严树|严格|严明|严肃|深化|推进|推动|坚持|坚定|坚决|坚守|落实|提高|提升|抓好|抓实|抓牢"
    "|抓细|突出|狠抓|紧抓|压实|压紧|完善|健全|夯实|筑牢|优化|聚焦|聚力|改进|转变|规范|拓宽|拓展|创新|建立"
    "|构建|打造|营造|做好|做实|做优|做强|做细|树立|树牢|牢记|牢固|增强|扩大|加大|加快|促进|保障|把牢|把好"
    "|守牢|守住|守好|厉行|从严|全面|持续|扎实|认真|积极|主动|带头|切实|统筹|着力|大力|发挥|培育|弘扬|补齐|理顺"
    "|盯紧|看住|看好|管住|管好|用好|搭建|开展|实施|防范|化解|维护|遵守|恪守|履行|廉洁|勤政|勤勉|务实"
)
"""The verbs that headlines within reports open with."""

BARE = 14
"""Characters of a lead that no label announces."""
LABELLED = 30
"""Characters of a lead behind 一是."""

IN_A_ROW = 3
"""Short sentences of one length that are leads, whatever they begin with."""
ALIKE = 1
"""Characters by which they may differ."""

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”』」’]?|\n")
_HEADLINE = re.compile(rf"^(?:{VERBS})[\u4e00-\u9fff“”‘’]+。$")
_PLAIN = re.compile(r"^[\u4e00-\u9fff“”‘’]+。$")
_PAUSE = re.compile(r"[，、；：,;:]")


def find_leads(text: str, points: Iterable[Span]) -> list[Span]:
    """The leads of a paragraph with ``points``."""
    labelled = {p.start + len(p.label or ""): p.end for p in points if p.label}
    found = [lead for start, end in labelled.items() if (lead := _behind(text, start, end))]
    if not labelled:
        found += _parallel(text)
    taken = {lead.end for lead in found}
    return found + [lead for lead in _bare(text, set(labelled)) if lead.end not in taken]


def _behind(text: str, start: int, end: int) -> Span | None:
    """The first sentence of a point, where it is short and more follows."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    stop = text.find("。", start, end)
    said = text[start:stop]
    if stop < 0 or stop + 1 >= end or not said or len(said) > LABELLED:
        return None
    if len(_PAUSE.findall(said)) > 1 or "；" in said or "：" in said:
        return None
    return Span(kind="lead", start=start, end=stop + 1)


def opening_lead(text: str) -> Span | None:
    """The first sentence of ``text``, where it is short, has no pause, and a longer one follows;
    it is a lead where the paragraphs beside it begin so too."""
    first = _SENTENCE.match(text)
    after = _SENTENCE.match(text, first.end()) if first else None
    if first is None or after is None or not _could_lead(first[0], after[0]):
        return None
    return Span(kind="lead", start=0, end=first.end())


def alike(leads: Sequence[Span]) -> bool:
    """Whether ``leads`` are a row of one length."""
    lengths = [lead.end - lead.start for lead in leads]
    return len(lengths) >= IN_A_ROW and max(lengths) - min(lengths) <= ALIKE


def _could_lead(said: str, after: str) -> bool:
    return len(said) <= BARE + 1 and _PLAIN.match(said) is not None and len(after) > len(said)


def _parallel(text: str) -> list[Span]:
    """Short sentences of one length within a paragraph, none right behind another."""
    sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(text)]
    found = [
        Span(kind="lead", start=start, end=end)
        for (start, end), (after, stop) in pairwise(sentences)
        if _could_lead(text[start:end], text[after:stop])
    ]
    return found if alike(found) else []


def _bare(text: str, labels: set[int]) -> Iterator[Span]:
    sentences = [(m.start(), m.end()) for m in _SENTENCE.finditer(text)]
    for (start, end), (after, stop) in pairwise(sentences):
        said = text[start:end]
        fits = len(said) <= BARE + 1 and _HEADLINE.match(said) is not None
        if fits and stop - after > len(said) and start not in labels:
            yield Span(kind="lead", start=start, end=end)

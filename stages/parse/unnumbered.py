"""Headings without a number and without a style: 附则 where a regulation has it, and lines in a
look of their own that comes again over one paragraph after another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from msgspec import Struct

from pipeline.labels import LAW
from pipeline.raw import Hints
from stages.parse.lines import Held, Item, Line
from stages.parse.words import has_sentence, is_centred, is_date, is_partial_date, label_of

WORDS = frozenset({"序言", "前言", "引言", "导言", "总则", "附则", "结语", "结束语", "后记"})
"""Headings that regulations and reports leave without a number."""

LONGEST = 25
"""Characters of a heading that only its look tells."""
FEWEST = 3
"""Lines in one look at least."""
RARE = 0.2
"""Share of the document's characters that such a look may have at most."""
OVER_TEXT = 20
"""Characters from which a line below is a paragraph of the text."""

_END = re.compile(r"[。；，：！？、,.:;!?…]$|\t")
_HAN = re.compile("[\u4e00-\u9fff]")
_BRACKETS = re.compile(r"^[（(【《<].*[)）】》>]$")


class _Look(Struct, frozen=True):
    centred: bool
    bold: bool
    font: str | None
    size: float | None
    color: str | None


def by_words(items: list[Item]) -> frozenset[int]:
    """The lines that say 附则, 序言 and nothing else, over a text: in a document of chapters, or
    where their look parts them from it."""
    law = any(_opens_chapter(item) for item in items)
    usual = _usual(items)
    return frozenset(
        index
        for index, item in enumerate(items)
        if isinstance(item, Line)
        and item.role is None
        and item.ink in WORDS
        and _is_over(items, index, least=0 if law else OVER_TEXT)
        and (law or item.level is not None or _differs(item, usual))
    )


def by_look(items: list[Item]) -> frozenset[int]:
    """Lines that are short, bold or centred or coloured or larger, alike, and each over a text.
    Only a document without heading styles is trusted to have such, whose numbers, if it has any,
    begin anew below each of these lines."""
    if any(isinstance(item, Line) and item.level is not None for item in items):
        return frozenset()
    usual = _usual(items)
    looks: defaultdict[_Look, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if isinstance(item, Line) and _could_head(item) and _differs(item, usual):
            looks[_look(item)].append(index)
    weight = _weights(items)
    whole = sum(weight.values()) or 1
    found: set[int] = set()
    for look, at in looks.items():
        over = [i for i in at if _is_over(items, i, least=OVER_TEXT) or _is_over_first(items, i)]
        if len(over) < FEWEST or 5 * len(over) < 4 * len(at) or weight[look] > RARE * whole:
            continue
        if _rows_begin_below(items, over):
            found |= set(over)
    return frozenset(found)


def _opens_chapter(item: Item) -> bool:
    label = label_of(item) if isinstance(item, Line) and item.role is None else None
    return label is not None and label.mark in LAW and label.mark != "article"


def _look(line: Line) -> _Look:
    hints: Hints = line.hints
    return _Look(is_centred(line), hints.bold, hints.font, hints.size, hints.color)


def _weights(items: list[Item]) -> Counter[_Look]:
    weight: Counter[_Look] = Counter()
    for item in items:
        if isinstance(item, Line):
            weight[_look(item)] += len(item.ink)
    return weight


def _usual(items: list[Item]) -> _Look | None:
    """The look that most characters have."""
    weight = _weights(items)
    return max(weight, key=lambda look: weight[look]) if weight else None


def _differs(line: Line, usual: _Look | None) -> bool:
    look = _look(line)
    if usual is None:
        return False
    larger = look.size is not None and usual.size is not None and look.size >= usual.size * 1.1
    bold, centred = look.bold and not usual.bold, look.centred and not usual.centred
    return larger or bold or centred or (look.color is not None and look.color != usual.color)


def _could_head(line: Line) -> bool:
    plain = line.role is None and line.level is None and label_of(line) is None
    text = line.text
    short = len(line.ink) <= LONGEST and len(_HAN.findall(text)) >= 2
    if not plain or not short or "\n" in text or has_sentence(text) or _END.search(text):
        return False
    dated = is_date(line) or is_partial_date(line)
    return not dated and not _BRACKETS.match(text) and line.hints.align != "right"


def _is_over(items: list[Item], index: int, *, least: int) -> bool:
    """Whether below the line stands a paragraph, a table or a picture."""
    after = items[index + 1] if index + 1 < len(items) else None
    if isinstance(after, Held):
        return least > 0
    if not isinstance(after, Line) or after.role not in (None, "paragraph"):
        return False
    return len(after.ink) >= least


def _is_over_first(items: list[Item], index: int) -> bool:
    """Whether below the line a row of numbers begins."""
    after = items[index + 1] if index + 1 < len(items) else None
    label = label_of(after) if isinstance(after, Line) and after.role is None else None
    return label is not None and label.number == 1


def _rows_begin_below(items: list[Item], heads: list[int]) -> bool:
    """Whether no number of a heading counts on over one of ``heads``."""
    first = heads[0]
    labels = [
        (i, label)
        for i, item in enumerate(items)
        if isinstance(item, Line)
        and item.role is None
        and (label := label_of(item)) is not None
        and (label.mark in ("cn_comma", "cn_paren", "decimal") or label.mark in LAW)
    ]
    if any(i < first for i, _label in labels):
        return False
    for start, end in zip(heads, [*heads[1:], len(items)], strict=True):
        rows: dict[str, int] = {}
        for i, label in labels:
            if start < i < end:
                rows.setdefault(label.mark, label.number)
        if any(number != 1 for number in rows.values()):
            return False
    return True

"""Headings without a number and without a style: 附则 where a regulation has it, lines that part
its articles, and lines in a look of their own that comes again over one paragraph after another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from pipeline.labels import LAW, Label
from pipeline.raw import Hints
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import face
from stages.parse.lines.words import has_sentence, is_centred, is_date, is_partial_date, label_of

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
    face: str | None
    size: float | None
    color: str | None


class Looks(Struct, frozen=True):
    """Lines that their look makes headings: on top, and below a numbered one."""

    top: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()


def by_words(items: list[Item]) -> frozenset[int]:
    """The lines that say 附则, 序言 and nothing else, over a text: in a document of chapters, or
    where their look parts them from it."""
    law = any(_opens_chapter(item) for item in items)
    usual = _usual(_weights(items))
    return frozenset(
        index
        for index, item in enumerate(items)
        if isinstance(item, Line)
        and item.role is None
        and item.ink in WORDS
        and _is_over(items, index, least=0 if law else OVER_TEXT)
        and (law or item.level is not None or _differs(item, usual))
    )


def by_articles(items: list[Item]) -> frozenset[int]:
    """Short lines that part the articles of a regulation without chapters: each stands right above
    one, the first above all."""
    marks = {i: label.mark for i, item in enumerate(items) if (label := _label(item)) is not None}
    at = [index for index, mark in marks.items() if mark == "article"]
    if set(marks.values()) & (LAW - {"article"}):
        return frozenset()
    above = ((i - 1, items[i - 1]) for i in at if i)
    heads = [i for i, line in above if isinstance(line, Line) and could_head(line)]
    parted = len(heads) > 1 and heads[0] == at[0] - 1 and len(heads) < len(at)
    return frozenset(heads) if parted else frozenset()


def by_look(items: list[Item]) -> Looks:
    """Lines that are short, bold or centred or coloured or larger or in a face of headings,
    alike, each over a text, and do not all say the same. Where numbers begin anew below each of
    them, or there are none, they stand on top, if the document has no heading styles; else bold,
    large and coloured ones stand below the numbered or styled heading above them, and lines that
    are only centred are none."""
    styled = any(isinstance(item, Line) and item.level is not None for item in items)
    weight = _weights(items)
    usual = _usual(weight)
    looks: defaultdict[_Look, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if isinstance(item, Line) and could_head(item) and _differs(item, usual):
            looks[_look(item)].append(index)
    whole = sum(weight.values()) or 1
    top: set[int] = set()
    below: set[int] = set()
    labels = numbers(items)
    for look, at in looks.items():
        over = [i for i in at if _is_over(items, i, least=OVER_TEXT) or _is_over_first(items, i)]
        said = {line.ink for i in over if isinstance(line := items[i], Line)}
        few = len(over) < FEWEST or 5 * len(over) < 4 * len(at) or len(said) == 1
        if few or weight[look] > RARE * whole:
            continue
        if not styled and rows_begin_below(labels, over):
            top |= set(over)
        elif labels and labels[0][0] < over[0] and usual is not None and _stands_out(look, usual):
            below |= set(over)
    return Looks(frozenset(top), frozenset(below))


def _label(item: Item) -> Label | None:
    return label_of(item) if isinstance(item, Line) and item.role is None else None


def _opens_chapter(item: Item) -> bool:
    label = _label(item)
    return label is not None and label.mark in LAW and label.mark != "article"


def _look(line: Line) -> _Look:
    hints: Hints = line.hints
    return _Look(is_centred(line), hints.bold, hints.font, face(line), hints.size, hints.color)


def _weights(items: list[Item]) -> Counter[_Look]:
    weight: Counter[_Look] = Counter()
    for item in items:
        if isinstance(item, Line):
            weight[_look(item)] += len(item.ink)
    return weight


def _usual(weight: Counter[_Look]) -> _Look | None:
    """The look that most characters have."""
    return max(weight, key=lambda look: weight[look]) if weight else None


def _differs(line: Line, usual: _Look | None) -> bool:
    look = _look(line)
    if usual is None:
        return False
    in_a_face = look.face is not None and look.face != usual.face
    return _stands_out(look, usual) or in_a_face or (look.centred and not usual.centred)


def _stands_out(look: _Look, usual: _Look) -> bool:
    larger = look.size is not None and usual.size is not None and look.size >= usual.size * 1.1
    coloured = look.color is not None and look.color != usual.color
    return larger or coloured or (look.bold and not usual.bold)


def could_head(line: Line) -> bool:
    """Whether it is a short line of words without a number, a mark at its end, or a date."""
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


def numbers(items: Sequence[Item]) -> list[tuple[int, Label]]:
    """The lines that may be numbered headings, with their labels."""
    return [
        (index, label)
        for index, item in enumerate(items)
        if isinstance(item, Line)
        and item.role is None
        and (label := label_of(item)) is not None
        and (label.mark in ("cn_comma", "cn_paren", "decimal") or label.mark in LAW)
    ]


def rows_begin_below(labels: list[tuple[int, Label]], heads: list[int]) -> bool:
    """Whether no number of a heading stands above ``heads`` or counts on over one of them."""
    under: dict[str, int] = {}
    at = -1
    for index, label in labels:
        now = bisect_right(heads, index) - 1
        if now < 0:
            return False
        if now != at:
            under, at = {}, now
        if under.setdefault(label.mark, label.number) != 1:
            return False
    return True

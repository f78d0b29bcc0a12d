"""Documents that a text shows as specimens: what signs, dates or follows them ends nothing.

A manual or the printed standard itself sets whole pages of documents among its own text. A label
of such a page begins no annex where the text behind it goes on with the chapters before it, or
where nothing above speaks of an annex of its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.chars import fold_width, is_cjk
from pipeline.labels import LAW, Mark
from pipeline.numerals import chinese_number
from stages.parse.lines.caption_lines import names_figure
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.words import has_sentence, label_of

SPECIMENS = 20
"""A text with so many of them is a manual, and binds no annexes of its own."""
_LONGEST = 40
"""Characters of the heading of a chapter."""
_LIST = re.compile(r"附\s*件\s*:")
_ALONE = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?:?")
_LABEL = re.compile(r"^附件(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[:：]?")
_NAME = 4
"""Han characters of the name of an annex; × are none."""
_ANNEXES = re.compile(r"附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,3})")


def may_begin(items: Sequence[Item], index: int) -> bool:
    """Whether the label of an annex, ``items[index]``, the first of its document, may begin one."""
    line = items[index]
    number = _ANNEXES.match(fold_width(line.text)) if isinstance(line, Line) else None
    above = [item for item in items[:index] if isinstance(item, Line)]
    if number and not _is_announced(above, _value(number[1])) and not _is_named(items, index):
        return False
    return not goes_on(items, index)


def _is_named(items: Sequence[Item], index: int) -> bool:
    """Whether a line above, in a list or a sentence, names what stands behind or below the label
    ``items[index]``."""
    line = items[index]
    below = items[index + 1] if index + 1 < len(items) else None
    name = _LABEL.sub("", line.ink) if isinstance(line, Line) else ""
    if not name and isinstance(below, Line):
        name = below.ink
    return sum(map(is_cjk, name)) >= _NAME and any(
        name in item.ink != name for item in items[:index] if isinstance(item, Line)
    )


def goes_on(items: Sequence[Item], index: int) -> bool:
    """Whether the first chapter, section or article below ``items[index]`` is the next one after
    the last above it: an annex counts its own from 1, and nothing follows a list of annexes."""
    last: dict[Mark, int] = {}
    for item in items[:index]:
        if (label := _chapter(item)) is not None:
            last[label[0]] = label[1]
    first: dict[Mark, int] = {}
    for item in items[index + 1 :] if last else ():
        if (label := _chapter(item)) is not None:
            first.setdefault(*label)
    return any(last[mark] + 1 == number for mark, number in first.items() if mark in last)


def is_shown(items: Sequence[Item], index: int) -> bool:
    """Whether ``items[index]`` calls the lines above it a figure: 图3　公文末页版式."""
    drawn = index > 0 and isinstance(items[index - 1], Held)
    return names_figure(items[index]) and not drawn


def _is_announced(above: Sequence[Line], number: int) -> bool:
    """Whether the text speaks of an annex ``number``, or its list goes so far; 附件1 may come as
    it likes, and so may any where a file has no text above it."""
    if number < 2 or all(line.role is not None for line in above):
        return True
    listed = False
    for line in above:
        said = fold_width(line.text)
        if _ALONE.fullmatch(said):  # another specimen
            continue
        if any(_value(found) == number for found in _ANNEXES.findall(said)):
            return True
        label = label_of(line)
        if listed and label is not None and label.number == number:
            return True
        listed = bool(_LIST.match(said)) or (listed and label is not None)
    return False


def _chapter(line: Item) -> tuple[Mark, int] | None:
    if not isinstance(line, Line) or len(line.text) > _LONGEST or has_sentence(line.text):
        return None
    label = label_of(line)
    return (label.mark, label.number) if label is not None and label.mark in LAW else None


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else chinese_number(number) or 0

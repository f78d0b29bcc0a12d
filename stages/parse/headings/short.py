"""Headings of a text without looks and without numbers, as pasted from a chat or a mail: short
lines without any mark, each over a paragraph of the text.

Nothing but their place tells them, so that all of the text must be so: paragraphs that end as
sentences do, and no other short line among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.chars import CJK
from stages.parse.headings.unnumbered import (
    FEWEST,
    OVER_TEXT,
    RARE,
    could_head,
    numbers,
    rows_begin_below,
)
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import is_plain, label_of

SHORTEST, LONGEST = 4, 20
"""Characters of such a heading: two or three are a name."""
WHOLE = 0.9
"""Share of the other lines that end as sentences do; a text whose lines were cut has fewer."""

_WORDS = re.compile(
    rf"(?:(?:问题|任务|案例|事项)[一二三四五六七八九十\d]{{1,2}}[：:]|【[{CJK}\d]{{2,8}}】)?"
    rf"[{CJK}\d、“”《》]+"
)
_ENDED = re.compile(r"[。；：！？…;:!?][”』」’)）]?$")


def by_place(items: Sequence[Item]) -> frozenset[int]:
    """The indexes of such lines, three or more."""
    if any(isinstance(item, Line) and not is_plain(item) for item in items):
        return frozenset()
    heads = [index for index in range(len(items)) if _heads(items, index)]
    lines = [item for item in items if isinstance(item, Line) and item.role is None]
    said = {line.ink for i in heads if isinstance(line := items[i], Line)}
    if len(said) < FEWEST or len(said) < len(heads):
        return frozenset()
    rest = [line for line in lines if line.ink not in said and label_of(line) is None]
    if any(could_head(line) for line in rest):
        return frozenset()
    ended = sum(bool(_ENDED.search(line.text)) for line in rest)
    sparse = sum(map(len, said)) <= RARE * sum(len(line.ink) for line in lines)
    if not sparse or ended < WHOLE * len(rest):
        return frozenset()
    return frozenset(heads) if rows_begin_below(numbers(items), heads) else frozenset()


def _heads(items: Sequence[Item], index: int) -> bool:
    line = items[index]
    if not isinstance(line, Line) or not could_head(line):
        return False
    if not SHORTEST <= len(line.ink) <= LONGEST or not _WORDS.fullmatch(line.text):
        return False
    below = items[index + 1] if index + 1 < len(items) else None
    if not isinstance(below, Line) or below.role is not None:
        return False
    label = label_of(below)
    if label is not None:
        return label.number == 1
    return len(below.ink) >= OVER_TEXT and _ENDED.search(below.text) is not None

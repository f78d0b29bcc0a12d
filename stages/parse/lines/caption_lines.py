"""Lines that name a table or a picture: 表1　…, 图1　…, or in the style of captions."""

from __future__ import annotations

import re
from typing import TypeGuard

from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import has_sentence, label_of

_N = r"\s*[\d一二三四五六七八九十]"
_CHART = rf"图表{_N}{{1,3}}[\s：:]+\S"
"""图表 1：…, a table or a picture; 图表1 alone may point at a caption of another kind."""
NUMBERED_TABLE = re.compile(rf"^(?:续|附)?表{_N}|^{_CHART}")
_TABLE = re.compile(rf"{NUMBERED_TABLE.pattern}|^[^，。；：]{{2,30}}表(?:[（(].{{1,12}}[）)])?$")
NUMBERED_FIGURE = re.compile(rf"^图{_N}|^{_CHART}")
_LONGEST = 60


def names_figure(item: Item | None) -> TypeGuard[Line]:
    return _is_caption(item, NUMBERED_FIGURE)


def names_table(item: Item | None) -> TypeGuard[Line]:
    return _is_caption(item, _TABLE)


def _is_caption(item: Item | None, words: re.Pattern[str]) -> TypeGuard[Line]:
    if not isinstance(item, Line) or item.role not in (None, "caption"):
        return False
    if item.role == "caption":
        return True
    return (
        item.level is None
        and len(item.ink) <= _LONGEST
        and bool(words.search(item.text))
        and not has_sentence(item.text)
        and label_of(item) is None
    )

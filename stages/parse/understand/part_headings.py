"""Which parts a heading names: 存在的不足与努力方向 is 存在问题 and 下一步打算."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.kind import Part
from pipeline.remembered import remembered
from stages.parse.understand.said import any_of, bare

LONGEST = 40
"""Characters of a heading that may name a part; a longer one is a sentence about something."""

_BEFORE = (
    r"(?:(?:关于|对于|当前|目前|现阶段|一年来|半年来|近年来|今年以?来?|上半年|前三季度|全年|本年度"
    r"|20\d\d年度?|本?人|个人"
    r"|自身|我局?|我们|报告|汇报)的?){0,3}"
)
_AFTER = r"的?等?(?:有关|相关|具体|主要|基本|总体)?(?:工作)?(?:情况|方面|部分)?"
"""What may stand around the name of a part without changing what it is."""

_PAUSE = re.compile("[，、；：]")
_AND = re.compile("以及|及其|和|与|及|暨")
_QUOTES = str.maketrans("", "", "“”‘’\"'。")


def heading_parts(heading: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The names of those of ``parts`` that ``heading`` (without its number) is, in the order
    of its words.

    The whole of it may be one, or what stands between its pauses. Between 和 and 与 only where
    the last of them is one too: 问题 is a part of 问题和打算, but not of 问题和矛盾的化解.
    """
    said = _said(heading[: 2 * LONGEST])
    if not said or len(said) > LONGEST:
        return ()
    if whole := _named(said, parts):
        return (whole,)
    found: list[str] = []
    for stretch in _PAUSE.split(said):
        if name := _named(stretch, parts):
            found.append(name)
            continue
        names = [_named(piece, parts) for piece in _AND.split(stretch)]
        if names[-1]:
            found += filter(None, names)
    return tuple(dict.fromkeys(found))


@remembered
def _said(heading: str) -> str:
    return bare(heading).translate(_QUOTES)


@lru_cache(1 << 12)
def _named(said: str, parts: tuple[Part, ...]) -> str | None:
    return next((part.name for part in parts if _pattern(part.headings).fullmatch(said)), None)


@lru_cache(1 << 8)
def _pattern(headings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}(?:{any_of(headings).pattern}){_AFTER}")

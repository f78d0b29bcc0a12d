"""发文机关标志 (GB/T 9704-2012, 7.2.4, 10): who issues a document, as its letterhead names them.

Several organs stand below each other, 文件 behind the last or beside them in the middle. An order
(令) and minutes (纪要) name themselves there too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from stages.parse.front.letterhead_words import entitles
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import (
    GENRE_END,
    ends_with_date,
    has_sentence,
    is_centred,
    is_date,
    is_plain,
    is_red,
    label_of,
    names_organ,
)

Head = list[Item]
Roles = Mapping[int, tuple[str, tuple[str, ...]]]

LETTERHEAD = re.compile(r"(?:文件|简报|信息|专报|快报|动态|公报|通讯|内参)$")
WORD = "文件"
SMALLER = 0.88
"""Type of so small a share of other type is seen to be smaller."""

_ISSUER = re.compile(r"^[\u4e00-\u9fff（）()、\d]{3,40}文件$")
_LONGEST = 40
_BELOW = 4
"""Within so many lines below a letterhead the title begins."""
_UPPER = 0.5
"""A letterhead stands in the upper half of its page."""


def spoke_for(head: Head, index: int, roles: Roles) -> tuple[str, ...]:
    """What speaks for the line at ``index`` being a letterhead; nothing where it is none."""
    line = head[index]
    if not isinstance(line, Line) or not _may_issue(line):
        return ()
    numbered = any(role == "document_number" for role, _codes in roles.values())
    above_number = roles.get(index + 1, ("", ()))[0] in ("document_number", "signer")
    title = _title_below(head, index, roles)
    if numbered and line.ink == WORD:
        return (f"words:{WORD}",)
    filed = numbered and _ISSUER.match(line.ink) is not None
    if filed or (title is not None and is_filed(line)):
        return (f"words:{WORD}",)
    red, names = is_red(line.hints.color), _names_issuer(line)
    if is_centred(line) and red and (numbered or names):
        return ("above",) if above_number else ("words",)
    heads = title is not None or line.ink.endswith("令") or LETTERHEAD.search(line.ink) is not None
    if above_number and heads and (is_centred(line) or is_plain(line)):
        return ("above",)
    if names and title is not None and _outranks(line, title):
        return ("words", "above")
    return ()


def is_filed(line: Line) -> bool:
    """某局文件"""
    return bool(_ISSUER.match(line.ink)) and names_organ(line.ink[: -len(WORD)])


def joint(head: Head, roles: Roles) -> Collection[int]:
    """The further organs above or below one that is known, and 文件 where it stands alone."""
    found = {i for i, (role, _codes) in roles.items() if role == "issuer"}
    more: set[int] = set()
    for at in sorted(found):
        for step in (-1, 1):
            index = at + step
            while 0 <= index < len(head) and index not in roles and _is_joint(head, index, at):
                more.add(index)
                index += step
    return sorted(more)


def _is_joint(head: Head, index: int, at: int) -> bool:
    line, known = head[index], head[at]
    if not isinstance(line, Line) or not isinstance(known, Line) or line.role is not None:
        return False
    if line.ink == WORD:
        return True
    alike = is_red(line.hints.color) == is_red(known.hints.color)
    alike = alike and line.hints.align == known.hints.align and _same_size(line, known)
    below = index > at and known.ink.endswith(WORD) and known.ink != WORD
    return alike and not below and names_organ(line.ink) and len(line.ink) <= _LONGEST


def _same_size(a: Line, b: Line) -> bool:
    if not a.hints.size or not b.hints.size:
        return a.hints.size == b.hints.size
    return SMALLER <= a.hints.size / b.hints.size <= 1 / SMALLER


def _may_issue(line: Line) -> bool:
    return (
        len(line.ink) <= _LONGEST
        and "关于" not in line.ink
        and not has_sentence(line.text)
        and line.text[-1] not in "：:，,、"
        and label_of(line) is None
        and not is_date(line)
        and (line.hints.place or 0) <= _UPPER
    )


def _names_issuer(line: Line) -> bool:
    return names_organ(line.ink) or entitles(line) or LETTERHEAD.search(line.ink) is not None


def _title_below(head: Head, index: int, roles: Roles) -> Line | None:
    """The line below 版头 that may be a title, where one stands there."""
    for at in range(index + 1, min(index + 1 + _BELOW, len(head))):
        line = head[at]
        if at in roles or not isinstance(line, Line):
            continue
        titled = GENRE_END.search(line.ink) or "关于" in line.ink
        short = len(line.ink) <= 70 and not has_sentence(line.text) and line.text[-1] not in "：:"
        if titled and short and label_of(line) is None:
            return line
        if not names_organ(line.ink) and not ends_with_date(line.text):
            return None
    return None


def _outranks(line: Line, title: Line) -> bool:
    """Whether ``line`` is set off from the title below it: larger, red, or by a rule."""
    if is_red(line.hints.color) and not is_red(title.hints.color):
        return is_centred(line)
    if line.hints.rule_below is not None or title.hints.rule_above is not None:
        return True
    sizes = line.hints.size, title.hints.size
    return sizes[0] is not None and sizes[1] is not None and sizes[1] < SMALLER * sizes[0]

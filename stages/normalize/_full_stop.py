"""Whether a dot in Chinese text is a full stop."""

from __future__ import annotations

import re

from pipeline.chars import CJK
from pipeline.numerals import NUMERALS
from pipeline.surnames import SURNAMES
from stages.normalize._texts import CLOSING, after, is_han, is_latin
from stages.normalize._words import TRANSLITERATED

_COUNTED = re.compile(f"[{CJK}（(] ?[0-9.,()%‰℃]+$")
_LONGEST = 40
"""Characters of the longest number that stands in a sentence, and more."""
_NAME_BEFORE = re.compile(f"(?:^|[^{CJK}])(?P<name>[{CJK}]{{2,4}})$")
_NAME_AFTER = re.compile(f"(?P<name>[{CJK}]{{2,4}})(?![{CJK}])")
_BETWEEN_DOTS = re.compile(rf"(?<=[.．])[{CJK}]{{2,3}}(?=[.．])")


def is_full_stop(text: str, at: int) -> bool:
    """Whether the dot closes a Chinese sentence; not in 1. 3.5 诺尔曼.白求恩 五.四."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    if left == "" or is_latin(right) or (at == 1 and is_han(left)):
        return False  # 甲. numbers what follows
    following = after(text, at + 1)
    if is_han(left) or left in CLOSING:
        if not is_han(right):
            return not (is_latin(following) and _is_count(text, at))
        joined = any(left in kind and right in kind for kind in (TRANSLITERATED, NUMERALS))
        return not (joined or _is_count(text, at) or _parts_names(text, at))
    if not (is_latin(left) or left in "%‰℃)"):
        return False
    if left.isalpha() or not _COUNTED.search(text[max(0, at - _LONGEST) : at]):
        return False
    at_end = following == "" or right == "\n"
    return at_end or (left in "%‰℃" and is_han(following))


def _parts_names(text: str, at: int) -> bool:
    """Whether the dot stands between two names, as in lists of authors. In the midst of one
    (张三.李四光.王五六 著) a name stands between two dots."""
    left, right = _NAME_BEFORE.search(text[max(0, at - 5) : at]), _NAME_AFTER.match(text, at + 1)
    names = [found["name"] for found in (left, right) if found]
    if len(names) == 2 and any(name[0] in SURNAMES for name in names):
        return names[0][0] in SURNAMES or len(names[1]) < 4
    return any(
        found[0][0] in SURNAMES and at in (found.start() - 1, found.end())
        for found in _BETWEEN_DOTS.finditer(text, max(0, at - 4), at + 5)
    )


def _is_count(text: str, at: int) -> bool:
    """Whether what stands before the dot is a number alone: 一. in the midst of a text."""
    start = at
    while start > 0 and text[start - 1] in NUMERALS:
        start -= 1
    return start < at and (start == 0 or not is_han(text[start - 1]))

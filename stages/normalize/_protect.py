"""Stretches that are written for machines, and in which no mark may change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

Stretch = tuple[int, int]

_SUFFIXES = (
    "docx?|pdf|xlsx?|pptx?|txt|csv|jpe?g|png|tiff?|zip|rar|7z|ofd|wps|et|mp[34]|html?|xml|json"
)
_DOMAINS = "com|cn|org|net|gov|edu|info|io|mil|int"

_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]+"
    r"|\(\d{3}\) ?\d{3}-\d{4}(?!\d)"
    r"|`[^`\n]{1,200}`"
    r"|[A-Za-z_]\w{1,40}=\([^()\n]{0,80}\)"
    r"|[A-Za-z_]\w*(?:::~?\w+)+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|www\.[!-~]+"
    rf"|(?:[A-Za-z0-9-]+\.)+(?:{_DOMAINS})(?![A-Za-z0-9])(?::\d+)?(?:/[!-~]*)?"
    r"|[A-Za-z]:\\[^\s，。；“”,;\"]*"
    r"|\\\\[^\s，。；“”,;\"]+"
    r"|(?<![A-Za-z0-9<])\.{0,2}/(?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]*[A-Za-z0-9_-]"
    rf"|[^\s，。；：、！？“”‘’《》（）:\"']{{1,60}}\.(?:{_SUFFIXES})(?![A-Za-z0-9])",
    re.ASCII | re.IGNORECASE,
)
_HINT = re.compile(r"[/\\@]|\.[A-Za-z]|::|\d-\d|`|=\(")
_TAIL = ".,;:!?'\""


def protected(text: str) -> list[Stretch]:
    """Web and e-mail addresses, telephone numbers as abroad, paths, file names and names in
    program text, in order."""
    if not _HINT.search(text):
        return []
    found = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        while end > start and (
            text[end - 1] in _TAIL or (text[end - 1] == ")" and "(" not in text[start:end])
        ):
            end -= 1  # the sentence's own mark, not the address's
        found.append((start, end))
    return found


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """``stretches`` in order, those that overlap or touch as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def touches(stretches: list[Stretch], start: int, end: int) -> bool:
    """Whether ``start`` to ``end`` shares a character with one of the merged ``stretches``."""
    at = bisect_left(stretches, (end, 0)) - 1
    return at >= 0 and stretches[at][1] > start


def within(stretches: list[Stretch], at: int) -> bool:
    """Whether ``at`` lies in one of ``stretches``."""
    return any(start <= at < end for start, end in stretches)

"""Groups that are never closed and hold none of the body's text would take all that follows.

Programs write such (LibreOffice around equations), and so do damages. Only those are passed
over behind which paragraphs begin: a picture or a table of fonts that breaks off with its file
is what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stages.extract.rich_text.destinations import COLLECTED, LEFT_OUT, target_of

_HEAD = re.compile(rb"\{\s*(\\\*\s*)?\\([A-Za-z]+)-?\d* ?")
_PARAGRAPH = b"\\pard"


def without_swallowing(data: bytes, unclosed: Iterable[int]) -> bytes:
    """``data`` with zero bytes, which say nothing, in the place of how those of the groups that
    begin at ``unclosed`` begin (brace and destination) that would take text with them."""
    last = data.rfind(_PARAGRAPH)
    out, done = [], 0
    for at in unclosed:
        head = _HEAD.match(data, at)
        if head is not None and at < last and _takes_text(head):
            out += [data[done:at], b"\0" * len(head[0])]
            done = head.end()
    return b"".join((*out, data[done:])) if out else data


def _takes_text(head: re.Match[bytes]) -> bool:
    word = head[2].decode()
    if word in COLLECTED or word in LEFT_OUT:
        return True
    return target_of(word, bool(head[1])) not in (None, "text")

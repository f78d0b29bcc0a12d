"""Old documents of which only the text is read: a paragraph a line, control characters aside."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.chars import count_ink
from pipeline.errors import NothingInside
from pipeline.origin import Origin
from pipeline.raw import Raw, RawText
from pipeline.record import Dropped, Notice
from pipeline.source import source_of
from stages.extract._encoding import decode

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_ENDS = re.compile("\r\n|[\n\r\f]")


def decode_old(data: bytes, code_page: str) -> str:
    """East Asian text by what it looks like, all other in the code page of its program."""
    found = decode(data)
    if found is not None and any(char > "\u2e80" for char in found):
        return found
    return data.decode(code_page, "replace")


def only_text(text: str, path: Path, format_: str, by: str, message: str) -> Raw:
    """``text`` as the document in ``path``, with a notice ``plain_only`` that says ``message``.

    Raises ``NothingInside``.
    """
    controls = _CONTROL.findall(text)
    if count_ink(text) == len(controls):
        raise NothingInside("holds nothing but blanks")
    lines = _ENDS.split(_CONTROL.sub("", text))
    while not count_ink(lines[-1]):
        lines.pop()
    return Raw(
        schema="raw/1",
        source=source_of(path, format_),
        fragments=tuple(
            RawText(text=line.replace("\v", "\n"), origin=Origin(by=by, paragraph=n))
            for n, line in enumerate(lines, 1)
        ),
        source_chars=count_ink(text),
        dropped=tuple(
            Dropped(text=char, reason="control", count=controls.count(char))
            for char in sorted(set(controls))
        ),
        notices=(Notice(code="plain_only", message=message),),
    )

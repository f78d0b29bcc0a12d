"""What rules propose, at a place of a text."""

from __future__ import annotations

from pipeline.findings import FINDINGS
from pipeline.record import Finding
from pipeline.stage import Edit
from pipeline.walk import Text

CONTEXT = 6
"""How many characters on each side the words of a finding show, where its own say too little."""


def edit(text: Text, start: int, end: int, after: str, why: str) -> Edit:
    """Put ``after`` in the place of ``text.text[start:end]``."""
    return Edit(block=text.block, field=text.field, start=start, end=end, after=after, why=why)


def finding(text: Text, start: int, end: int, kind: str, message: str, around: int = 0) -> Finding:
    """A person must look at ``text.text[start:end]``; shown with ``around`` characters on each
    side of it."""
    return Finding(
        kind=kind,
        severity=FINDINGS[kind].severity,
        block=text.block,
        field=text.field,
        start=start,
        end=end,
        text=text.text[max(0, start - around) : end + around],
        message=message,
    )

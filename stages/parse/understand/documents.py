"""Documents that the text names: 《…》, with those named inside (《〈…〉…》) part of it."""

from __future__ import annotations

import re

from pipeline.report import Span

_NUMBER = re.compile(
    r"[（(]\s?(?P<number>[\u4e00-\u9fffA-Za-z]{1,16}\s?[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\]）)】]\s?\d{1,5}\s?号)"
    r"(?=\s?[）)，,；;、])"
)
"""（云政发〔2023〕12号, the 文号 behind a title."""


def find_documents(text: str) -> list[Span]:
    """A ``document`` span for each outermost pair of 《》, marks included. A mark without its
    partner opens nothing."""
    if "》" not in text:
        return []
    found: list[Span] = []
    starts: list[int] = []
    for at, char in enumerate(text):
        if char == "《":
            starts.append(at)
        elif char == "》" and starts:
            start = starts.pop()
            if at > start + 1:
                found = [s for s in found if s.start < start]
                found.append(Span(kind="document", start=start, end=at + 1))
        elif char == "\n":
            starts.clear()
    return found


def number_behind(text: str, at: int) -> str | None:
    """The 文号 in the bracket that opens at ``at``, as printed."""
    found = _NUMBER.match(text, at)
    return found["number"] if found else None

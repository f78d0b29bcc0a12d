"""Documents that the text names: 《…》, with those named inside (《〈…〉…》) part of it."""

from __future__ import annotations

from pipeline.report import Span


def find_documents(text: str) -> list[Span]:
    """A ``document`` span for each outermost pair of 《》, marks included. A mark without its
    partner opens nothing."""
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

"""What spoke for a heading, in the codes of ``pipeline.evidence``."""

from __future__ import annotations

from collections.abc import Iterator

from stages.parse.headings.heading import Heading
from stages.parse.headings.unnumbered import WORDS
from stages.parse.lines.words import is_centred


def evidence_of(heading: Heading) -> Iterator[str]:
    """Number first, look second, as the level is told (``levels.py``)."""
    line, hints = heading.line, heading.line.hints
    if line.role in ("heading", "run_in"):
        yield "own"
    if heading.label is not None:
        yield f"label:{heading.label.text}"
    if line.number:
        yield "number"
    if heading.row:
        yield "row"
    if hints.style and heading.styled is not None:
        yield f"style:{hints.style}"
    if hints.outline is not None:
        yield f"outline:{hints.outline}"
    if heading.label is None and line.ink in WORDS:
        yield f"words:{line.ink}"
    if is_centred(line):
        yield "centred"
    if hints.bold:
        yield "bold"
    yield "run_in" if heading.run_in else "alone"

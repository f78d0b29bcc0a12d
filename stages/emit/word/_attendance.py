"""Which paragraphs say below the text of minutes who was there (GB/T 9704-2012, 10.3)."""

from __future__ import annotations

import re

from pipeline.kind import PRESENT
from pipeline.report import Block, Paragraph, Report, Section

_LABEL = re.compile("[^：:]{2,8}[：:]")


def attendance(report: Report) -> dict[str, str]:
    """The paragraphs that close the body with who was there, by their ids, and the label that
    each opens with. Above the text they are lines of a form, like 时间：… beside them."""
    found: dict[str, str] = {}
    group: tuple[Block, ...] = report.body
    while group and isinstance(last := group[-1], Section):
        group = last.blocks
    for block in reversed(group):
        label = _label(block) if isinstance(block, Paragraph) else None
        if label is None:
            break
        found[block.id] = label
    return dict(reversed(found.items()))


def _label(block: Paragraph) -> str | None:
    named = any(span.kind == "part" and span.label == PRESENT for span in block.spans)
    label = _LABEL.match(block.text) if named else None
    return label[0] if label else None

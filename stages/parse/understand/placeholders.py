"""Places to be filled in by a person (xx, ××, ＊＊, ____, 【待填】, 某某) or program ({{a}})."""

from __future__ import annotations

import re

from pipeline.chars import fold_width
from pipeline.report import Span

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![A-Za-z0-9._@/\-])[xX]{2,8}(?![A-Za-z0-9_@/\-]|\.[A-Za-z])",
        r"[×╳✕]{2,}",
        r"(?<![A-Za-z0-9*])\*{2,}(?![A-Za-z0-9*])",
        r"_{2,}",
        r"【[^【】]{0,10}(?:待|填|补充|此处|输入|具体)[^【】]{0,10}】",
        r"某某+",
        r"\{\{[^{}]{1,80}\}\}|\{%[^{}%]{1,80}%\}",
    )
)
_MEANT = "某"


def find_placeholders(text: str) -> list[Span]:
    """A ``placeholder`` span for each; Latin words that hold xx (foxx, xxx.com, XXL) have none."""
    folded = fold_width(text)
    found = [
        Span(kind="placeholder", start=match.start(), end=match.end())
        for pattern in _PATTERNS
        for match in pattern.finditer(folded)
    ]
    return sorted(found, key=lambda span: span.start)


def may_be_meant(placeholder: str) -> bool:
    """某某 is written on purpose where a name is not to be told."""
    return placeholder.startswith(_MEANT)

"""What the names of paragraph styles say.

A file of guidang's own names every part; its styles are trusted wholly. In a file by others
a style is only a hint: people put ``heading 1`` on titles and ``Date`` on anything. There
only captions and heading levels are taken from it, and a ``Title`` that stands at the top.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from stages.parse.end.annexes import ISSUED_TITLE
from stages.parse.headings.heading import BOXES
from stages.parse.lines.items import UNTRUSTED, Item, Line

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])\b")
_CAPTION = re.compile(r"^(?:caption\b|题注|(?:table|image|figure) caption$)")
"""Word's own style, what is derived from it by name, and those of pandoc."""
_TITLES = frozenset({"封面标准名称"})
"""Styles of the template for standards (GB/T 1.1) that name the document."""
_FOREIGN_TRUST = frozenset({"title", "subtitle"})


def mark_styles(items: list[Item], *, own: bool) -> list[Item]:
    """``items`` with the roles and levels that their styles tell."""
    read = _own if own else _foreign
    return [read(item) if isinstance(item, Line) else item for item in items]


def _own(line: Line) -> Line:
    if line.role is None or line.role in UNTRUSTED:
        return replace(line, role=None)
    if line.role.startswith("heading_"):
        return replace(line, role="heading", level=int(line.role[-1]))
    if line.role == "annex_title" and line.hints.new_page:  # no label stands above it
        return line.named(ISSUED_TITLE, "own", f"style:{line.hints.style}")
    if line.role == "paragraph" and _runs_in(line):
        return replace(line, role="run_in")
    return replace(line, evidence=("own", f"style:{line.hints.style}"))


def _runs_in(line: Line) -> bool:
    return any(span.kind == "run_in" for span in line.spans)


def _foreign(line: Line) -> Line:
    style = _style(line)
    if _runs_in(line):  # a style separator stands in it, which nobody sets by chance
        return replace(line, role="run_in")
    spoke = (f"style:{line.hints.style}",)
    if style in _TITLES:
        return replace(line, role="title", evidence=spoke)
    if _CAPTION.match(style):
        return replace(line, role="caption")
    heading = _HEADING.match(style)
    level = int(heading[1]) if heading else line.hints.outline
    if BOXES.search(line.text):
        level = None
    if line.role in _FOREIGN_TRUST:
        return replace(line, level=level, evidence=spoke)
    return replace(line, role=None, level=level)


def _style(line: Line) -> str:
    return (line.hints.style or "").lower()

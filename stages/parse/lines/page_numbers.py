"""Page numbers among the text, as pages pasted from a print have them, are set aside."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.page_numbers import page_numbers
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import is_plain


def without_page_numbers(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """``items`` without the page numbers among them, and these as lines named ``page_number``.
    A number without any dress counts only where no line has a look."""
    lines = {i: item for i, item in enumerate(items) if isinstance(item, Line)}
    asked = ["…" if line.role is not None or line.number else line.text for line in lines.values()]
    found = page_numbers(asked, bare=all(map(is_plain, lines.values())))
    numbers = {index: line for at, (index, line) in enumerate(lines.items()) if at in found}
    kept = [item for index, item in enumerate(items) if index not in numbers]
    return kept, [replace(n, role="page_number", level=None) for n in numbers.values()]

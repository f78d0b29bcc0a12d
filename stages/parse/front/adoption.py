"""When a law or rule was adopted and amended, in brackets under its title: its subtitle."""

from __future__ import annotations

import re

from pipeline.chars import fold_width
from pipeline.dates import find_dates
from stages.parse.lines.items import Item, Line
from stages.parse.lines.words import label_of

_LONGEST = 3000
"""Characters of such a note; a code often amended lists all its amendments."""
_LINES = 20
_OPENS = "（(【〔"
_CLOSES = "）)】〕"
_NOTES = "①②③④⑤⑥⑦⑧⑨⑩*＊ \u3000"
"""Marks of footnotes that may stand behind its bracket."""
_ADOPTED = re.compile(r"通过|批准|修[正订改]|公布|发布|施行|印发|核准|令第")
_YEAR = re.compile(r"(?:19|20)\d\d\s*年|[一二][〇○零九][〇○零一二三四五六七八九]{2}年")
_BARE = re.compile(
    r"^[根据自]{0,2}(?:19|20)\d\d\s*年[^，。；：]{4,120}(?:通过|批准|修[正订改]|公布|发布|施行)$"
    r"|^[\u4e00-\u9fff]{2,30}令第\s*[\d一二三四五六七八九十百]{1,5}\s*号$"
)
_NEXT = re.compile(r"^(?:根据|自?(?:19|20)\d\d\s*年|[（(])")
_NOT_AFTER = re.compile(r"[《〈“（(、，年月]$|根据$|于$")


def note_end(items: list[Item], start: int) -> int:
    """Where the note ends that begins at ``start``; ``start`` itself where none does.

    It may go on over several lines or paragraphs, to the bracket that closes the first one.
    """
    first = items[start]
    if not isinstance(first, Line):
        return start
    if first.text[0] not in _OPENS:
        bare = _BARE.match(fold_width(first.text))
        return start + 1 if bare and label_of(first) is None else start
    depth, said = 0, ""
    for index in range(start, min(start + _LINES, len(items))):
        line = items[index]
        if not isinstance(line, Line) or line.role not in (None, "subtitle"):
            return start
        if index > start and (line.level is not None or label_of(line) is not None):
            return start
        said += line.text
        if len(said) > _LONGEST:
            return start
        depth += sum(line.text.count(c) for c in _OPENS)
        depth -= sum(line.text.count(c) for c in _CLOSES)
        if depth <= 0:
            whole = line.text.rstrip(_NOTES)[-1:] in _CLOSES
            whole = whole and _ADOPTED.search(said) is not None and _YEAR.search(said) is not None
            return index + 1 if whole else start
    return start


def tells_adoption(text: str) -> bool:
    """Whether ``text`` tells on which day something was adopted or amended."""
    return _ADOPTED.search(text) is not None and any(True for _ in find_dates(text))


def between(before: str, after: str) -> str:
    """A line feed where a further statement of a note begins; nothing where a line breaks off."""
    return "\n" if _NEXT.match(fold_width(after)) and not _NOT_AFTER.search(before) else ""

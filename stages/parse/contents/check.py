"""Does the table of contents say what the headings say?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.labels import is_contents_head, read_label
from pipeline.record import Notice
from pipeline.report import Block, Figure, Report, Section, Table
from pipeline.walk import blocks
from stages.parse.contents.bare import LONGEST, entry_key

_LEADERS = re.compile(r"[.．。·…‥\-─_]{3,}.*$")
_PAGE = re.compile(r"(?:第?\d{1,4}页?|[(（—-]+\d{1,4}[)）—-]+|[ivxIVX]{1,5})$")
_STANDARD = re.compile(r"[A-Z]{1,6}\d{0,2}(?:/[A-Z]{1,3})?\d+(?:\.\d+)*[-—–]\d{4}")
"""The head of every page of a standard (GB/T 1.1), which ends as an entry does: GB/T 9704—2012."""
NAMED = 3
"""So many entries or headings are named in a notice; the others are counted."""


def contents_notices(said: Iterable[str], report: Report) -> tuple[Notice, ...]:
    """A ``contents_mismatch`` for entries of the table of contents (``said`` is its text) that
    are no headings of ``report``, and one for headings of ranks that it lists."""
    listed = _entries(line for text in said for line in text.split("\n"))
    if not listed:
        return ()
    known = {*_headings(report), *_captions(report)}
    spoken = _spoken(listed, known)
    astray = [text for index, text in enumerate(listed) if not _is_known(listed, index, known)]
    lacking = [
        section.label + section.heading
        for section in _of_listed_ranks(report, spoken)
        if not _keys_of(section) & spoken
    ]
    told = []
    if astray:
        names, count = _names(map(_shown, astray)), len(astray)
        message = f"目录中有{count}项在正文中没有对应的标题：{names}，请核对目录与正文"
        told.append(Notice(code="contents_mismatch", message=message))
    if lacking:
        names, count = _names(lacking), len(lacking)
        message = f"正文中有{count}个标题没有列入目录：{names}，请核对目录与正文"
        told.append(Notice(code="contents_mismatch", message=message))
    return tuple(told)


def _entries(lines: Iterable[str]) -> list[str]:
    """The lines that are entries: where most end in a page, the others are none (a running
    head, a note under an entry), but for the first line of one that runs over."""
    said = [line for line in lines if _is_entry(line)]
    paged = [bool(_PAGE.search(_key(line)) or _LEADERS.search(line)) for line in said]
    if 2 * sum(paged) < len(said):
        return said
    return [
        line
        for index, line in enumerate(said)
        if paged[index] or read_label(line.strip()) is not None
    ]


def _is_entry(line: str) -> bool:
    key = _key(line)
    if not key or key.isdecimal() or _STANDARD.fullmatch(key):
        return False
    return not any(map(is_contents_head, _keys(line)))


def _key(text: str) -> str:
    return entry_key(_LEADERS.sub("", text))


def _keys(text: str) -> set[str]:
    """An entry as it stands, and without what may be the page at its end."""
    key = _key(text)
    page = _PAGE.search(key)
    if page is None:
        return {key}
    cuts = range(page.start(), len(key) + 1) if page[0].isdecimal() else (page.start(), len(key))
    return {entry_key(key[:cut]) for cut in cuts} - {""}


def _spoken(listed: list[str], known: set[str]) -> set[str]:
    """All that entries may say: one each, one over two lines, two on one line."""
    spoken = {key for text in listed for key in _keys(text)}
    for text, after in pairwise(listed):
        spoken |= {_key(text) + key for key in _keys(after)}
    return spoken | {part for text in listed for part in _two(text, known)}


def _is_known(listed: list[str], index: int, known: set[str]) -> bool:
    text = listed[index]
    if _keys(text) & known or _two(text, known):
        return True
    over = listed[max(0, index - 1) : index + 2]
    return any({_key(a) + key for key in _keys(b)} & known for a, b in pairwise(over))


def _two(text: str, known: set[str]) -> tuple[str, str] | tuple[()]:
    for key in sorted(_keys(text)):
        for cut in range(2, min(len(key), 2 * LONGEST) - 1):
            if key[:cut] in known and key[cut:] in known:
                return key[:cut], key[cut:]
    return ()


def _headings(report: Report) -> Iterator[str]:
    for section in _sections(report):
        yield from _keys_of(section)
    yield entry_key(report.title or "")
    yield entry_key(report.subtitle or "")
    for annex in report.annexes:
        yield entry_key(annex.label)
        yield entry_key(annex.title or "")
        yield entry_key(annex.label + (annex.title or ""))
    for name in report.attachments:
        yield entry_key(name)


def _captions(report: Report) -> Iterator[str]:
    """Lists of tables and figures are contents too."""
    for block in blocks(report):
        if isinstance(block, Table | Figure) and block.caption:
            yield entry_key(block.caption)


def _sections(report: Report) -> Iterator[Section]:
    return (block for block in blocks(report) if isinstance(block, Section))


def _keys_of(section: Section) -> set[str]:
    return {entry_key(section.label + section.heading), entry_key(section.heading)} - {""}


def _of_listed_ranks(report: Report, spoken: set[str]) -> Iterator[Section]:
    """The sections of the body with a heading of their own line on levels of which most are
    listed; those without a number only where most have none. A sentence over nothing is none."""
    named = [s for s in _inside(report.body) if s.heading and not s.run_in and not _says_all(s)]
    for level in sorted({section.level for section in named}):
        alike = [section for section in named if section.level == level]
        numbered = [section for section in alike if section.label]
        alike = numbered if 2 * len(numbered) > len(alike) else alike
        if 2 * sum(bool(_keys_of(section) & spoken) for section in alike) > len(alike):
            yield from alike


def _says_all(section: Section) -> bool:
    return not section.blocks and section.heading.endswith("。")


def _inside(group: Iterable[Block]) -> Iterator[Section]:
    for block in group:
        if isinstance(block, Section):
            yield block
            yield from _inside(block.blocks)


def _shown(entry: str) -> str:
    return _LEADERS.sub("", entry).strip()


def _names(texts: Iterable[str]) -> str:
    said = list(texts)
    quoted = "".join(f"“{text}”" for text in said[:NAMED])
    return f"{quoted}等" if len(said) > NAMED else quoted

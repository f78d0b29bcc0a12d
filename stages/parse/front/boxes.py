"""Tables that only place things: 版头, a cover's title, 版记 in cells become lines again.

Templates lay them out in tables with hidden rules. Such a table is told by its place, at the very
top or end, and by its cells: short, without sentences, and one of them an element of that part.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.dates import find_dates
from pipeline.raw import RawFigure, RawTable
from stages.parse.end.imprint import counts_copies, is_printed, opens
from stages.parse.front.issuers import WORD, is_filed
from stages.parse.front.letterhead_words import apart, role_by_words
from stages.parse.lines.items import Held, Item, Line, tidy
from stages.parse.lines.words import GENRE_END, has_sentence, names_organ

_TOP = 3
"""Among so many items at the top such a table stands."""
_END = 2
_CELLS = 16
_LONGEST = 60

Row = list[Line]


def unboxed(items: list[Item]) -> list[Item]:
    """``items`` with the lines of such tables in their place."""
    whole = list(items)
    ends = {*range(min(_TOP, len(items))), *range(max(0, len(items) - _END), len(items))}
    for index in sorted(ends, reverse=True):
        item = items[index]
        if not isinstance(item, Held) or not isinstance(item.fragment, RawTable):
            continue
        rows = rows_of(item.source, item.fragment)
        if rows and _is_top(items, index) and (_is_head(rows) or _titles(rows, item.fragment)):
            whole[index : index + 1] = [line for row in rows for line in row]
        elif rows and _is_end(items, index) and _is_back(rows):
            whole[index : index + 1] = [line for row in rows for line in _imprint(row)]
    return whole


def _is_top(items: list[Item], index: int) -> bool:
    return index < min(_TOP, len(items) - 1) and all(
        isinstance(i, Held) and isinstance(i.fragment, RawFigure) for i in items[:index]
    )


def _is_end(items: list[Item], index: int) -> bool:
    return index > 0 and len(items) - index <= _END


def rows_of(source: str, table: RawTable) -> list[Row] | None:
    """The lines of each row that has any; None where a cell holds more than short lines."""
    if sum(len(row) for row in table.rows) > _CELLS:
        return None
    rows: list[Row] = []
    for r, row in enumerate(table.rows):
        lines: Row = []
        for c, cell in enumerate(row):
            if cell.inside:
                return None
            name = f"{source}:r{r}c{c}"
            spans = tidy(cell.spans, cell.text)
            text = Line(source=name, start=0, text=cell.text, spans=spans, origin=table.origin)
            lines += _of_cell(text)
        if lines:
            rows.append(lines)
    return rows


def _of_cell(text: Line) -> Iterator[Line]:
    start = 0
    for said in text.text.split("\n"):
        line = text.part(start, start + len(said))
        if line.text:
            yield line
        start += len(said) + 1


def _is_head(rows: list[Row]) -> bool:
    """版头, whatever its columns."""
    lines = [piece for row in rows for line in row for piece in apart(line)]
    numbered = any(role_by_words(line) == "document_number" for line in lines)
    words = [line for line in lines if line.ink == WORD]
    organs = all(names_organ(line.text) for line in lines if line.ink != WORD)
    filed = any(map(is_filed, lines)) or (len(words) == 1 < len(lines) and organs)
    return all(map(is_short, lines)) and (numbered or filed)


def _titles(rows: list[Row], table: RawTable) -> bool:
    """A title, in a table of a single column."""
    lines = [line for row in rows for line in row]
    single = all(len(row) == 1 for row in table.rows) and all(map(is_short, lines))
    return single and titles(lines)


def titles(lines: Row) -> bool:
    """Whether one of ``lines`` ends as the title of a report does."""
    return any(GENRE_END.search(line.ink) and len(line.ink) >= 4 for line in lines)


def is_short(line: Line) -> bool:
    return len(line.ink) <= _LONGEST and not has_sentence(line.text)


def _is_back(rows: list[Row]) -> bool:
    """版记: nothing but its elements, and one of them 抄送, or who printed it and when."""
    told = any(opens(row[0]) == "copies_to" or _prints(row) for row in rows)
    return told and all(map(_is_of_back, rows))


def _is_of_back(row: Row) -> bool:
    return opens(row[0]) is not None or counts_copies(row[0]) or _prints(row)


def _prints(row: Row) -> bool:
    said = "\u3000".join(line.text for line in row)
    short = len(said) <= _LONGEST and "印发" in said[-4:].replace(" ", "")
    return short and (any(map(is_printed, row)) or any(find_dates(said)))


def _imprint(row: Row) -> Row:
    if opens(row[0]) or counts_copies(row[0]):
        return row
    return [line.named("printed_by", "end", "words:印发") for line in row]

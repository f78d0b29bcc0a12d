"""Tables that only place things: 版头, a cover's title, 版记 in cells become lines again.

Templates lay them out in tables with hidden rules. Such a table is told by its place, at the very
top or end, and by its cells: short, without sentences, and one of them an element of that part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.dates import find_dates
from pipeline.raw import RawFigure, RawTable
from stages.parse.back import is_copies, is_printed
from stages.parse.front_words import apart, role_by_words
from stages.parse.issuers import is_filed
from stages.parse.lines import Held, Item, Line, tidy
from stages.parse.words import GENRE_END, has_sentence

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
        for at_place, opens in ((_is_top, _is_head), (_is_end, _is_back)):
            if at_place(items, index):
                rows = _rows(item.source, item.fragment)
                if rows and opens(rows):
                    whole[index : index + 1] = _lines(rows, opens)
                    break
    return whole


def _is_top(items: list[Item], index: int) -> bool:
    return index < min(_TOP, len(items) - 1) and all(
        isinstance(i, Held) and isinstance(i.fragment, RawFigure) for i in items[:index]
    )


def _is_end(items: list[Item], index: int) -> bool:
    return index > 0 and len(items) - index <= _END


def _rows(source: str, table: RawTable) -> list[Row] | None:
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
    """版头 whatever its columns; in a single column also a title."""
    lines = [piece for row in rows for line in row for piece in apart(line)]
    if any(len(line.ink) > _LONGEST or has_sentence(line.text) for line in lines):
        return False
    roles = {role_by_words(line) for line in lines}
    if "document_number" in roles or any(map(is_filed, lines)):
        return True
    single = all(len({line.source for line in row}) == 1 for row in rows)
    return single and any(GENRE_END.search(line.ink) and len(line.ink) >= 4 for line in lines)


def _is_back(rows: list[Row]) -> bool:
    """版记: each row is 抄送, or who printed it and when."""
    return all(is_copies(row[0]) or _prints(row) for row in rows)


def _prints(row: Row) -> bool:
    said = "\u3000".join(line.text for line in row)
    short = len(said) <= _LONGEST and "印发" in said[-4:].replace(" ", "")
    return short and (any(map(is_printed, row)) or any(find_dates(said)))


def _lines(rows: list[Row], opens: Callable[[list[Row]], bool]) -> list[Item]:
    lines: list[Item] = []
    for row in rows:
        if opens is _is_back and not is_copies(row[0]):
            lines += [line.named("printed_by", "end", "words:印发") for line in row]
        else:
            lines += row
    return lines

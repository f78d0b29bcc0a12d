"""Files pasted from print, each printed line a paragraph: whole paragraphs again.

The lines tell it themselves: many stop at one width in mid-sentence, hardly any is wider, and
where such a row of lines stops, it stops with the end of a sentence. All of this is asked for,
for joining what its author parted would be worse than leaving it cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pipeline.chars import ink, is_cjk
from pipeline.labels import read_label
from pipeline.raw import RawFragment, RawText
from pipeline.roles import OWN_STYLES

_FEWEST = 8
"""Lines of full width that stop in mid-sentence."""
_NARROWEST, _WIDEST = 40, 100
"""Columns of a printed line; a Chinese character takes two."""
_SPREAD = 5
"""Columns within which most full lines end: Chinese lines end where a mark may stand."""
_SLACK = 12
"""Columns that a line can be wider, its quotation marks and brackets squeezed."""
_MOST_WIDER = 0.03
"""The share of all lines that may be wider still, such as rows of a table."""
_SPIKE = 3
"""How many times as many lines end there as in as many columns before."""
_FEWEST_CLOSED = 0.7
"""The share of rows of full lines that stop with the end of a sentence."""
_CLOSED = re.compile(r"[。！？；：!?;:][”’」』）)]*(?:[（(][^（()）]{1,12}[)）])?\s*$")
_APART = re.compile(r"[\s\u3000【［\[★☆•·]|[A-Za-z0-9]{1,3}(?:[.．、:：)）]|$)")


def join_cut_lines(fragments: Sequence[RawFragment]) -> list[RawFragment]:
    """``fragments`` with printed lines joined where it is evident that they were cut; the same
    where it is not, and in guidang's own files."""
    full = _full_width(fragments)
    if full is None:
        return list(fragments)
    joined: list[RawFragment] = []
    before: RawFragment | None = None
    for fragment in fragments:
        if before is not None and _runs_on(before, fragment, full):
            assert isinstance(fragment, RawText)
            joined[-1] = _glue(joined[-1], fragment)
        else:
            joined.append(fragment)
        before = fragment
    return joined


def _full_width(fragments: Sequence[RawFragment]) -> int | None:
    """The fewest columns of a full line; None where the lines are no printed ones."""
    lines = [f for f in fragments if isinstance(f, RawText) and ink(f.text)]
    if OWN_STYLES & {(line.hints.style or "").lower() for line in lines}:
        return None
    widths = [_width(line.text) for line in lines]
    cut = Counter(w for w, line in zip(widths, lines, strict=True) if not _is_closed(line))
    full = max(range(_NARROWEST, _WIDEST), key=lambda w: (_within(cut, w), -w))
    number = _within(cut, full)
    wider = sum(width > full + _SLACK for width in widths)
    narrower = _within(cut, full - _SPREAD) + _within(cut, full - 2 * _SPREAD)
    if number < _FEWEST or wider > _MOST_WIDER * len(lines) or 2 * number < _SPIKE * narrower:
        return None
    rows = list(_last_of_rows(fragments, full))
    closed = sum(map(_is_closed, rows))
    return full if len(rows) >= _FEWEST // 2 and closed >= _FEWEST_CLOSED * len(rows) else None


def _within(widths: Counter[int], start: int) -> int:
    return sum(widths[start + column] for column in range(_SPREAD))


def _last_of_rows(fragments: Sequence[RawFragment], full: int) -> Iterable[RawText]:
    """The line that each row of lines running on into each other stops with."""
    for index, fragment in enumerate(fragments[1:], 1):
        after = fragments[index + 1] if index + 1 < len(fragments) else None
        ends = after is None or not _runs_on(fragment, after, full)
        if ends and _runs_on(fragments[index - 1], fragment, full):
            assert isinstance(fragment, RawText)
            yield fragment


def _runs_on(before: RawFragment, after: RawFragment, full: int) -> bool:
    """Whether ``after`` can be the next printed line of the paragraph of ``before``."""
    if not isinstance(before, RawText) or not isinstance(after, RawText) or not ink(after.text):
        return False
    if not full <= _width(before.text) <= full + _SLACK or _is_closed(before):
        return False
    first, then = before.hints, after.hints
    if {first.align, then.align} & {"center", "right"} or first.style != then.style:
        return False
    indented = then.number or (then.first_indent or 0) > 0 or then.outline or first.outline
    return not indented and not _APART.match(after.text) and read_label(after.text) is None


def _is_closed(line: RawText) -> bool:
    return _CLOSED.search(line.text) is not None


def _width(text: str) -> int:
    """Columns that ``text`` takes in print, where blanks between scripts are added ones; what
    stands in Latin-1 takes one."""
    said = text.strip()
    return 2 * len(said) - len(said.encode("latin-1", "ignore"))


def _glue(before: RawFragment, after: RawText) -> RawText:
    assert isinstance(before, RawText)
    text = glued(before.text, after.text)
    end, shift = len(before.text.rstrip()), len(text) - len(after.text)
    kept = (replace(s, start=min(s.start, end), end=min(s.end, end)) for s in before.spans)
    moved = (replace(s, start=s.start + shift, end=s.end + shift) for s in after.spans)
    return replace(before, text=text, spans=(*kept, *moved))


def glued(before: str, after: str) -> str:
    """Two lines as one: Latin words get their blank back, Chinese needs none, nor does a number
    in it."""
    before = before.rstrip()
    ends = before[-1:] + after[:1]
    latin = all(char.isascii() and not is_cjk(char) for char in ends)
    number = ends.isdigit() and any(map(is_cjk, before))
    return before + (" " if latin and len(ends) == 2 and not number else "") + after

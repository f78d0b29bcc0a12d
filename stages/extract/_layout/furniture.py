"""What stands on pages beside the text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from statistics import median

from msgspec import Struct

from pipeline.chars import CJK, fold_width, ink
from pipeline.labels import INSERTED, read_label
from stages.extract._layout.head_and_foot import (
    FOOT,
    HEAD,
    SAME_HEIGHT,
    End,
    ends_of,
    is_level,
    is_ruled,
    middle,
    runs_on,
)
from stages.extract._layout.model import Line, Page
from stages.extract._layout.page_numbers import (
    counted,
    counting_on,
    dressed_or_counting,
    last_numbers,
)

ALIKE = 0.8
"""Share of characters that two heads have in common, where OCR may have read one of them wrong."""

SEVERAL = 3
SAMPLES = 20
STRAYED = 0.25
"""A line that so many heads say, at the place across of one of the first ``SAMPLES``, is one too,
though a few lines of text stand above it: down to this share of its page."""

SMALL = 0.9
"""A head is set in type of at most this share of the text's: 小五 above 小四, 五号 above 小四."""

LONG = 25
"""Characters from which a line that holds two clauses is a sentence of the text."""

_OUTER_LEFT = re.compile(r"(\d{1,4})[\t\u3000]\s*\D")
_OUTER_RIGHT = re.compile(r"\D\s*[\t\u3000](\d{1,4})$")
"""A number apart from what else stands in its line."""

_BESIDE = re.compile(r"\w.*?[^!-~][-−—–―] ?\d{1,4} ?[-−—–―]")
"""A page number between dashes behind other words: the foot of a page, even of a single one. No
part of a Latin word is one (10.1038/s41586-020-)."""

_CLAUSE = re.compile(rf"[{CJK}]{{3}}[,;。][{CJK}]{{3}}")
_ANNEX = re.compile(r"附件[一二三四五六七八九十\d]{0,3}(?::|$)")
"""The label of an annex, blanks aside."""


class Furniture(Struct, frozen=True):
    """A line that is no text, and why (a key of ``record.REASONS``)."""

    line: Line
    reason: str


def find_furniture(pages: Sequence[Page]) -> list[Furniture]:
    """Page numbers and running heads of ``pages``, in page order.

    A bare number counts only where it follows the page's own count on another page too, stands
    in the foot, or at the head above a rule; a head only where another page has it at the same
    end. So no line of the body goes because it is a number, or because it is said twice.
    """
    ends = [(page, line, at_top) for page in pages for line, at_top in ends_of(page)]
    numbers = dressed_or_counting(ends)
    lasts = last_numbers(pages)
    numbers |= counting_on(lasts)
    known = {id(line) for _page, line, _top in ends}
    ends += [e for e in lasts if id(e[1]) in numbers - known]
    others = [e for e in ends if id(e[1]) not in numbers and not INSERTED.fullmatch(e[1].text)]
    heads = _heads(others) | _numbered_heads(others) | _numbered_feet(others)
    heads |= _parts_of_heads(others, heads) | _small_heads(ends, numbers)
    strayed = _strayed_heads(pages, [e for e in others if id(e[1]) in heads])
    heads |= {id(line) for _page, line, _top in strayed}
    ends += strayed
    out = numbers | heads
    if all(id(line) in out for page in pages for line in page.lines):
        heads = set()  # where nothing else stands on any page, they are its text
    return [
        Furniture(line, "page_number" if id(line) in numbers else "running_head")
        for _page, line, _top in sorted(ends, key=lambda end: end[0].number)
        if id(line) in numbers or id(line) in heads
    ]


def _heads(ends: Sequence[End]) -> set[int]:
    """Ids of the lines that stand at the same end of several pages."""
    found: set[int] = set()
    kinds: list[tuple[str, bool, list[End]]] = []
    for end in ends:
        page, line, at_top = end
        text = _plain(line.text)
        for known, top, group in kinds:
            read = page.is_printed and group[0][0].is_printed
            if top == at_top and (known == text if read else _alike(known, text)):
                group.append(end)
                break
        else:
            kinds.append((text, at_top, [end]))
    for text, _top, group in kinds:
        # At the head of two pages a numbered heading stands in the contents and in the text, the
        # label of an annex where it is announced and where it begins, and a line that runs on
        # into the next is one of two sentences that are alike.
        close = any(runs_on(page, line) for page, line, _top in group)
        if len(text) >= LONG and _CLAUSE.search(text):
            continue  # 单位犯前款罪的，…, a sentence that a law says again and again
        fewest = 3 if close or read_label(group[0][1].text) or _ANNEX.match(text) else 2
        if len({page.number for page, _line, _top in group}) >= fewest:
            found.update(id(line) for _page, line, _top in group)
    return found


def _parts_of_heads(ends: Sequence[End], heads: set[int]) -> set[int]:
    """Ids of the lines that are part of one of ``heads`` on another page: all of it but a number
    beside it, or level with a head or another part, where date and title stand in one line there
    and are two here."""
    rows = [
        (_plain(line.text), part, at_top)
        for _page, line, at_top in ends
        if id(line) in heads and line.is_row
        for part in map(_plain, re.split("[\t\u3000]", line.text))
    ]
    parts = {(part, at_top) for _row, part, at_top in rows}
    nearly_all = {(part, at_top) for row, part, at_top in rows if len(part) >= ALIKE * len(row)}
    by_page: defaultdict[tuple[int, bool], list[Line]] = defaultdict(list)
    for page, line, at_top in ends:
        if id(line) in heads or (_plain(line.text), at_top) in parts:
            by_page[page.number, at_top].append(line)
    return {
        id(line)
        for page, line, at_top in ends
        if (_plain(line.text), at_top) in nearly_all
        or (
            (_plain(line.text), at_top) in parts
            and any(o is not line and is_level(line, o) for o in by_page[page.number, at_top])
        )
    }


def _strayed_heads(pages: Sequence[Page], heads: Sequence[End]) -> list[End]:
    """Lines that are no ends of ``pages`` but say what one of several ``heads`` says, in its type
    and at its edges, high on their page: text that was set anew has moved before them."""
    known: defaultdict[str, list[Line]] = defaultdict(list)
    for _page, line, at_top in heads:
        if at_top:
            known[ink(line.text)].append(line)
    gone = {id(line) for _page, line, _top in heads}
    return [
        (page, line, True)
        for page in pages
        for line in page.lines
        if id(line) not in gone
        and line.box[3] < STRAYED * page.height
        and len(known.get(ink(line.text), ())) >= SEVERAL
        and any(_is_alike_set(line, head) for head in known[ink(line.text)][:SAMPLES])
    ]


def _is_alike_set(a: Line, b: Line) -> bool:
    near = SAME_HEIGHT * a.size
    edges = zip((a.box[0], a.box[2], a.size), (b.box[0], b.box[2], b.size), strict=True)
    return a.font == b.font and all(abs(x - y) < near for x, y in edges)


def _small_heads(ends: Sequence[End], numbers: set[int]) -> set[int]:
    """Ids of the heads of printed pages that are the second or a later one of their document, as
    their number says: above a rule in the upper margin, and smaller than the text. A page taken
    out of a book is known by this alone."""
    later = {page.number for page, line, _top in ends if id(line) in numbers and counted(line) > 1}
    return {
        id(line)
        for page, line, at_top in ends
        if at_top
        and page.number in later
        and page.is_printed
        and line.box[3] <= HEAD * page.height
        and is_ruled(page, line)
        and line.size <= SMALL * median(other.size for other in page.lines)
    }


def _numbered_heads(ends: Sequence[End]) -> set[int]:
    """Ids of the heads that differ in their words, as those of chapters do, but have a number at
    one end that counts as the pages do. A numbered heading at the head of one page, and the
    next at that of another, could count so as well: so the number must change its side from
    page to page, or a rule stand below each."""
    found: set[int] = set()
    steps: defaultdict[tuple[int, bool], list[tuple[End, bool]]] = defaultdict(list)
    for end in ends:
        page, line, at_top = end
        text = fold_width(line.text.strip())
        at_left, at_right = _OUTER_LEFT.match(text), _OUTER_RIGHT.search(text)
        if at_left and not at_right:
            steps[page.number - int(at_left[1]), at_top].append((end, True))
        elif at_right and not at_left:
            steps[page.number - int(at_right[1]), at_top].append((end, False))
    for group in steps.values():
        sides = {(page.number % 2, at_left) for (page, _line, _top), at_left in group}
        alternate = len(sides) == 2 and len({at_left for _odd, at_left in sides}) == 2
        ruled = all(is_ruled(page, line) for (page, line, _top), _left in group)
        several = len({page.number for (page, _line, _top), _left in group}) > 1
        if several and (ruled or (alternate and len({odd for odd, _left in sides}) == 2)):
            found.update(id(line) for (_page, line, _top), _left in group)
    return found


def _numbered_feet(ends: Sequence[End]) -> set[int]:
    """Ids of the lines in the foot of their page that end in a number between dashes."""
    return {
        id(line)
        for page, line, at_top in ends
        if not at_top
        and middle(line) > FOOT * page.height
        and _BESIDE.fullmatch(fold_width(line.text.strip()))
    }


def _plain(text: str) -> str:
    """``text`` for comparing: the page number in it aside. 附件1 and 附件2 are two."""
    inked = fold_width(ink(text))
    return inked if _ANNEX.match(inked) else re.sub(r"\d+", "", inked)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if abs(len(a) - len(b)) > 0.25 * max(len(a), len(b)):
        return False
    match = SequenceMatcher(None, a, b, autojunk=False)
    # The second is never less than the third, and found in a fraction of its time.
    return match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE

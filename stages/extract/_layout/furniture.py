"""What stands on pages beside the text: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from statistics import median

from msgspec import Struct

from pipeline.chars import fold_width, ink
from pipeline.labels import read_label
from stages.extract._layout.model import Line, Page

HEAD, FOOT = 0.1, 0.88
"""A head ends above this share of the page's height, a foot begins below: the text of
GB/T 9704 stands between 0.125 and 0.88 of it."""

APART = 1.8
"""Or it stands this many of its heights apart from the text."""

LOW = 0.75
SAME_HEIGHT = 0.2
"""A last line below the first of these shares of its page may be a page number though text
stands close above, where it counts on at the same height, to a share of a character."""

CLOSE = 1.0
"""Lines of a text lie nearer to each other than this, in characters."""

LINES = 2
"""How many lines at either end of a page may be furniture."""

ALIKE = 0.8
"""Share of characters that two heads have in common, since OCR reads one of them wrong."""

SEVERAL = 3
SAMPLES = 20
STRAYED = 0.25
"""A line that so many heads say, at the place across of one of the first ``SAMPLES``, is one too,
though a few lines of text stand above it: down to this share of its page."""

SMALL = 0.9
"""A head is set in type of at most this share of the text's: 小五 above 小四, 五号 above 小四."""

UNDER = 2.0
"""The rule below a head is no farther below its middle than this, in characters."""

_OUTER_LEFT = re.compile(r"(\d{1,4})[\t\u3000]\s*\D")
_OUTER_RIGHT = re.compile(r"\D\s*[\t\u3000](\d{1,4})$")
"""A number apart from what else stands in its line."""

_DASH = "[-−—–－―一_~·.•|]"
_NUMBER = re.compile(rf"{_DASH}{{0,3}}(?P<n>\d{{1,4}}){_DASH}{{0,3}}")
_DRESSED = re.compile(
    rf"{_DASH}{{1,3}}\d{{1,4}}{_DASH}{{1,3}}|第\d{{1,4}}页([/,，]?共\d{{1,4}}页)?"
    r"|共\d{1,4}页[/,，]?第\d{1,4}页|\d{1,4}页?/共?\d{1,4}页?|[Pp]age\d{1,4}(of\d{1,4})?"
)

_BESIDE = re.compile(r"\w.*?[^!-~][-−—–―] ?\d{1,4} ?[-−—–―]")
"""A page number between dashes behind other words: the foot of a page, even of a single one. No
part of a Latin word is one (10.1038/s41586-020-)."""


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
    ends = [(page, line, at_top) for page in pages for line, at_top in _ends(page)]
    numbers = _numbers(ends)
    lasts = _last_numbers(pages)
    numbers |= _counting(lasts)
    known = {id(line) for _page, line, _top in ends}
    ends += [e for e in lasts if id(e[1]) in numbers - known]
    others = [e for e in ends if id(e[1]) not in numbers]
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


_End = tuple[Page, Line, bool]


def _ends(page: Page) -> Iterable[tuple[Line, bool]]:
    """Lines at the head and foot of ``page`` that lie off its text."""
    lines = sorted(page.lines, key=lambda line: line.box[1])
    tops = [p.box[1] for p in page.placed if p.box[1] < FOOT * page.height]
    for order, at_top in ((lines, True), (lines[::-1], False)):
        for index, line in enumerate(order[:LINES]):
            if (line.box[1] < page.height / 2) != at_top:
                break  # a page of few lines: this one belongs to the other end
            following = order[index + 1] if index + 1 < len(order) else None
            if not at_top and any(top > line.box[3] for top in tops):
                break
            if not _is_off(page, line, following, at_top):
                break
            yield line, at_top


def _is_off(page: Page, line: Line, following: Line | None, at_top: bool) -> bool:
    share = (line.box[3] if at_top else _middle(line)) / page.height
    if share <= HEAD if at_top else share >= FOOT:
        return True
    if at_top and _is_ruled(page, line):
        return True
    if following is None:
        return False
    gap = following.box[1] - line.box[3] if at_top else line.box[1] - following.box[3]
    return gap > APART * line.size


def _numbers(ends: Sequence[_End]) -> set[int]:
    """Ids of the lines that are page numbers."""
    found: set[int] = set()
    steps: defaultdict[int, list[_End]] = defaultdict(list)
    for end in ends:
        page, line, at_top = end
        text = fold_width(ink(line.text))
        bare = _NUMBER.fullmatch(text)
        apart = _is_ruled(page, line) if at_top else _middle(line) > FOOT * page.height
        if _DRESSED.fullmatch(text) or (bare and apart):
            found.add(id(line))
        elif bare:
            steps[page.number - int(bare["n"])].append(end)
    for group in steps.values():
        if len({page.number for page, _line, _top in group}) > 1:
            found.update(id(line) for _page, line, _top in group)
    return found


def _middle(line: Line) -> float:
    """Where ``line`` stands: boxes of recognised lines are higher than their characters."""
    return (line.box[1] + line.box[3]) / 2


def _last_numbers(pages: Sequence[Page]) -> list[_End]:
    """Bare numbers that end their page, however close under its text."""
    lasts = [(p, max(p.lines, key=lambda line: line.box[1])) for p in pages if p.lines]
    return [
        (page, line, False)
        for page, line in lasts
        if line.box[1] > LOW * page.height
        and not any(placed.box[3] > line.box[1] for placed in page.placed)
        and _NUMBER.fullmatch(fold_width(ink(line.text)))
    ]


def _counting(lasts: Sequence[_End]) -> set[int]:
    """Ids of those of ``lasts`` that count as the pages do, at the same height as another."""
    found: set[int] = set()
    for page, line, _top in lasts:
        for other, there, _top in lasts:
            step = _count(there) - _count(line)
            same = abs(there.box[3] - line.box[3]) < SAME_HEIGHT * line.size
            if other is not page and step == other.number - page.number and same:
                found.add(id(line))
    return found


def _count(line: Line) -> int:
    bare = _NUMBER.fullmatch(fold_width(ink(line.text)))
    return int(bare["n"]) if bare else 0


def _heads(ends: Sequence[_End]) -> set[int]:
    """Ids of the lines that stand at the same end of several pages."""
    found: set[int] = set()
    kinds: list[tuple[str, bool, list[_End]]] = []
    for end in ends:
        text, at_top = _plain(end[1].text), end[2]
        for known, top, group in kinds:
            if top == at_top and _alike(known, text):
                group.append(end)
                break
        else:
            kinds.append((text, at_top, [end]))
    for _text, _top, group in kinds:
        # At the head of two pages a numbered heading stands in the contents and in the text,
        # and a line that runs on into the next is one of two sentences that are alike.
        close = any(_runs_on(page, line) for page, line, _top in group)
        fewest = 3 if close or read_label(group[0][1].text) else 2
        if len({page.number for page, _line, _top in group}) >= fewest:
            found.update(id(line) for _page, line, _top in group)
    return found


def _parts_of_heads(ends: Sequence[_End], heads: set[int]) -> set[int]:
    """Ids of the lines level with one of ``heads`` that are part of one on another page: there
    date and title stand in one line, here they are two."""
    parts: set[tuple[str, bool]] = set()
    by_page: defaultdict[tuple[int, bool], list[Line]] = defaultdict(list)
    for page, line, at_top in ends:
        if id(line) in heads:
            by_page[page.number, at_top].append(line)
            if line.is_row:
                parts |= {(_plain(part), at_top) for part in re.split("[\t\u3000]", line.text)}
    return {
        id(line)
        for page, line, at_top in ends
        if (_plain(line.text), at_top) in parts
        and any(_is_level(line, head) for head in by_page[page.number, at_top])
    }


def _strayed_heads(pages: Sequence[Page], heads: Sequence[_End]) -> list[_End]:
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


def _small_heads(ends: Sequence[_End], numbers: set[int]) -> set[int]:
    """Ids of the heads of printed pages that are the second or a later one of their document, as
    their number says: above a rule in the upper margin, and smaller than the text. A page taken
    out of a book is known by this alone."""
    later = {page.number for page, line, _top in ends if id(line) in numbers and _counted(line) > 1}
    return {
        id(line)
        for page, line, at_top in ends
        if at_top
        and page.number in later
        and page.is_printed
        and line.box[3] <= HEAD * page.height
        and _is_ruled(page, line)
        and line.size <= SMALL * median(other.size for other in page.lines)
    }


def _counted(line: Line) -> int:
    """The number of the page that ``line`` tells."""
    found = re.search(r"\d+", fold_width(line.text))
    return int(found[0]) if found else 0


def _numbered_heads(ends: Sequence[_End]) -> set[int]:
    """Ids of the heads that differ in their words, as those of chapters do, but have a number at
    one end that counts as the pages do. A numbered heading at the head of one page, and the
    next at that of another, could count so as well: so the number must change its side from
    page to page, or a rule stand below each."""
    found: set[int] = set()
    steps: defaultdict[tuple[int, bool], list[tuple[_End, bool]]] = defaultdict(list)
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
        ruled = all(_is_ruled(page, line) for (page, line, _top), _left in group)
        several = len({page.number for (page, _line, _top), _left in group}) > 1
        if several and (ruled or (alternate and len({odd for odd, _left in sides}) == 2)):
            found.update(id(line) for (_page, line, _top), _left in group)
    return found


def _numbered_feet(ends: Sequence[_End]) -> set[int]:
    """Ids of the lines in the foot of their page that end in a number between dashes."""
    return {
        id(line)
        for page, line, at_top in ends
        if not at_top
        and _middle(line) > FOOT * page.height
        and _BESIDE.fullmatch(fold_width(line.text.strip()))
    }


def _is_ruled(page: Page, line: Line) -> bool:
    """Whether a rule stands close below ``line``, and runs on beyond it."""
    return any(
        0 < rule.y - (line.box[1] + line.box[3]) / 2 < UNDER * line.size
        and rule.x0 <= line.box[0] + line.size
        and rule.x1 >= line.box[2] - line.size
        for rule in page.rules
    )


def _runs_on(page: Page, line: Line) -> bool:
    """Whether ``line`` stands as near to its neighbour on ``page`` as lines of a text do. What
    stands beside it, as the other half of the same head, is neither above nor below."""
    others = [other for other in page.lines if not _is_level(line, other)]
    gaps = [max(o.box[1] - line.box[3], line.box[1] - o.box[3]) for o in others]
    return min(gaps, default=CLOSE * line.size) < CLOSE * line.size


def _is_level(a: Line, b: Line) -> bool:
    """Whether ``a`` and ``b``, which may be one, overlap by half the height of the lower."""
    both = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return 2 * both >= min(a.box[3] - a.box[1], b.box[3] - b.box[1])


def _plain(text: str) -> str:
    """``text`` for comparing: the page number in it aside."""
    return re.sub(r"\d+", "#", fold_width(ink(text)))


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if abs(len(a) - len(b)) > 0.25 * max(len(a), len(b)):
        return False
    match = SequenceMatcher(None, a, b, autojunk=False)
    # The second is never less than the third, and found in a fraction of its time.
    return match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE

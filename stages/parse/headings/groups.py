"""Numbered lines judged together with their siblings, so that a list is treated alike.

Siblings are the lines of one mark between two headings of a higher level; a number that starts
again at 1 starts a new group. ``rows.py`` says which groups are headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import ink
from pipeline.labels import LAW, Label, Mark
from stages.parse.headings.alone import alone
from stages.parse.headings.approximate import approximate
from stages.parse.headings.articles import articles, stands_over
from stages.parse.headings.broken import join_broken
from stages.parse.headings.chapters import chapters, tight
from stages.parse.headings.heading import (
    DECIMAL,
    LONGEST,
    LONGEST_STYLED,
    STRONG,
    Entry,
    Heading,
    at_colon,
    form_of,
    heading_label,
    opening,
    opening_among,
    own_line,
    run_in,
    styled_run_in,
)
from stages.parse.headings.rows import (
    Numbered,
    ends_at_colons,
    goes_on,
    holds_something,
    is_below_item,
    is_headings,
    is_headless,
    is_list_item,
    is_said,
    rest_of,
    within_article,
)
from stages.parse.headings.short import by_place
from stages.parse.headings.unnumbered import Looks, by_articles, by_look, by_words
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.words import has_sentence, label_of, without_equations


def find_headings(items: list[Item]) -> list[Entry]:
    """``items`` with the lines that open sections made ``Heading`` entries."""
    bare = chapters(items) | tight(items)
    known = _Known(
        labels=bare | alone(items, bare) | approximate(items),
        names=articles(items),
        words=by_words(items) | by_place(items) | by_articles(items),
        looks=by_look(items),
    )
    numbered = [n for i, item in enumerate(items) if (n := _numbered(i, item, known)) is not None]
    law = [n for n in numbered if n.label.mark in LAW]
    groups: list[list[Numbered]] = []
    last: dict[Mark, Numbered] = {}
    for found in _groups(numbered):
        styled = any(n.line.level is not None for n in found)
        group = [n for n in found if not (styled and is_list_item(n))]
        if not group or within_article(group[0], law):
            continue
        if not goes_on(group, last.get(group[0].label.mark), items):
            group = _heads(group, items)
        if group:
            groups.append(group)
            last[group[0].label.mark] = group[-1]
    heading = {n.index for group in groups for n in group}
    items_of_lists = {n.index: n for n in numbered if n.index not in heading}
    made: dict[int, list[Entry]] = {}
    for group in groups:
        if not is_below_item(group[0], items_of_lists):
            made.update(_of_group(group, items, known))
    entries: list[Entry] = []
    for index, item in enumerate(items):
        entries += made.get(index) or _decided(index, item, known)
    return join_broken(entries)


def _heads(group: list[Numbered], items: list[Item]) -> list[Numbered]:
    """What of ``group`` is headings: all, none, or, where 1.1 heads the numbered paragraphs
    1.1.1 and 1.1.2, those of the upper ranks."""
    if is_headings(group, items):
        return group
    found: list[Numbered] = []
    depths = sorted({len(n.label.parts) for n in group})
    for depth in depths[:-1]:
        rank = [n for n in group if len(n.label.parts) == depth]
        if not is_headings(rank, items):
            break
        found += rank
    return sorted(found, key=lambda n: n.index)


class _Known(Struct, frozen=True):
    """What is seen of single lines before siblings are compared, by their index."""

    labels: dict[int, Label]
    """Labels that are none elsewhere."""
    names: dict[int, int]
    """Articles, and how many characters of each are its name."""
    words: frozenset[int]
    looks: Looks
    """Headings without a number, by their words or their place, and by their look."""


def _of_group(
    group: list[Numbered], items: list[Item], known: _Known
) -> Iterator[tuple[int, list[Entry]]]:
    """What each line of ``group`` becomes, by its index."""
    heads = sum(n.form in ("own", "opening") for n in group)
    among = 1 < len(group) <= 2 * heads + 1
    headless = is_headless(group, items)
    colons = ends_at_colons(group)
    for n in group:
        if headless:
            entries = run_in(n.line, n.label, 0)
        elif colons and _says_more(n) and (end := at_colon(rest_of(n))) is not None:
            entries = run_in(n.line, n.label, end)
        else:
            entries = _made(n, items, known, among=among)
        yield n.index, _in_row(entries, group)


def _says_more(item: Numbered) -> bool:
    """Whether a line that could be a heading as a whole is a sentence, or none could."""
    return is_said(item) and (item.form == "own" or item.label.mark not in STRONG)


def _in_row(entries: list[Entry], group: list[Numbered]) -> list[Entry]:
    """``entries`` with their heading told that others stand beside it."""
    return [replace(e, row=len(group) > 1) if isinstance(e, Heading) else e for e in entries]


def _decided(index: int, item: Item, known: _Known) -> list[Entry]:
    """What is a heading by its style, its words or its look alone."""
    if isinstance(item, Held):
        return [item]
    if index in known.words or index in known.looks.top:
        return [own_line(item, None)]
    if index in known.looks.below:
        return [replace(own_line(item, None), below=True)]
    if item.role == "heading":
        return [own_line(item, heading_label(item))]
    if item.role == "run_in":
        return styled_run_in(item)
    if item.role is None and item.level is not None and _could_be_styled(item):
        return [own_line(item, heading_label(item))]
    return [item]


def _could_be_styled(line: Line) -> bool:
    """People give heading styles to whole paragraphs; a heading is no row of sentences, and
    no item of an enumeration."""
    if line.text[-1] in "；;，,":
        return False
    said = without_equations(line)
    return len(ink(said)) <= LONGEST_STYLED and not has_sentence(said[:-1])


def _numbered(index: int, item: Item, known: _Known) -> Numbered | None:
    if not isinstance(item, Line) or item.role is not None:
        return None
    label = known.labels.get(index)
    if label is None:
        label = heading_label(item) if item.level is not None else label_of(item)
    if label is None or label.number == 0:
        return None
    if label.mark in LAW and not _is_law(index, item, label, known):
        return None
    return Numbered(index, item, label, form_of(item, label))


def _is_law(index: int, line: Line, label: Label, known: _Known) -> bool:
    """第三章 is a heading where it stands alone or before a blank; 第三条所称… is a sentence."""
    if label.mark == "article":
        return index in known.names
    return form_of(line, label) == "own" and not line.text.endswith("。")


def _groups(numbered: list[Numbered]) -> Iterator[list[Numbered]]:
    open_groups: dict[Mark, list[Numbered]] = {}
    waiting: dict[Mark, list[list[Numbered]]] = {}
    for item in numbered:
        mark = item.label.mark
        row = open_groups.get(mark)
        ended = [m for m, g in open_groups.items() if _ends(item, g[0], row[0] if row else None)]
        for other in ended:
            yield from waiting.pop(other, ())
            yield open_groups.pop(other)
        if mark in open_groups and mark not in LAW and mark not in DECIMAL:
            above = waiting.setdefault(mark, [])
            if item.label.number == 1:
                above.append(open_groups.pop(mark))
            elif above and _resumes(item, above[-1][-1], open_groups[mark][-1]):
                yield open_groups[mark]
                open_groups[mark] = above.pop()
        open_groups.setdefault(mark, []).append(item)
    for mark, group in open_groups.items():
        yield from waiting.pop(mark, ())
        yield group


def _resumes(item: Numbered, outer: Numbered, inner: Numbered) -> bool:
    """Whether ``item`` counts on behind ``outer``, which a row within it, that ``inner`` ends,
    has parted from it: 一、 quotes a row 一、 二、 三、, then comes 二、."""
    number = item.label.number
    return number == outer.label.number + 1 != inner.label.number + 1


def _ends(item: Numbered, other: Numbered, row: Numbered | None) -> bool:
    """Whether ``item`` ends the group that ``other`` begins, a row of another mark. ``row``
    begins the open group of its own. A row of 1. that opened under 1） does not end it, though
    another row of 1. stood before; 1.1 stands under 1., whatever their usual levels."""
    mark = item.label.mark
    if other.label.level <= item.label.level:
        return False
    if mark == "decimal" and other.label.mark == "arabic_dot":
        return False
    begins = item.label.number == 1 and (row is None or mark != "decimal")
    within = begins or (row is not None and other.index < row.index)
    return mark in STRONG | LAW or not within


def _made(item: Numbered, items: list[Item], known: _Known, *, among: bool) -> list[Entry]:
    """The heading that ``item`` opens; ``among``: at least half of its siblings have one."""
    line, label = item.line, item.label
    rest = rest_of(item)
    if label.mark == "article":
        name = known.names[item.index]
        if rest and name == len(rest):
            return [own_line(line, label)]
        if not rest and stands_over(items, item.index):
            return [replace(own_line(line, label), run_in=True)]
        return run_in(line, label, name)
    short = len(rest) <= LONGEST and not has_sentence(rest[:-1])
    if item.form == "own" or (item.form in ("item", "long") and short):
        return [own_line(line, label)]
    if item.form == "long" and _is_long_heading(item, rest, items):
        return [own_line(line, label)]
    length = opening(rest, label.mark) if item.form == "opening" else None
    if length is None and label.mark in STRONG and among:
        length = opening_among(rest)
    return run_in(line, label, length or 0)


def _is_long_heading(item: Numbered, rest: str, items: list[Item]) -> bool:
    """Whether a long line has no mark of a sentence at its end, and heads what stands below."""
    whole = len(rest) <= LONGEST_STYLED and not has_sentence(rest) and rest[-1:] not in "，,：:"
    return whole and holds_something(item, items)

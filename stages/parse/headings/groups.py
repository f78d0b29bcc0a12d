"""Numbered lines judged together with their siblings, so that a list is treated alike.

Siblings are the lines of one mark between two headings of a higher level; a number that
starts again at 1 starts a new group. A group is an enumeration, and its lines stay
paragraphs, where half of them end with ； or ，. Behind 1. （1） 1) ① and 1.1 it is one too
unless more than half of its lines look like headings, and something stands under one of them
(else it is a bare list; so it is where that one is the last of three or more), and where it
counts on within an item of a list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import ink, strip_blanks
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
    Form,
    Heading,
    form_of,
    heading_label,
    opening,
    opening_among,
    own_line,
    run_in,
    styled_run_in,
)
from stages.parse.headings.unnumbered import Looks, by_look, by_words
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.words import has_sentence, label_of, without_equations


class _Numbered(Struct, frozen=True):
    index: int
    line: Line
    label: Label
    form: Form


def find_headings(items: list[Item]) -> list[Entry]:
    """``items`` with the lines that open sections made ``Heading`` entries."""
    bare = chapters(items) | tight(items)
    known = _Known(
        labels=bare | alone(items, bare) | approximate(items),
        names=articles(items),
        words=by_words(items),
        looks=by_look(items),
    )
    numbered = [n for i, item in enumerate(items) if (n := _numbered(i, item, known)) is not None]
    law = [n for n in numbered if n.label.mark in LAW]
    groups = []
    for found in _groups(numbered):
        styled = any(n.line.level is not None for n in found)
        group = [n for n in found if not (styled and _is_list_item(n))]
        if group and _is_headings(group, items) and not _within_article(group[0], law):
            groups.append(group)
    heading = {n.index for group in groups for n in group}
    items_of_lists = {n.index: n for n in numbered if n.index not in heading}
    made: dict[int, list[Entry]] = {}
    for group in groups:
        if not _is_below_item(group[0], items_of_lists):
            heads = sum(n.form in ("own", "opening") for n in group)
            among = 1 < len(group) <= 2 * heads + 1
            headless = _is_headless(group, items)
            for n in group:
                entries_of = (
                    run_in(n.line, n.label, 0) if headless else _made(n, items, known, among=among)
                )
                made[n.index] = _in_row(entries_of, group)
    entries: list[Entry] = []
    for index, item in enumerate(items):
        entries += made.get(index) or _decided(index, item, known)
    return join_broken(entries)


class _Known(Struct, frozen=True):
    """What is seen of single lines before siblings are compared, by their index."""

    labels: dict[int, Label]
    """Labels that are none elsewhere."""
    names: dict[int, int]
    """Articles, and how many characters of each are its name."""
    words: frozenset[int]
    looks: Looks
    """Headings without a number, by their words and by their look."""


def _in_row(entries: list[Entry], group: list[_Numbered]) -> list[Entry]:
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


def _numbered(index: int, item: Item, known: _Known) -> _Numbered | None:
    if not isinstance(item, Line) or item.role is not None:
        return None
    label = known.labels.get(index)
    if label is None:
        label = heading_label(item) if item.level is not None else label_of(item)
    if label is None or label.number == 0:
        return None
    if label.mark in LAW and not _is_law(index, item, label, known):
        return None
    return _Numbered(index, item, label, form_of(item, label))


def _is_law(index: int, line: Line, label: Label, known: _Known) -> bool:
    """第三章 is a heading where it stands alone or before a blank; 第三条所称… is a sentence."""
    if label.mark == "article":
        return index in known.names
    return form_of(line, label) == "own" and not line.text.endswith("。")


def _groups(numbered: list[_Numbered]) -> Iterator[list[_Numbered]]:
    open_groups: dict[Mark, list[_Numbered]] = {}
    for item in numbered:
        mark = item.label.mark
        row = open_groups.get(mark)
        ended = [m for m, g in open_groups.items() if _ends(item, g[0], row[0] if row else None)]
        for other in ended:
            yield open_groups.pop(other)
        if (
            mark in open_groups
            and mark not in LAW
            and item.label.number == 1
            and mark not in DECIMAL
        ):
            yield open_groups.pop(mark)
        open_groups.setdefault(mark, []).append(item)
    yield from open_groups.values()


def _ends(item: _Numbered, other: _Numbered, row: _Numbered | None) -> bool:
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


def _is_headings(group: list[_Numbered], items: list[Item]) -> bool:
    mark = group[0].label.mark
    if mark in LAW:
        return True
    if mark == "half_letter":
        return False  # a) counts items; one with a heading style is a heading by itself
    if any(n.line.level is not None for n in group):
        return True
    forms = [n.form for n in group]
    if _restarts(group[0], items):
        return False
    if mark in STRONG:
        sentences = mark == "cn_paren" and all(_is_sentence(n, items) for n in group)
        return 2 * forms.count("item") < len(group) and not sentences
    opened = forms.count("opening")
    alone = [n for n in group if n.form == "own"]
    if not opened and not _hold_something(group, items):
        return False
    return 2 * (opened + len(alone)) > len(group)


def _hold_something(group: list[_Numbered], items: list[Item]) -> bool:
    """Whether something stands under one of the lines alone; behind the last of three or more
    it may be what follows their list, unless they look like headings."""
    holding = [n for n in group if n.form == "own" and _holds_something(n, items)]
    listed = len(group) > 2 and not any(n.line.hints.bold for n in group)
    return bool(holding) and not (listed and holding == group[-1:])


def _is_below_item(first: _Numbered, items_of_lists: dict[int, _Numbered]) -> bool:
    """Whether ① begins right below （2） that is no heading: it counts on within that item."""
    above = items_of_lists.get(first.index - 1)
    if above is None or first.label.number != 1 or first.label.mark in STRONG | LAW:
        return False
    styled = first.line.level is not None or above.line.level is not None
    return not styled and above.label.level < first.label.level


def _restarts(first: _Numbered, items: list[Item]) -> bool:
    """Whether 一、 stands right below 八、, which heads it: a list in the numbers of headings."""
    above = items[first.index - 1] if first.index else None
    if first.label.number != 1 or not isinstance(above, Line) or above.role is not None:
        return False
    label = label_of(above)
    return label is not None and label.mark == first.label.mark and label.number > 1


def _is_list_item(item: _Numbered) -> bool:
    """Whether Word counts a plain paragraph, or it ends as items do, where headings of the same
    mark have a style."""
    line = item.line
    if line.level is not None or item.label.mark in STRONG | LAW:
        return False
    return item.form == "item" or (line.number > 0 and not line.hints.bold)


def _is_sentence(item: _Numbered, items: list[Item]) -> bool:
    """A short line with a 。 and nothing under it."""
    alone = item.form == "own" and item.line.text.endswith("。")
    return alone and not _holds_something(item, items)


def _is_headless(group: list[_Numbered], items: list[Item]) -> bool:
    """Whether all of them are sentences, long ones and short ones that end in 。 over nothing:
    then the short ones are no headings either."""
    if not any(n.form == "long" for n in group) or group[0].label.mark in LAW:
        return False
    return all(n.form == "long" or _is_sentence(n, items) for n in group) and any(
        n.form == "own" for n in group
    )


def _within_article(first: _Numbered, law: list[_Numbered]) -> bool:
    """Whether （一） and what is below it count the items of an article (条, 款, 项). ``law`` are
    the lines that open 编, 章, 条."""
    if first.label.mark in LAW or first.line.level is not None:
        return False
    above = bisect_left(law, first.index, key=lambda n: n.index)
    return above > 0 and law[above - 1].label.mark == "article"


def _holds_something(item: _Numbered, items: list[Item]) -> bool:
    """Whether under this line stands a paragraph, a table or a deeper number."""
    if item.index + 1 >= len(items):
        return False
    after = items[item.index + 1]
    if isinstance(after, Held):
        return True
    if after.role not in (None, "paragraph"):
        return False
    label = label_of(after)
    return label is None or label.level > item.label.level


def _made(item: _Numbered, items: list[Item], known: _Known, *, among: bool) -> list[Entry]:
    """The heading that ``item`` opens; ``among``: at least half of its siblings have one."""
    line, label = item.line, item.label
    rest = strip_blanks(line.text[label.end :])
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
    length = opening(rest, weak=label.mark not in STRONG) if item.form == "opening" else None
    if length is None and label.mark in STRONG and among:
        length = opening_among(rest)
    return run_in(line, label, length or 0)


def _is_long_heading(item: _Numbered, rest: str, items: list[Item]) -> bool:
    """Whether a long line has no mark of a sentence at its end, and heads what stands below."""
    whole = len(rest) <= LONGEST_STYLED and not has_sentence(rest) and rest[-1:] not in "，,：:"
    return whole and _holds_something(item, items)

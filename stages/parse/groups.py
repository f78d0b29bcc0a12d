"""Numbered lines judged together with their siblings, so that a list is treated alike.

Siblings are the lines of one mark between two headings of a higher level; a number that
starts again at 1 starts a new group. A group is an enumeration, and its lines stay
paragraphs, where half of them end with ； or ，. Behind 1. （1） 1) ① and 1.1 it is one too
unless more than half of its lines look like headings, and something stands under one of them
(else it is a bare list), and where it counts on within an item of a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import ink
from pipeline.labels import Label, Mark
from stages.parse.chapters import chapters
from stages.parse.headings import (
    LAW,
    LONGEST,
    LONGEST_STYLED,
    STRONG,
    Entry,
    Form,
    form_of,
    heading_label,
    opening,
    own_line,
    run_in,
    styled_run_in,
)
from stages.parse.lines import Held, Item, Line
from stages.parse.words import has_sentence, label_of, without_equations


class _Numbered(Struct, frozen=True):
    index: int
    line: Line
    label: Label
    form: Form


def find_headings(items: list[Item]) -> list[Entry]:
    """``items`` with the lines that open sections made ``Heading`` entries."""
    bare = chapters(items)
    numbered = [
        n for i, item in enumerate(items) if (n := _numbered(i, item, bare.get(i))) is not None
    ]
    groups = []
    for found in _groups(numbered):
        group = [n for n in found if not _is_list_item(n, found)]
        if group and _is_headings(group, items) and not _within_article(group, numbered):
            groups.append(group)
    heading = {n.index for group in groups for n in group}
    items_of_lists = {n.index: n for n in numbered if n.index not in heading}
    made: dict[int, list[Entry]] = {}
    for group in groups:
        if not _is_below_item(group[0], items_of_lists):
            made |= {n.index: _made(n) for n in group}
    entries: list[Entry] = []
    for index, item in enumerate(items):
        entries += made.get(index) or _decided(item)
    return entries


def _decided(item: Item) -> list[Entry]:
    """What is a heading by its style alone."""
    if isinstance(item, Held):
        return [item]
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


def _numbered(index: int, item: Item, chapter: Label | None) -> _Numbered | None:
    if not isinstance(item, Line) or item.role is not None:
        return None
    label = heading_label(item) if item.level is not None else chapter or label_of(item)
    if label is None or label.number == 0:
        return None
    if label.mark in LAW and not _is_law(item, label):
        return None
    return _Numbered(index, item, label, form_of(item, label))


def _is_law(line: Line, label: Label) -> bool:
    """第三章 is a heading where it stands alone or before a blank; 第三条所称… is a sentence."""
    rest = line.text[label.end :]
    if label.mark == "article":
        return line.number > 0 or not rest or rest[0].isspace() or rest[0] in "【（"
    return form_of(line, label) == "own" and not rest.endswith("。")


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
            and (mark != "decimal")
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
    if not opened and not any(_holds_something(n, items) for n in alone):
        return False
    return 2 * (opened + len(alone)) > len(group)


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


def _is_list_item(item: _Numbered, group: list[_Numbered]) -> bool:
    """Whether Word counts a plain paragraph, while headings of the same mark have a style."""
    line = item.line
    plain = line.level is None and line.number > 0 and not line.hints.bold
    styled = any(n.line.level is not None for n in group)
    return plain and styled and item.label.mark not in STRONG | LAW


def _is_sentence(item: _Numbered, items: list[Item]) -> bool:
    """A short line with a 。 and nothing under it."""
    alone = item.form == "own" and item.line.text.endswith("。")
    return alone and not _holds_something(item, items)


def _within_article(group: list[_Numbered], numbered: list[_Numbered]) -> bool:
    """Whether （一） and what is below it count the items of an article (条, 款, 项)."""
    first = group[0]
    if first.label.mark in LAW or first.line.level is not None:
        return False
    above = [n for n in numbered if n.index < first.index and n.label.mark in LAW]
    return bool(above) and above[-1].label.mark == "article"


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


def _made(item: _Numbered) -> list[Entry]:
    line, label = item.line, item.label
    if label.mark == "article":
        alone = item.form == "own" and not line.text.endswith("。")
        return [own_line(line, label)] if alone else run_in(line, label, 0)
    rest = line.part(label.end).text
    short = len(rest) <= LONGEST and not has_sentence(rest[:-1])
    if item.form == "own" or (item.form in ("item", "long") and short):
        return [own_line(line, label)]
    length = opening(rest, weak=label.mark not in STRONG) if item.form == "opening" else 0
    return run_in(line, label, length or 0)

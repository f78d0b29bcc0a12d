"""Whether a row of numbered lines heads what stands below them.

A row is an enumeration, and its lines stay paragraphs, where half of them end with ； or ，.
Behind 1. （1） 1) ① and 1.1 it is one too unless more than half of its lines look like headings,
and something stands under one of them (else it is a bare list; so it is where that one is the last
of three or more), or all of them are short and each stands over a text, or are headlines before a
colon; and where it counts on within an item of a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec import Struct

from pipeline.chars import strip_blanks
from pipeline.labels import LAW, Label, read_label
from stages.parse.headings.heading import DECIMAL, LONGEST_WEAK, STRONG, Form, at_colon, opening
from stages.parse.headings.unnumbered import OVER_TEXT
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.words import has_sentence, label_of
from stages.parse.understand.leads import VERBS

_HEADLINE = re.compile(rf"(?:{VERBS}|抓(?!手))")
_COLON = re.compile("[：:]")


class Numbered(Struct, frozen=True):
    """The line at ``index`` of the items, and how it would be a heading, judged alone."""

    index: int
    line: Line
    label: Label
    form: Form


def is_headings(group: list[Numbered], items: list[Item]) -> bool:
    """Whether ``group``, the lines of one row, are headings; see above."""
    mark = group[0].label.mark
    if mark in LAW:
        return True
    if mark == "half_letter":
        return False  # a) counts items; one with a heading style is a heading by itself
    if any(n.line.level is not None for n in group):
        return True
    forms = [n.form for n in group]
    if _restarts(group[0], items) or _began_above(group[0], items):
        return False
    if mark not in STRONG and group[0].label.number == 1 and ends_at_colons(group):
        return True
    if mark in STRONG:
        sentences = mark == "cn_paren" and all(_is_sentence(n, items) for n in group)
        return 2 * forms.count("item") < len(group) and not sentences
    if len(group) > 1 and group[0].label.number == 1 and _all_head(group, items):
        return True
    opened = forms.count("opening")
    alone = [n for n in group if n.form == "own"]
    if not opened and not _hold_something(group, items):
        return False
    return 2 * (opened + len(alone)) > len(group)


def _all_head(group: list[Numbered], items: list[Item]) -> bool:
    """Whether all are short lines, with a 。 or without, each over a paragraph or a row of its
    own: 1.责任上肩。 （1）… （2）… 2.制度上墙。 …"""
    return all(_is_short(n) and _heads_text(n, items) for n in group)


def _is_short(item: Numbered) -> bool:
    rest = rest_of(item)
    if item.form == "own":
        return rest[-1:] not in "：:"
    one = len(rest) <= LONGEST_WEAK and not has_sentence(rest[:-1])
    return item.form == "item" and is_said(item) and one


def _heads_text(item: Numbered, items: list[Item]) -> bool:
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if not isinstance(after, Line) or after.role not in (None, "paragraph"):
        return False
    label = label_of(after)
    if label is None:
        return len(after.ink) >= OVER_TEXT and after.text.endswith("。")
    return label.level > item.label.level and label.number == 1


def goes_on(group: list[Numbered], last: Numbered | None, items: list[Item]) -> bool:
    """Whether ``group``, below the next heading, counts on in the row of headings that ended with
    ``last``: （一） 1. 2. （二） 3."""
    number = group[0].label.number
    return last is not None and number == last.label.number + 1 and _all_head(group, items)


def _hold_something(group: list[Numbered], items: list[Item]) -> bool:
    """Whether something stands under one of the lines alone; behind the last of three or more
    it may be what follows their list, unless they look like headings."""
    holding = [n for n in group if n.form == "own" and holds_something(n, items)]
    listed = len(group) > 2 and not any(n.line.hints.bold for n in group)
    return bool(holding) and not (listed and holding == group[-1:])


def holds_something(item: Numbered, items: list[Item]) -> bool:
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


def _restarts(first: Numbered, items: list[Item]) -> bool:
    """Whether 一、 stands right below 八、, which heads it: a list in the numbers of headings."""
    above = items[first.index - 1] if first.index else None
    if first.label.number != 1 or not isinstance(above, Line) or above.role is not None:
        return False
    label = label_of(above)
    return label is not None and label.mark == first.label.mark and label.number > 1


def _began_above(first: Numbered, items: list[Item]) -> bool:
    """Whether the number before this one stands behind the colon of the line above, which then
    begins a list: 附件：1.渠道一览, 2.水闸一览."""
    above = items[first.index - 1] if first.index else None
    if not isinstance(above, Line) or first.label.number == 1:
        return False
    behind = _COLON.split(above.text, maxsplit=1)[1:]
    label = read_label(behind[0].lstrip()) if behind else None
    said = (first.label.mark, first.label.number - 1)
    return label is not None and (label.mark, label.number) == said


def is_list_item(item: Numbered) -> bool:
    """Whether Word counts a plain paragraph, or it ends as items do, where headings of the same
    mark have a style."""
    line = item.line
    if line.level is not None or item.label.mark in STRONG | LAW:
        return False
    counted = line.number > 0 and not line.hints.bold
    return item.form == "item" or (counted and not _opens_in_row(item))


def _opens_in_row(item: Numbered) -> bool:
    """Whether 2. of Word's has a heading before its text, as its row goes on behind a 1. that has
    a style. A list of its own would begin with 1."""
    return item.form == "opening" and item.label.number > 1 and item.label.mark not in DECIMAL


def _is_sentence(item: Numbered, items: list[Item]) -> bool:
    """A short line with a 。 and nothing under it."""
    return item.form == "own" and is_said(item) and not holds_something(item, items)


def is_headless(group: list[Numbered], items: list[Item]) -> bool:
    """Whether all of them are sentences, long ones and short ones that end in 。 over nothing:
    then the short ones are no headings either."""
    if not any(n.form == "long" for n in group) or group[0].label.mark in LAW:
        return False
    return all(n.form == "long" or _is_sentence(n, items) for n in group) and any(
        n.form == "own" for n in group
    )


def is_below_item(first: Numbered, items_of_lists: dict[int, Numbered]) -> bool:
    """Whether ① begins right below （2） that is no heading: it counts on within that item."""
    above = items_of_lists.get(first.index - 1)
    if above is None or first.label.number != 1 or first.label.mark in STRONG | LAW:
        return False
    styled = first.line.level is not None or above.line.level is not None
    return not styled and above.label.level < first.label.level


def within_article(first: Numbered, law: list[Numbered]) -> bool:
    """Whether （一） and what is below it count the items of an article (条, 款, 项). ``law`` are
    the lines that open 编, 章, 条."""
    if first.label.mark in LAW or first.line.level is not None:
        return False
    above = bisect_left(law, first.index, key=lambda n: n.index)
    return above > 0 and law[above - 1].label.mark == "article"


def rest_of(item: Numbered) -> str:
    """What stands behind its label."""
    return strip_blanks(item.line.text[item.label.end :])


def ends_at_colons(group: list[Numbered]) -> bool:
    """Whether the headings of ``group`` end in a colon: one of 一、 does, or all behind 1. are
    headlines (1.抓设备：…). What is said of a thing (1.水闸：…) looks the same but for its verb."""
    mark = group[0].label.mark
    if mark in STRONG:
        rests = [rest_of(n) for n in group if n.form == "opening"]
        return any(opening(rest, mark) == at_colon(rest) for rest in rests)
    return len(group) > 1 and all(is_said(n) and _is_headline(rest_of(n)) for n in group)


def _is_headline(text: str) -> bool:
    return at_colon(text) is not None and _HEADLINE.match(text) is not None


def is_said(item: Numbered) -> bool:
    """Whether it ends as a sentence does."""
    return item.line.text.endswith("。")

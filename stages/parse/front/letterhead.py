"""版头 (GB/T 9704-2012, 7.2): what stands above the title of a numbered document.

Most elements are known by their words (``front_words.py``). Who issues the document is known by
place and look together: large red type, the line above the number, above the red rule, or type
larger than that of a title below. So a letterhead without a number is no title.
"""

from __future__ import annotations

from pipeline.raw import RawFigure
from stages.parse.front.issuers import LETTERHEAD, Head, joint, spoke_for
from stages.parse.front.letterhead_words import (
    apart,
    entitles,
    is_drawn_rule,
    is_issue,
    is_misread_number,
    is_names,
    role_by_words,
)
from stages.parse.lines.items import Held, Item, Line
from stages.parse.lines.seen import look
from stages.parse.lines.words import body_size, ends_with_date, is_pushed, is_red, names_organ

HEAD_ROLES = frozenset(
    {"copy_number", "secrecy", "urgency", "issuer", "document_number", "signer", "rule"}
)
_REACH = 14
"""How many lines 版头 can have."""
_LARGE = 1.3
"""Type of the issuer's name is at least this many times as large as that of the text."""
_HALF = 0.5
"""版头 ends in the upper half of its page; the lower red rule of a letter (10.1) does not."""

Spoke = tuple[str, tuple[str, ...]]
"""A role and what spoke for it."""


def mark_front(items: list[Item]) -> list[Item]:
    """``items`` with the parts of 版头 named; it ends at the first line that is none of them."""
    head: Head = []
    for item in items[:_REACH]:
        free = isinstance(item, Line) and item.role is None and len(item.text) <= 200
        head += apart(item) if free and isinstance(item, Line) else [item]
    usual = body_size(items)
    roles = _roles(head, usual)
    said = {role for role, _codes in roles.values()}
    if said <= {"copy_number"}:
        return items
    for index, item in enumerate(head):
        if _is_passed_over(item):
            continue
        found = roles.get(index)
        if not isinstance(item, Line) or found is None:
            _mark_editors(head, index)
            break
        role, codes = found
        head[index] = item.named(role, *codes, *look(item, usual))
    return [*head, *items[_REACH:]]


def _is_passed_over(item: Item) -> bool:
    """What is known already, or is a picture (an emblem), ends no 版头."""
    if isinstance(item, Held):
        return isinstance(item.fragment, RawFigure)
    return item.role is not None and item.role != "signer"


def _roles(head: Head, usual: float | None) -> dict[int, Spoke]:
    """What each line of ``head`` is, by its index, where it may be an element of 版头."""
    roles: dict[int, Spoke] = {}
    rule = red_rule(head)
    for index, line in enumerate(head):
        if not isinstance(line, Line) or line.role not in (None, "signer"):
            continue
        above = head[index - 1] if index else None
        spoke: Spoke | None = None
        if line.role == "signer":
            spoke = ("signer", line.evidence)
        elif role := role_by_words(line):
            spoke = (role, ("pattern",))
        elif index - 1 in roles and is_drawn_rule(line):
            spoke = ("rule", ("under", "pattern"))
        elif isinstance(above, Line) and entitles(above) and is_issue(line):
            spoke = ("document_number", ("pattern", "under"))
        elif _signs_on(line, index, head, roles):
            spoke = ("signer", ("under", "pattern"))
        elif index <= rule:
            spoke = _by_place(line, usual)
        if spoke is not None:
            roles[index] = spoke
    for index, line in enumerate(head):
        if isinstance(line, Line) and line.role is None and index not in roles:
            codes = spoke_for(head, index, roles)
            if codes:
                roles[index] = ("issuer", codes)
    for index in joint(head, roles):
        roles.setdefault(index, ("issuer", ("row",)))
    return roles


def _signs_on(line: Line, index: int, head: Head, roles: dict[int, Spoke]) -> bool:
    """A further row of signers: names alone below 签发人：, set to the right or above the rule."""
    before = head[index - 1] if index else None
    if not isinstance(before, Line) or index - 1 not in roles or not is_names(line):
        return False
    signed = roles[index - 1][0] == "signer" or "签发人" in before.ink
    return signed and (is_pushed(line) or is_red(line.hints.rule_below) or line.lead >= 8)


def red_rule(items: list[Item]) -> int:
    """The index of the line right above the red rule that ends 版头 (7.2.7), or -1."""
    for index, item in enumerate(items[:_REACH]):
        if not isinstance(item, Line):
            continue
        if item.level is not None or (item.hints.place or 0) > _HALF:
            break
        if is_red(item.hints.rule_below):
            return index
    return -1


def _by_place(line: Line, usual: float | None) -> Spoke | None:
    """What a line above the red rule is by its look, where its words were misread or are not
    known: large red type names the issuer (7.2.4), a line with a year and 号 is the number."""
    size = line.hints.size
    large = size is None or usual is None or size >= _LARGE * usual
    if is_red(line.hints.color) and large and len(line.ink) <= 40:
        return "issuer", ("above:红色分隔线",)
    return ("document_number", ("above:红色分隔线",)) if is_misread_number(line) else None


def _mark_editors(head: Head, index: int) -> None:
    """Below the number of a bulletin (简报) stand who edits it and the day: byline and date."""
    line = head[index]
    above = [i for i in head[:index] if isinstance(i, Line) and i.role == "issuer"]
    if not isinstance(line, Line) or not above:
        return
    if not entitles(above[-1]) and not LETTERHEAD.search(above[-1].ink):
        return
    start = ends_with_date(line.text)
    if not start or line.text[start - 1] not in " \t\u3000":
        return
    who, when = line.split(start)
    if names_organ(who.ink) and len(who.ink) <= 30:
        head[index : index + 1] = [
            who.named("byline", "under", "words"),
            when.named("byline_date", "under", "pattern"),
        ]

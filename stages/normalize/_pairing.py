"""Which quotation mark opens and which closes: the cheapest reading of all marks of a text.

Counting marks (every second one closes) turns everything behind a single stray mark. Here
each mark may open, close or stand alone; each reading has a price from what stands around the
mark and from how it was typed, and the cheapest reading of the whole text wins. What differs
between two cheapest readings is undecided, and undecided marks are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct

Role = Literal["open", "close", "stray"]
State = Literal[
    "none",
    "corner",
    "plain",
    "turned",
    "typed",
    "nested",
    "inner",
    "held",
    "said",
    "quoting",
    "saying",
]
"""What is open: nothing, a corner mark, a straight mark, a curly one that was turned, one that
was not, a curly or a straight one inside that; ``held``: the inner quotation is over. ``said``: a
straight one behind a colon, ``quoting``: a straight one inside that, ``saying``: that is over."""
Step = tuple[Role, State, int]
"""What a mark is taken for, the state behind it, and the price."""

TURNED = 1
MIXED = 1
"""One of the two curly, the other straight."""
NESTED = 1
STRAY = 8
STRAY_INSIDE = 1
_NEVER = 10**6


class Mark(Struct, frozen=True, kw_only=True):
    """A quotation mark at ``at``. ``typed`` is None for a straight one."""

    at: int
    typed: Literal["open", "close"] | None
    corner: bool = False
    speaks: bool = False
    """It stands behind a colon."""
    ends: bool = False
    """It stands behind the end of a sentence."""
    open_price: int = 0
    close_price: int = 0
    stray_price: int = STRAY


_OPENED: dict[Literal["open", "close"] | None, State] = {
    "open": "typed",
    "close": "turned",
    None: "plain",
}
"""The state behind an opening mark, by how it was typed."""


class Reading(Struct, frozen=True):
    """Pairs of indexes into the marks as (open, close, depth from 0), and what is unpaired."""

    pairs: tuple[tuple[int, int, int], ...]
    unpaired: tuple[int, ...]


def impossible() -> int:
    """A price that no reading pays."""
    return _NEVER


def read(marks: Sequence[Mark]) -> Reading:
    """The pairs that all cheapest readings of ``marks`` share."""
    behind = _prices_behind(marks)
    ahead: dict[State, int] = {"none": 0}
    opened: list[tuple[int, bool]] = []
    pairs, unpaired = [], []
    path: State = "none"
    for index, mark in enumerate(marks):
        roles: dict[Role, int] = {}
        following: dict[State, int] = {}
        for state, price in ahead.items():
            for role, then, cost in _steps(mark, state):
                total = price + cost + behind[index + 1].get(then, _NEVER)
                roles[role] = min(total, roles.get(role, _NEVER))
                following[then] = min(price + cost, following.get(then, _NEVER))
        ahead = following
        chosen, path = _cheapest(mark, path, behind[index + 1])
        decided = [total for total in roles.values() if total <= roles[chosen]] == [roles[chosen]]
        if chosen == "open":
            opened.append((index, decided))
        elif chosen == "close":
            first, sure = opened.pop()
            if sure and decided:
                pairs.append((first, index, len(opened)))
            else:
                unpaired += [first, index]
        else:
            unpaired.append(index)
    return Reading(tuple(sorted(pairs)), tuple(sorted(unpaired)))


def _prices_behind(marks: Sequence[Mark]) -> list[dict[State, int]]:
    """For each mark, by state before it, the least price of it and all that follow."""
    states: tuple[State, ...] = get_args(State)
    behind: list[dict[State, int]] = [{"none": 0}]
    for mark in reversed(marks):
        later = behind[-1]
        now: dict[State, int] = {}
        for state in states:
            prices = [cost + later.get(then, _NEVER) for _r, then, cost in _steps(mark, state)]
            now[state] = min(prices)
        behind.append(now)
    return behind[::-1]


def _cheapest(mark: Mark, state: State, behind: dict[State, int]) -> tuple[Role, State]:
    role, then, _cost = min(
        _steps(mark, state), key=lambda step: step[2] + behind.get(step[1], _NEVER)
    )
    return role, then


def _steps(mark: Mark, state: State) -> Iterator[Step]:
    """What ``mark`` can be in ``state``. A quotation inside one of its own kind is read only
    where all four marks are typed that way, or the inner two are straight, or where straight ones
    stand behind a colon and behind the end of a sentence; corner marks pair with their like."""
    yield "stray", state, mark.stray_price + (STRAY_INSIDE if state != "none" else 0)
    turned_open = TURNED if mark.typed == "close" else 0
    turned_close = TURNED if mark.typed == "open" else 0
    if mark.corner:
        if state == "none" and mark.typed == "open":
            yield "open", "corner", mark.open_price
        elif state == "corner" and mark.typed == "close":
            yield "close", "none", mark.close_price
    elif state == "none":
        then: State = "said" if mark.speaks and mark.typed is None else _OPENED[mark.typed]
        yield "open", then, mark.open_price + turned_open
    elif state == "turned":
        yield "close", "none", mark.close_price + turned_close
    elif state in ("plain", "said"):
        mixed = MIXED if mark.typed else 0
        yield "close", "none", mark.close_price + turned_close + mixed
        if state == "said" and mark.typed is None:
            yield "open", "quoting", mark.open_price
    elif state == "quoting" and mark.typed is None:
        yield "close", "saying", mark.close_price
    elif state == "saying" and mark.typed is None:
        yield "open", "quoting", mark.open_price
        if mark.ends:
            yield "close", "none", mark.close_price
    elif state == "typed":
        mixed = 0 if mark.typed else MIXED
        yield "close", "none", mark.close_price + turned_close + mixed
        if mark.typed is None:
            yield "open", "inner", mark.open_price + 2 * NESTED
        if mark.typed == "open":
            yield "open", "nested", mark.open_price + NESTED
    elif (state, mark.typed) in (("nested", "close"), ("inner", None)):
        yield "close", "held", mark.close_price
    elif state == "held":
        if mark.typed == "close":
            yield "close", "none", mark.close_price
        elif mark.typed == "open":
            yield "open", "nested", mark.open_price + NESTED

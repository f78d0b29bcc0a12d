"""Elements of OFD by their names alone, and the values in their attributes.

Writers of OFD use the namespace of the standard, the one of a draft, or none, with every prefix;
the local names are the same in all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from lxml import etree

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of OFD (7.3)."""

FARTHEST = 1e6
"""Numbers beyond this, in millimetres, are nonsense that would break what is reckoned with."""

MOST_NUMBERS = 100_000
"""More numbers than this in one attribute are not read."""


def local(element: etree._Element) -> str:
    """The name of ``element`` without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of ``element`` called one of ``names``; all where none is named."""
    for child in element:
        if not names or local(child) in names:
            yield child


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down ``path`` from ``element``, or None."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def text_of(element: etree._Element | None, *path: str) -> str:
    """The text of what stands at ``path``, blanks around it aside."""
    found = child(element, *path)
    return (found.text or "").strip() if found is not None else ""


def own_text(element: etree._Element) -> str:
    """The text right within ``element``, without that of elements in it."""
    return (element.text or "") + "".join(inner.tail or "" for inner in element)


def number(text: str | None, default: float) -> float:
    """The number in ``text``; ``default`` where there is none, or a nonsensical one."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if math.isfinite(value) and abs(value) <= FARTHEST else default


def numbers(text: str | None) -> list[float]:
    """The numbers in ``text``, up to the first thing that is none."""
    found: list[float] = []
    for word in (text or "").replace(",", " ").split(maxsplit=MOST_NUMBERS)[:MOST_NUMBERS]:
        value = number(word, math.nan)
        if math.isnan(value):
            break
        found.append(value)
    return found


def is_off(text: str | None) -> bool:
    """Whether a truth value is written as false."""
    return (text or "").strip().lower() in ("false", "0")

"""The characters of a page, counted in its XML apart from what is drawn of it."""

from __future__ import annotations

from lxml import etree

from pipeline.chars import count_ink
from stages.extract.ofd._draw import COMPOSITES, DEEPEST, OBJECTS, UNSEEN
from stages.extract.ofd._names import child, local, own_text


def count_codes(block: etree._Element, units: dict[str, etree._Element], depth: int = 0) -> int:
    """Characters of all TextCodes in ``block``, those of the composites that it names included,
    each as often as it is named."""
    total = 0
    for thing in block.iter():
        name = local(thing)
        if name == "TextCode":
            total += count_ink(own_text(thing))
        elif name in COMPOSITES and depth < DEEPEST and _is_drawn(thing):
            content = child(units.get(thing.get("ResourceID", "")), "Content")
            total += count_codes(content, units, depth + 1) if content is not None else 0
    return total


def _is_drawn(thing: etree._Element) -> bool:
    """Whether a composite stands where blocks stand, and not in a colour or an outline."""
    return not any(local(outer) in OBJECTS + UNSEEN for outer in thing.iterancestors())

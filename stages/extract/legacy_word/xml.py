"""Properties of runs and paragraphs, before they are elements."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from stages.extract._making.elements import add
from stages.extract._wordml.names import W

Attributes = tuple[tuple[str, str], ...]
Properties = tuple[tuple[str, Attributes], ...]
"""The children of an ``rPr`` or ``pPr``: name, and attributes in the namespace ``w``."""


def add_properties(parent: etree._Element, name: str, properties: Properties) -> etree._Element:
    """A new last child ``name`` of ``parent`` that holds ``properties``."""
    holder = add(parent, name)
    for child, attributes in properties:
        element = add(holder, child)
        for key, value in attributes:
            element.set(W + key, value)
    return holder


def frozen(properties: Mapping[str, Mapping[str, str]]) -> Properties:
    return tuple((name, tuple(values.items())) for name, values in properties.items())

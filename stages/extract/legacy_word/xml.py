"""Elements of WordprocessingML made from properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from stages.extract._wordml.names import VAL, A, O, R, V, W

NAMESPACES = {"w": W[1:-1], "r": R[1:-1], "v": V[1:-1], "o": O[1:-1], "a": A[1:-1]}

Attributes = tuple[tuple[str, str], ...]
Properties = tuple[tuple[str, Attributes], ...]
"""The children of an ``rPr`` or ``pPr``: name, and attributes in the namespace ``w``."""


def root(name: str) -> etree._Element:
    return etree.Element(W + name, nsmap=NAMESPACES)


def add(parent: etree._Element, name: str, value: str | None = None) -> etree._Element:
    """A new last child; ``value`` is its ``w:val``."""
    child = etree.SubElement(parent, W + name)
    if value is not None:
        child.set(VAL, value)
    return child


def add_properties(parent: etree._Element, name: str, properties: Properties) -> etree._Element:
    """A new last child ``name`` of ``parent`` that holds ``properties``."""
    holder = etree.SubElement(parent, W + name)
    fill(holder, properties)
    return holder


def fill(holder: etree._Element, properties: Iterable[tuple[str, Attributes]]) -> None:
    for child, attributes in properties:
        element = etree.SubElement(holder, W + child)
        for key, value in attributes:
            element.set(W + key, value)


def frozen(properties: Mapping[str, Mapping[str, str]]) -> Properties:
    return tuple((name, tuple(values.items())) for name, values in properties.items())

"""The elements that show a picture, and which one they show."""

from __future__ import annotations

from lxml import etree

from stages.extract._wordml.names import A, O, R, V

PICTURES = (A + "blip", V + "imagedata")
_RELATIONS = (R + "embed", R + "link", R + "id", R + "href", O + "relid", O + "href")
"""DrawingML names the picture by the first two (20.1.8.13), VML by the others (19.1.2.11)."""


def relation_of(element: etree._Element) -> str | None:
    """The relation that leads to the picture; None where ``element`` names none."""
    return next((found for name in _RELATIONS if (found := element.get(name))), None)


def is_empty(element: etree._Element) -> bool:
    """Whether ``element`` shows no picture at all: WPS puts such into every shape."""
    return relation_of(element) is None and not element.get("src")

"""Styles as ``w:style``."""

from __future__ import annotations

import re

from lxml import etree

from stages.extract._making.elements import add
from stages.extract._wordml.names import W

_CONTENTS = re.compile(r"^Contents (?=[1-9]$|Heading$)")


def word_name(name: str) -> str:
    """The name of a style as Word has it: LibreOffice calls those of a table of contents
    ``Contents 1``, Word ``toc 1``."""
    return _CONTENTS.sub("toc ", name)


def add_style(
    styles: etree._Element,
    kind: str,
    id_: str,
    name: str,
    *,
    base: str | None = None,
    default: bool = False,
) -> etree._Element:
    """A new style of the kind paragraph or character, based on that with the id ``base``."""
    made = add(styles, "style")
    made.set(W + "type", kind)
    made.set(W + "styleId", id_)
    if default:
        made.set(W + "default", "1")
    add(made, "name", name)
    if base is not None:
        add(made, "basedOn", base)
    return made

"""Complex fields (ECMA-376-1, 17.16.18): which text is instruction, result, contents or link."""

from __future__ import annotations

import re
from collections.abc import Collection

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.characters import CHARACTERS, INSTRUCTIONS
from stages.extract._wordml.names import W

_FIELD = W + "fldChar"
_WATCHED = (*CHARACTERS,)
_DEEPEST = 50
"""Fields within each other; what stands deeper belongs to those above. Word stops at 20."""
_LINK = re.compile(
    r'HYPERLINK\s+(?:"(?P<to>[^"]*)")?(?:.*?\\l\s+"(?P<anchor>[^"]*)")?', re.I | re.S
)


class _Field:
    def __init__(self) -> None:
        self.in_code = True
        self.code = ""
        self.hidden: list[etree._Element] = []
        self.result: list[etree._Element] = []


class Fields(Struct, frozen=True):
    """What the fields of a story say of its texts."""

    silent: dict[etree._Element, str]
    """Texts that are dropped, with the reason."""
    links: dict[etree._Element, str]


def read_fields(root: etree._Element, skipped: Collection[etree._Element]) -> Fields:
    """The fields under ``root``, without the texts in ``skipped``.

    A field that is never closed is none: nothing that follows it gets lost.
    """
    fields = Fields({}, {})
    if next(root.iter(_FIELD), None) is None:
        return fields
    open_: list[_Field] = []
    for element in root.iter(*_WATCHED):
        if element in skipped:
            continue
        if element.tag == _FIELD:
            _turn(element.get(W + "fldCharType"), open_, fields)
        elif element.tag in INSTRUCTIONS:
            if open_:
                open_[-1].code += element.text or ""
        else:
            _note(element, open_)
    return fields


def _turn(kind: str | None, open_: list[_Field], fields: Fields) -> None:
    if kind == "begin":
        open_.append(_Field())
    elif kind == "separate" and open_:
        open_[-1].in_code = False
    elif kind == "end" and open_:
        _close(open_.pop(), fields)


def _note(element: etree._Element, open_: list[_Field]) -> None:
    for field in open_[:_DEEPEST]:
        if field.in_code:
            field.hidden.append(element)
            return
        field.result.append(element)


def _close(field: _Field, fields: Fields) -> None:
    for element in field.hidden:
        fields.silent.setdefault(element, "field_code")
    code = field.code.strip()
    if code.upper().startswith("TOC"):
        for element in field.result:
            fields.silent.setdefault(element, "contents")
    elif link := _LINK.match(code):
        target = (link["to"] or "") + (f"#{link['anchor']}" if link["anchor"] else "")
        for element in field.result if target else ():
            fields.links.setdefault(element, target)

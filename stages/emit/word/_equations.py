"""Equations as OMML (ECMA-376-1, 22.1), put back as they came."""

from __future__ import annotations

from lxml import etree

from pipeline.chars import ink
from pipeline.report import OMML, Span
from stages.emit.word._refuse import refuse
from stages.emit.word._xml import Element, name

_MATH = frozenset({name("m:oMath"), name("m:oMathPara")})
_LETTERS = (name("m:t"), name("w:t"), name("w:delText"))
_DRAWN = (name("w:sym"), name("w:noBreakHyphen"))


def equation(span: Span, text: str) -> Element:
    """The equation over a stretch of ``text``. Raises ``BadJson`` where it is none, or has
    other letters than the text."""
    words = text[span.start : span.end]
    kept = read_omml(span.data or "", repr(words))
    letters = "".join(found.text or "" for found in kept.iter(*_LETTERS))
    if ink(letters) != ink(words) and next(kept.iter(*_DRAWN), None) is None:
        raise refuse(
            f"the equation {words!r} has other letters in its data, {letters!r}",
            "take the span out, or correct its data",
        )
    return kept


def read_omml(data: str, what: str) -> Element:
    """The equation in ``data``. Raises ``BadJson``, naming ``what``, where it is none."""
    quiet = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        kept = etree.fromstring(data.encode(), quiet)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise refuse(
            f"the data of {what} are no XML: {error}",
            f"take it out, or give it the equation as OMML ({OMML})",
        ) from error
    if kept.tag not in _MATH:
        raise refuse(
            f"the data of {what} are no equation, and nothing else can be put back into Word",
            "take it out",
        )
    return kept

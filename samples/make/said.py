"""The words of one text of a truth, and what is marked in them.

Marks may stand inside each other. ``<point>`` is around the label of a point (the point ends
where the next one begins, at ``<turn/>``, or with the text); ``<lead>``, ``<closing>``; ``<find
kind>`` is the place of a finding (``placeholder`` lays its span as well; ``text`` says what it
shows where that is more than the place).

Values: ``<count>``, ``<amount>``, ``<percent>`` with ``value`` (a number) and ``unit``, ``<day>``
with ``value`` (ISO), ``<doc>`` around 《…》 with ``number`` where one is printed behind it. Each
lays its span. A date and a document are facts; the others are where ``subject`` says of what
(``qualifier``: 近, 余, 以上). ``<rating>`` around the grade that somebody gives himself is a fact
without a span.
In byline and signature ``<organ>``, ``<office>``, ``<person>`` are spans and facts (``subject`` of
an office: who holds it), in the salutation ``<addressee>`` and ``<greeting>`` are spans.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from pipeline.report import NAMES, Fact, Span

SPANS = {"lead": "lead", "closing": "closing", "doc": "document", "day": "date"}
_OF_SOMETHING = ("count", "amount", "percent")
"""Kinds of values that are no facts without what they are of."""
SPANS |= {kind: kind for kind in (*_OF_SOMETHING, *NAMES)}
_UNITS = {"amount": "元", "percent": "%"}

Found = Callable[[str, int, int, str], None]
"""Takes a finding's kind, the start and end of its place, and what it shows."""


class Said:
    """``text``, ``spans`` and ``facts`` of ``element`` at the place ``block``, ``field``."""

    def __init__(self, element: Element, block: str, field: str | None, found: Found) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.facts: list[Fact] = []
        self._points: list[tuple[int, str | None]] = []
        self._place, self._found = (block, field), found
        self._read(element)
        ends = [start for start, _label in self._points[1:]] + [len(self.text)]
        for (start, label), end in zip(self._points, ends, strict=False):
            if label:
                self.spans.append(Span(kind="point", start=start, end=end, label=label))
        if part := element.get("part"):
            end = len(self.text)
            self.spans += [Span(kind="part", start=0, end=end, label=p) for p in part.split()]
        self.spans.sort(key=lambda span: (span.start, span.end, span.kind))

    def _read(self, element: Element) -> None:
        self.text += element.text or ""
        for child in element:
            start = len(self.text)
            self._read(child)
            self._mark(child, start)
            self.text += child.tail or ""

    def _mark(self, child: Element, start: int) -> None:
        end = len(self.text)
        said = self.text[start:end]
        if child.tag in ("point", "turn"):
            self._points.append((start, child.text))
        elif child.tag == "find":
            kind = child.attrib["kind"]
            if kind == "placeholder":
                self.spans.append(Span(kind=kind, start=start, end=end))
            self._found(kind, start, end, child.get("text", said))
        elif child.tag == "rating":
            self._state(child, "self_rating", said, said, None, start)
        elif child.tag in SPANS:
            value = _value(child)
            unit = child.get("unit", _UNITS.get(child.tag))
            kind = SPANS[child.tag]
            self.spans.append(Span(kind=kind, start=start, end=end, value=value, unit=unit))
            self._state(child, kind, said, value, unit, start)

    def _state(
        self,
        child: Element,
        kind: str,
        said: str,
        value: float | str | None,
        unit: str | None,
        start: int,
    ) -> None:
        if kind == "document":
            value = said[1:-1]
        elif kind in ("organ", "office", "person"):
            value = said
        elif value is None or (kind in _OF_SOMETHING and not child.get("subject")):
            return
        block, field = self._place
        self.facts.append(
            Fact(
                kind=kind,
                value=value,
                subject=child.get("subject"),
                unit=unit,
                qualifier=child.get("qualifier"),
                number=child.get("number"),
                block=block,
                field=field,
                start=start,
                end=len(self.text),
            )
        )


def _value(child: Element) -> float | str | None:
    printed = child.get("value")
    if printed is None or child.tag == "day":
        return printed
    number = float(printed)
    return int(number) if number.is_integer() else number

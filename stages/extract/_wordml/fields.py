"""Complex fields (ECMA-376-1, 17.16.18): which text is instruction, result, contents or link.

Each field hands up what it shows, its result or else what its instruction shows, to the field
around it; what arrives at the top is seen, all else in fields is not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from pipeline.chars import count_ink
from stages.extract._wordml.characters import CHARACTERS, DELETED, INSTRUCTIONS
from stages.extract._wordml.field_pieces import FIELD_NUMBER, Piece
from stages.extract._wordml.instructions import NUMBERED, name_of, shown_by
from stages.extract._wordml.names import W

FIELD_CODE = "field_code"
"""Why an instruction is left out."""

_FIELD = W + "fldChar"
_WATCHED = (*CHARACTERS,)
_PARTED = INSTRUCTIONS | {W + "t", DELETED}
"""Texts that are read in parts; others show whole or not at all."""
_DEEPEST = 50
"""Fields within each other; what stands deeper belongs to those above. Word stops at 20."""
_LINK = re.compile(
    r'HYPERLINK\s+(?:"(?P<to>[^"]*)")?(?:.*?\\l\s+"(?P<anchor>[^"]*)")?', re.I | re.S
)

Numberer = Callable[[str, etree._Element], str | None]
"""Gives the number that an instruction at an element makes; None where it cannot be told."""


class Part(NamedTuple):
    """A stretch of a text; those of one text have all its ink, character for character, but
    for numbers that a field makes."""

    text: str
    reason: str = ""
    """Why it is left out; blank where it shows."""
    notice: str = ""
    """What a person should know of it: a key of ``field_pieces.NOTICES``."""


class Fields(Struct, frozen=True):
    """What the fields of a story say of its texts."""

    silent: dict[etree._Element, str]
    """Texts that are dropped, with the reason."""
    links: dict[etree._Element, str]
    parts: dict[etree._Element, list[Part]]
    """Texts of which a part shows, or that show as something else."""
    numbers: list[str]
    """Numbers in ``parts`` that no text of the file has: Word makes them when it shows it."""


class _Bit(Struct, frozen=True):
    """Characters ``start`` to ``end`` of a text, and what they read as: themselves, one sign
    for one character, or one character of a number that stands nowhere (``start == end``)."""

    element: etree._Element
    start: int
    end: int
    said: str
    shown: bool = True
    reason: str = ""
    notice: str = ""


class _Field:
    def __init__(self) -> None:
        self.in_code = True
        self.code: list[_Bit] = []
        self.result: list[_Bit] = []

    @property
    def bits(self) -> list[_Bit]:
        """Where what is met now belongs."""
        return self.code if self.in_code else self.result


def read_fields(
    root: etree._Element, skipped: Collection[etree._Element], number: Numberer
) -> Fields:
    """The fields under ``root``, without the texts in ``skipped``.

    A field that is never closed is none: nothing that follows it gets lost.
    """
    fields = Fields({}, {}, {}, [])
    if next(root.iter(_FIELD), None) is not None:
        _Reading(fields, number).read(e for e in root.iter(*_WATCHED) if e not in skipped)
    return fields


class _Reading:
    def __init__(self, fields: Fields, number: Numberer) -> None:
        self.fields = fields
        self.number = number
        self.open: list[_Field] = []
        self.too_deep = 0
        """How many fields are open below the deepest one that is followed."""
        self.met: dict[etree._Element, list[_Bit]] = {}
        """Each text in a field, and what of it is not dropped as an instruction."""

    def read(self, elements: Iterable[etree._Element]) -> None:
        for element in elements:
            if element.tag == _FIELD:
                self._turn(element.get(W + "fldCharType"))
            elif self.open:
                self._meet(element)
        for field in self.open:
            self._settle_for(bit for bit in field.code + field.result if bit.shown)
        for element, bits in self.met.items():
            self._settle(element, sorted(bits, key=lambda bit: bit.start))

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            if self.too_deep or len(self.open) == _DEEPEST:
                self.too_deep += 1
            else:
                self.open.append(_Field())
        elif kind == "end" and self.too_deep:
            self.too_deep -= 1
        elif kind == "end" and self.open:
            self._close(self.open.pop())
        elif kind == "separate" and self.open and not self.too_deep:
            self.open[-1].in_code = False

    def _meet(self, element: etree._Element) -> None:
        self.met[element] = []
        text = CHARACTERS[element.tag](element)
        field, instructs = self.open[-1], element.tag in INSTRUCTIONS
        if not instructs:
            field.bits.append(_Bit(element, 0, len(text), text))
        elif field.in_code and not self.too_deep:
            field.code.append(_Bit(element, 0, len(text), text, shown=False))

    def _close(self, field: _Field) -> None:
        code = "".join(bit.said for bit in field.code)
        self._note_result(code.strip(), field.result)
        made = self._made(code, field.code)
        shown = list(field.result)
        if not any(count_ink(bit.said) for bit in shown):
            shown[:0] = made or _cut(field.code, shown_by(code))
        if self.open:
            self._settle_for(bit for bit in shown if bit.reason)
            self.open[-1].bits.extend(bit for bit in shown if not bit.reason)
        else:
            self._settle_for(shown)

    def _note_result(self, code: str, result: list[_Bit]) -> None:
        if code.upper().startswith("TOC"):
            for bit in result:
                self.fields.silent.setdefault(bit.element, "contents")
        elif link := _LINK.match(code):
            target = (link["to"] or "") + (f"#{link['anchor']}" if link["anchor"] else "")
            for bit in result if target else ():
                self.fields.links.setdefault(bit.element, target)

    def _made(self, code: str, bits: list[_Bit]) -> list[_Bit]:
        """The number that a field makes; counted also where its result stands in the file."""
        at = next((bit.element for bit in bits if bit.element.tag in INSTRUCTIONS), None)
        if at is None or name_of(code) not in NUMBERED:
            return []
        number = self.number(code, at)
        if number is None:
            return [_Bit(at, 0, 0, "", notice=FIELD_NUMBER)]
        return [_Bit(at, 0, 0, char) for char in number]

    def _settle_for(self, bits: Iterable[_Bit]) -> None:
        """No field around takes ``bits`` away any more."""
        for bit in bits:
            self.met[bit.element].append(bit)
            if bit.start == bit.end:
                self.fields.numbers.append(bit.said)

    def _settle(self, element: etree._Element, bits: list[_Bit]) -> None:
        text = CHARACTERS[element.tag](element)
        if not bits:
            if element.tag not in INSTRUCTIONS:
                self.fields.silent.setdefault(element, FIELD_CODE)
        elif element.tag in _PARTED and (
            element.tag in INSTRUCTIONS or [(b.said, b.reason) for b in bits] != [(text, "")]
        ):
            self.fields.parts[element] = list(_parts(text, bits))


def _parts(text: str, bits: list[_Bit]) -> Iterator[Part]:
    """``bits`` of ``text``, and what stands between them as instruction."""
    at = 0
    for bit in bits:
        if bit.start > at:
            yield Part(text[at : bit.start], FIELD_CODE)
        yield Part(bit.said, bit.reason, bit.notice)
        at = bit.end
    if at < len(text):
        yield Part(text[at:], FIELD_CODE)


def _cut(bits: list[_Bit], pieces: Iterable[Piece]) -> list[_Bit]:
    """What of ``bits`` is in ``pieces``, which count characters of all they say."""
    starts = [0, *accumulate(len(bit.said) for bit in bits)]
    out: list[_Bit] = []
    for piece in pieces:
        notice = piece.notice
        index = bisect_right(starts, piece.start) - 1
        while index < len(bits) and starts[index] < piece.end:
            bit, before = bits[index], starts[index]
            first, last = max(piece.start - before, 0), min(piece.end - before, len(bit.said))
            index += 1
            if first >= last:
                continue
            if bit.end - bit.start == len(bit.said):  # all but a number, which is one character
                start, end = bit.start + first, bit.start + last
            else:
                start, end = bit.start, bit.end
            said = bit.said[first:last] if piece.said is None else piece.said
            out.append(
                replace(
                    bit, start=start, end=end, said=said,
                    shown=True, reason=piece.reason, notice=notice or bit.notice,
                )
            )  # fmt: skip
            notice = ""
    return out

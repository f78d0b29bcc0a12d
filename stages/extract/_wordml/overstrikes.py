"""EQ fields that set characters over each other: in a circle, with a reading aid, combined.

Word's dialogs for East Asia make them of ``\\o`` (layers over each other) and ``\\s`` (raised or
lowered): ``\\o\\ac(○,1)``, ``\\o\\ad(\\s\\up 9(pīn),拼)``, ``\\o(\\s\\up 5(ab),\\s\\do 2(cd))``.
All else that EQ can do is mathematics, which has no form as plain text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from pipeline.chars import ink
from stages.extract._wordml.field_pieces import ENCLOSED, Piece

_FORMAT = re.compile(r'\\\*\s*(?:"[^"]*"|[^\s\\]+)\s*')
"""A switch such as ``\\* jc2`` or ``\\* "Font:宋体"``."""
_GUIDE = re.compile(r"\\\*\s*(?:jc|hps)\d", re.IGNORECASE)
"""Switches that Word writes before a reading aid and what it belongs to."""
_OVER = re.compile(r"\\o\s*(?P<how>(?:\\a[lcrd]\s*)*)\(", re.IGNORECASE)
_SHIFT = re.compile(r"\\s\s*(?P<how>(?:\\(?:up|do|ai|di)\s*(?:-?\d+\s*)?)*)\(", re.IGNORECASE)
_SEPARATORS = (",;", ",;，")
"""The country decides which of the two it is; the last one is typed by mistake."""
_CIRCLES = frozenset("○◯〇")
_FRAMES = _CIRCLES | frozenset("□△◇◻▢☐")


def _circled() -> Iterator[tuple[str, str]]:
    for code in (*range(0x2460, 0x2500), *range(0x3280, 0x32B1)):
        kind, *plain = unicodedata.decomposition(chr(code)).split() or [""]
        if kind == "<circle>" and len(plain) == 1:
            yield chr(int(plain[0], 16)), chr(code)


_CIRCLED = dict(_circled())
"""Single characters that Unicode has in a circle: 1 to 9, letters, 一 to 十, and some such as
印 and 秘."""


class _Unknown(Exception):
    """It is more than layers of text over each other, or malformed."""


class _Layer(Struct):
    """Places in the instruction of the characters that a layer shows."""

    plain: list[int]
    raised: list[int]
    lowered: list[int]

    @property
    def all(self) -> list[int]:
        return sorted(self.plain + self.raised + self.lowered)


def read_overstrikes(code: str, start: int) -> list[Piece] | None:
    """What an EQ instruction shows, from ``start`` on, where it is text and layers of text;
    None where it is more, or no layers at all."""
    for separators in _SEPARATORS:
        try:
            return list(_Reading(code.rstrip(), start, separators).pieces())
        except _Unknown:
            continue
    return None


class _Reading:
    def __init__(self, code: str, at: int, separators: str) -> None:
        self.code = code
        self.at = at
        self.ends = ")" + separators
        self.guide = _GUIDE.search(code) is not None

    def pieces(self) -> Iterator[Piece]:
        code, layered = self.code, False
        plain: list[int] = []
        while self.at < len(code):
            if skipped := _FORMAT.match(code, self.at):
                self.at = skipped.end()
            elif over := _OVER.match(code, self.at):
                yield from self._stretches(plain)
                plain, layered = [], True
                self.at = over.end()
                yield from self._over(self._layers(), "\\ad" in over["how"].lower())
            else:
                plain.append(self._character())
        yield from self._stretches(plain)
        if not layered:
            raise _Unknown

    def _layers(self) -> list[_Layer]:
        layers = [self._layer()]
        while self.code[self.at] != ")":
            self.at += 1
            layers.append(self._layer())
        self.at += 1
        return layers

    def _layer(self) -> _Layer:
        layer = _Layer([], [], [])
        for at in self._inside():
            if at is not None:
                layer.plain.append(at)
                continue
            shift = _SHIFT.match(self.code, self.at)
            if shift is None:
                raise _Unknown
            self.at = shift.end()
            moved = layer.raised if "\\up" in shift["how"].lower() else layer.lowered
            for inner in self._inside():
                if inner is None:
                    raise _Unknown
                moved.append(inner)
            if self.code[self.at] != ")":
                raise _Unknown
            self.at += 1
        return layer

    def _inside(self) -> Iterator[int | None]:
        """The places of characters up to the end of a layer; None where a switch stands."""
        open_ = 0
        while self.at < len(self.code):
            char = self.code[self.at]
            if not open_ and char in self.ends:
                return
            if char == "\\" and not self._is_escaped():
                yield None
                continue
            open_ += {"(": 1, ")": -1}.get(char, 0)
            yield self._character()
        raise _Unknown

    def _is_escaped(self) -> bool:
        return self.code[self.at + 1 : self.at + 2] in tuple("\\,;()")

    def _character(self) -> int:
        """Step over a character; the place of what it shows."""
        if self.code[self.at] == "\\":
            if not self._is_escaped():
                raise _Unknown
            self.at += 1
        self.at += 1
        return self.at - 1

    def _over(self, layers: list[_Layer], spread: bool) -> Iterator[Piece]:
        if len(layers) == 2:
            for frame, inner in (layers, reversed(layers)):
                if (sign := self._text(frame.all)) in _FRAMES and self._text(inner.all):
                    return self._enclosed(inner.all, sign in _CIRCLES)
            aid, base = layers
            guided = (self.guide or spread) and self._text(base.plain)
            if guided and aid.raised and not self._text(aid.plain + aid.lowered):
                return self._guided(aid.raised, base.all)
        if len(layers) > 1 and not any(self._text(layer.plain) for layer in layers):
            return self._stretches([at for layer in layers for at in layer.all])
        raise _Unknown

    def _enclosed(self, inner: list[int], circle: bool) -> Iterator[Piece]:
        shown = [at for at in inner if ink(self.code[at])]
        sign = _CIRCLED.get(self._text(inner)) if circle else None
        if sign:
            yield Piece(shown[0], shown[0] + 1, sign)
            return
        first, *more = self._stretches(shown)
        yield first._replace(notice=ENCLOSED)
        yield from more

    def _guided(self, aid: list[int], base: list[int]) -> Iterator[Piece]:
        for piece in self._stretches(aid):
            yield piece._replace(reason="alternative")
        yield from self._stretches(base)

    def _stretches(self, places: list[int]) -> Iterator[Piece]:
        start = 0
        for index, at in enumerate(places, 1):
            if index == len(places) or places[index] != at + 1:
                yield Piece(places[start], at + 1)
                start = index

    def _text(self, places: list[int]) -> str:
        return ink("".join(self.code[at] for at in places))

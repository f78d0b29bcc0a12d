"""Which properties hold at which position: pages of the file under pieces of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from stages.extract._piece_table import piece_at
from stages.extract.legacy_word.char_props import CharProps, Names, read_char_props
from stages.extract.legacy_word.fib import Fib
from stages.extract.legacy_word.fkp import Stretches, read_characters, read_paragraphs
from stages.extract.legacy_word.para_props import ParaProps, read_para_props
from stages.extract.legacy_word.pieces import Text
from stages.extract.legacy_word.sprm import sprms
from stages.extract.legacy_word.streams import Streams, part
from stages.extract.legacy_word.style_sheet import StyleSheet

_HUGE = (0x6645, 0x6646)
_TABLE_PROPS = 0x646B
"""Properties that stand in the ``Data`` stream, for want of room (2.6.2)."""
_BUDGET = 2**24
"""Bytes of such properties that are read in one document: many paragraphs may name the same."""


class Run(Struct, frozen=True):
    """Characters with the same properties."""

    start: int
    end: int
    grpprl: bytes


class Formatting:
    """The properties of all characters and paragraphs of a document."""

    def __init__(
        self, fib: Fib, streams: Streams, text: Text, styles: StyleSheet, names: Names
    ) -> None:
        table = streams.table(fib)
        self._data = streams.data
        self._budget = _BUDGET
        self._text = text
        self._styles = styles
        self._names = names
        self._characters = read_characters(streams.word, part(table, fib.lcb("PlcfBteChpx")))
        self._paragraphs = read_paragraphs(streams.word, part(table, fib.lcb("PlcfBtePapx")))
        self._known_chars: dict[tuple[int, bytes], CharProps] = {}
        self._known_paras: dict[bytes, tuple[int, ParaProps]] = {}
        self.runs = list(_runs(text, self._characters))
        """All runs of the text, in order and without gaps."""
        self._starts = [run.start for run in self.runs]
        self.missing = not self._paragraphs.starts
        """The file has lost its pages of properties."""

    def runs_between(self, start: int, end: int) -> Iterator[tuple[int, int, Run]]:
        """The stretches of runs from ``start`` up to ``end``."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end and index < len(self.runs):
            run = self.runs[index]
            stop = min(run.end, end)
            if stop > start:
                yield start, stop, run
                start = stop
            index += 1

    def char_props(self, run: Run, istd: int) -> CharProps:
        """The properties of a run in a paragraph of the style ``istd``."""
        key = (istd, run.grpprl)
        found = self._known_chars.get(key)
        if found is None:
            found = read_char_props(
                run.grpprl, self._names, lambda name: self._styles.toggle(istd, run.grpprl, name)
            )
            self._known_chars[key] = found
        return found

    def paragraph(self, mark: int) -> tuple[int, ParaProps]:
        """Style (istd) and properties of the paragraph whose mark stands at this position."""
        piece = piece_at(self._text.pieces, mark)
        if piece is None:
            return 0, ParaProps()
        index = self._paragraphs.at(piece.offset_of(mark))
        papx = self._paragraphs.properties[index] if index is not None else b""
        key = papx[:2].ljust(2, b"\0") + papx[2:] + piece.changes
        if key not in self._known_paras:
            istd = int.from_bytes(key[:2], "little")
            self._known_paras[key] = istd, read_para_props(self._whole(key[2:]))
        return self._known_paras[key]

    def ends_paragraph(self, cp: int) -> bool:
        """Whether the pages let a paragraph end behind this character."""
        piece = piece_at(self._text.pieces, cp)
        if piece is None:
            return False
        end = piece.offset_of(cp + 1)
        index = self._paragraphs.at(end - 1)
        return index is not None and self._paragraphs.ends[index] == end

    def _whole(self, grpprl: bytes) -> bytes:
        """``grpprl`` with the properties that it keeps elsewhere."""
        out = grpprl
        for sprm in sprms(grpprl):
            if sprm.code in _HUGE or sprm.code == _TABLE_PROPS:
                at = sprm.value
                size = int.from_bytes(self._data[at : at + 2], "little")
                self._budget -= size + len(out)
                if self._budget > 0:
                    kept = b"" if sprm.code in _HUGE else out
                    out = kept + self._data[at + 2 : at + 2 + size]
        return out


def _runs(text: Text, found: Stretches) -> Iterator[Run]:
    for piece in text.pieces:
        end = piece.end
        cp = piece.start
        index = found.first_from(piece.offset)
        while cp < end:
            offset = piece.offset_of(cp)
            while index < len(found.ends) and found.ends[index] <= offset:
                index += 1
            if index == len(found.ends):
                yield Run(cp, end, piece.changes)
                break
            inside = found.starts[index] <= offset
            until = found.ends[index] if inside else found.starts[index]
            stop = piece.start + -(-(until - piece.offset) // piece.width)
            stop = min(max(stop, cp + 1), end)
            yield Run(cp, stop, (found.properties[index] if inside else b"") + piece.changes)
            cp = stop

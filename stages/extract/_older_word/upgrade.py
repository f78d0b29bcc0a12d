"""A document of Word 2, 6 or 95 made over into one of Word 97."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract._older_word import code_pages, word97
from stages.extract._older_word.head import Head, read_head
from stages.extract._older_word.numbers import number_properties
from stages.extract._older_word.pages import (
    CHARACTERS,
    PARAGRAPHS,
    Stretch,
    Stretches,
    dialect_font,
    read_stretches,
    upgrade_word_2,
)
from stages.extract._older_word.parts import other_parts
from stages.extract._older_word.pieces import read_pieces
from stages.extract._older_word.sprms import SIX, SIX_EAST, TWO, Dialect, upgrade
from stages.extract._older_word.styles import (
    font_of_style,
    istd_of_word_2,
    read_fonts,
    read_sheet,
    write_fonts,
    write_sheet,
)
from stages.extract._piece_table import Piece, piece_at

_EAST = (0xA697, 0xA698, 0xA699)
_ENDS = "\r\x07\x0c"
_SHEET, _FONTS = 1, 15


class Upgraded(Struct, frozen=True):
    word: bytes
    """The streams ``WordDocument`` and ``1Table`` of Word 97."""
    table: bytes
    damaged: bool
    """Some text was not where the file says that it is."""


def upgrade_document(word: bytes) -> Upgraded:
    """``word`` is the stream ``WordDocument``, or the whole file of Word 2. Raises
    ``DamagedFile`` and ``EncryptedFile``."""
    return _Document(word, read_head(word)).upgraded()


class _Document:
    def __init__(self, word: bytes, head: Head) -> None:
        self.word, self.head = word, head
        self.dialect = _dialect(word, head)
        self.code_page = code_pages.of_language(head.lid, mac=head.is_mac)
        self.sheet = read_sheet(word, head, self.code_page)
        self.fonts = read_fonts(word, head)
        self.pieces = read_pieces(word, head)
        self.characters = read_stretches(word, head, CHARACTERS)
        self.paragraphs = read_stretches(word, head, PARAGRAPHS)

    def upgraded(self) -> Upgraded:
        text, whole = self._text()
        wanted = sum(self.head.counts)
        if not text.strip(code_pages.FILLER) and wanted:
            raise DamagedFile("its text is not where its head says that it is")
        paragraphs = list(self._made_paragraphs(text))
        parts = other_parts(self.word, self.head, self.code_page)
        parts[_SHEET] = write_sheet(self.sheet, self.dialect)
        parts[_FONTS] = write_fonts(self.fonts, self.code_page)
        made = word97.write(
            text,
            self.head.counts,
            self.head.lid,
            list(self._made_characters()),
            paragraphs,
            parts,
        )
        return Upgraded(made.word, made.table, not whole)

    def _text(self) -> tuple[str, bool]:
        """All text, one character a position, and whether all of it was there."""
        out: list[str] = []
        whole = True
        for piece in self.pieces:
            text = "".join(self._decoded(piece))
            size = piece.end - piece.start
            whole &= len(text) == size
            out.append(text.ljust(size, code_pages.FILLER))
        text = "".join(out)
        wanted = sum(self.head.counts)
        if self.head.is_word_2:  # a paragraph ends in two characters
            text = text.replace("\r\n", code_pages.FILLER + "\r")
        return text[:wanted], whole and len(text) >= wanted

    def _decoded(self, piece: Piece) -> Iterator[str]:
        """The text of a piece, each stretch of one code page read in that."""
        decode = code_pages.decode_wide if self.head.is_wide else code_pages.decode
        begun, name = piece.offset, ""
        for start, found in self._runs(piece):
            page = self._code_page_of(found, start)
            if page != name:
                yield decode(self.word[begun:start], name)
                begun, name = start, page
        yield decode(self.word[begun : piece.last], name)

    def _runs(self, piece: Piece) -> Iterator[tuple[int, Stretch | None]]:
        """Where in a piece other properties of characters or paragraphs begin."""
        cuts = {piece.offset}
        for stretches in (self.characters, self.paragraphs):
            low = bisect_right(stretches.starts, piece.offset)
            high = bisect_right(stretches.starts, piece.last - 1)
            cuts |= set(stretches.starts[low:high])
        for cut in sorted(cuts):
            yield cut, self.characters.at(cut)

    def _code_page_of(self, run: Stretch | None, offset: int) -> str:
        font = dialect_font(run, self.head, self.dialect) if run is not None else None
        if font is None:
            paragraph = self.paragraphs.at(offset)
            istd = self._istd(paragraph)
            font = font_of_style(self.sheet, istd, self.dialect)
        charset = self.fonts[font].charset if font < len(self.fonts) else None
        return code_pages.of_font(charset, self.code_page)

    def _istd(self, paragraph: Stretch | None) -> int:
        style = paragraph.style if paragraph is not None else 0
        return istd_of_word_2(style) if self.head.is_word_2 else style

    def _made_characters(self) -> Iterator[word97.Stretch]:
        made: dict[bytes, bytes] = {}
        for piece in self.pieces:
            changes = upgrade(piece.changes, self.dialect)
            for start, end, found in _within(piece, self.characters):
                old = found.grpprl if found else b""
                if old not in made:
                    made[old] = self._upgraded_run(old)
                yield word97.Stretch(start, end, made[old] + changes)

    def _upgraded_run(self, grpprl: bytes) -> bytes:
        return upgrade_word_2(grpprl) if self.head.is_word_2 else upgrade(grpprl, self.dialect)

    def _made_paragraphs(self, text: str) -> Iterator[word97.Stretch]:
        start = 0
        for end in [n + 1 for n, char in enumerate(text) if char in _ENDS] + [len(text)]:
            if end == start:
                continue
            piece = piece_at(self.pieces, end - 1)
            found = self.paragraphs.at(piece.offset_of(end - 1)) if piece else None
            istd, grpprl = self._istd(found), found.grpprl if found else b""
            grpprl += piece.changes if piece else b""
            listed = number_properties(istd, grpprl, self.sheet, self.dialect, self.code_page)
            properties = struct.pack("<H", istd) + upgrade(grpprl, self.dialect) + listed
            yield word97.Stretch(start, end, properties)
            start = end


def _dialect(word: bytes, head: Head) -> Dialect:
    if head.is_word_2:
        return TWO
    return SIX_EAST if int.from_bytes(word[:2], "little") in _EAST else SIX


def _within(piece: Piece, stretches: Stretches) -> Iterator[tuple[int, int, Stretch | None]]:
    """The stretches that a piece consists of, with their positions, gaps among them."""
    offset = piece.offset
    index = max(bisect_right(stretches.starts, offset) - 1, 0)
    while offset < piece.last:
        found = stretches.items[index] if index < len(stretches.items) else None
        if found is not None and found.end <= offset:
            index += 1
            continue
        if found is None or found.start > offset:
            end, current = min(found.start if found else piece.last, piece.last), None
        else:
            end, current = min(found.end, piece.last), found
        yield piece.position_of(offset), piece.position_of(end), current
        offset = end

"""The streams of an OLE compound file ([MS-CFB]), read within bounds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import olefile
from msgspec import Struct

from pipeline.errors import DamagedFile, DangerousFile, WrongType
from stages.extract.legacy_word.fib import ENCRYPTED, Fib

OLE = olefile.MAGIC
MAX_FILE = 512 * 2**20
"""Bytes; no Word file of before 2007 can be larger than 512 MB."""
WORD_STREAM = "WordDocument"
TABLES = ("0Table", "1Table")
_BROKEN = (OSError, ValueError, IndexError, TypeError, KeyError, RecursionError, MemoryError)
"""What olefile raises on files that lie about their sectors."""


class Streams(Struct, frozen=True):
    """The streams of a Word file, each whole in memory; a missing one is empty."""

    word: bytes
    tables: dict[str, bytes]
    """``0Table`` and ``1Table``, those that are there."""
    data: bytes
    names: tuple[str, ...]
    """All streams of the file, their storages before them with ``/``."""
    salvaged: bool = False
    """The file is cut off: they may be wrong behind the first bytes, and others are missing."""

    def table(self, fib: Fib) -> bytes:
        """The table stream that the FIB names, or the only one there is."""
        named = self.tables.get(fib.table_name)
        return named if named is not None else next(iter(self.tables.values()), b"")


def read_bytes(path: Path) -> bytes:
    """The file. Raises ``DangerousFile`` for one that is too large to be a Word file."""
    if path.stat().st_size > MAX_FILE:
        raise DangerousFile("is larger than any old Word file can be (512 MB)")
    return path.read_bytes()


@contextmanager
def compound_file(source: bytes | Path) -> Iterator[olefile.OleFileIO]:
    """A compound file. Raises ``DamagedFile``, also for what fails within."""
    try:
        opened = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
        with opened, olefile.OleFileIO(opened) as ole:
            yield ole
    except _BROKEN as error:
        raise DamagedFile(f"its compound file (OLE) is damaged: {error}") from error


def open_streams(data: bytes) -> Streams:
    """The streams of the Word file ``data``. Raises ``DamagedFile`` and ``WrongType``."""
    with compound_file(data) as ole:
        names = tuple("/".join(parts) for parts in ole.listdir())
        if not ole.exists(WORD_STREAM):
            raise WrongType(
                "is a compound file (OLE) of another program, without text of Word",
                mend="find out which program made it, and export it from there as .docx",
            )
        return Streams(
            word=read_stream(ole, WORD_STREAM) or b"",
            tables={n: t for n in TABLES if (t := read_stream(ole, n)) is not None},
            data=read_stream(ole, "Data") or b"",
            names=names,
        )


def read_stream(ole: olefile.OleFileIO, name: str) -> bytes | None:
    """A stream, or as much of it as can be had; None where there is none."""
    if not ole.exists(name):
        return None
    try:
        return bytes(ole.openstream(name).read())
    except _BROKEN:
        return None


def part(stream: bytes, place: tuple[int, int]) -> bytes:
    """The structure at ``place`` (offset, length), cut off where the stream ends."""
    offset, length = place
    return stream[offset : offset + length]


def is_locked(streams: Streams) -> bool:
    """Whether the streams are encrypted or obfuscated with a password (2.2.6)."""
    return bool(int.from_bytes(streams.word[10:12], "little") & ENCRYPTED)

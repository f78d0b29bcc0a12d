"""Zip packages read with care: nothing is unpacked before its size is known to be sane.

The declared sizes are checked first, and each read is bounded too, since they may lie.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile

MAX_ENTRIES = 20_000
MAX_ENTRY = 200 * 2**20
"""Bytes that one entry may unpack to where it was packed more tightly than ``MAX_RATIO``."""
MAX_RATIO = 100
MAX_TOTAL = 512 * 2**20
"""Bytes that all entries together may unpack to."""


class SafeZip:
    """A zip open for reading: a file, or the bytes of one.

    Raises ``DamagedFile``, ``DangerousFile`` (a zip bomb) or ``EncryptedFile``.
    """

    def __init__(self, source: Path | bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise DamagedFile(f"its zip package is broken or cut off ({error})") from error
        try:
            self._entries = _checked(self._zip.infolist())
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> list[str]:
        """The names of all entries, as the package writes them."""
        return [entry.filename for entry in self._entries.values()]

    def read(self, name: str) -> bytes:
        """The bytes of the entry ``name``; its case does not count (ECMA-376-2, 7.2.3.5)."""
        entry = self._entries[name.lower()]
        try:
            with self._zip.open(entry) as file:
                # No more is unpacked than was declared; if more is there, the checksum fails.
                return file.read(entry.file_size)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise DamagedFile(f"its part {name} cannot be unpacked ({error})") from error
        except (NotImplementedError, RuntimeError) as error:
            raise DamagedFile(f"its part {name} is packed in a way unknown ({error})") from error


def _checked(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    if len(entries) > MAX_ENTRIES:
        raise DangerousFile(f"holds {len(entries)} packed parts, more than {MAX_ENTRIES}")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise DangerousFile(f"would unpack to more than {MAX_TOTAL >> 20} MB")
    for entry in entries:
        tight = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if tight and entry.file_size > MAX_ENTRY:
            raise DangerousFile(f"its part {entry.filename} would unpack to over 200 MB")
        if entry.flag_bits & 1:
            mend = "unpack it with its password and pack it again without one"
            raise EncryptedFile(f"its part {entry.filename} is locked", mend=mend)
    # Where a name stands twice the first wins, as in the zip's own order.
    return {entry.filename.lower().lstrip("/"): entry for entry in reversed(entries)}

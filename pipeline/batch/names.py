"""Which results belong to which source, kept in ``DIR/.guidang/ledger.sqlite3``.

A source keeps its name for good, and nothing that is not ours is ever overwritten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import TracebackType

from pipeline.errors import CannotWrite

ASSETS = ".assets"
_TABLE = "CREATE TABLE IF NOT EXISTS names (base TEXT PRIMARY KEY, source TEXT UNIQUE NOT NULL)"


class Names:
    """The register of result names of one output folder; use it as a context manager."""

    def __init__(self, out: Path) -> None:
        self.out = out
        try:
            (out / ".guidang").mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(out / ".guidang" / "ledger.sqlite3")
            self._db.execute(_TABLE)
        except (OSError, sqlite3.Error) as error:
            raise CannotWrite(f"cannot keep its ledger here ({error})", file=str(out)) from error

    def __enter__(self) -> Names:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self._db.commit()
        self._db.close()

    def base_for(
        self, source: str, key: Path, sources: frozenset[Path], suffixes: tuple[str, ...]
    ) -> Path:
        """The name, without suffix, for the results of ``source``, relative to the folder.

        The stem; the whole name where the stem is taken; a number behind it where that is
        taken too. ``sources`` are files that must not be overwritten.
        """
        row = self._db.execute("SELECT base FROM names WHERE source = ?", (source,)).fetchone()
        if row:
            return Path(row[0])
        for base in self._candidates(key):
            if self._is_free(base, sources, suffixes):
                self._db.execute("INSERT INTO names VALUES (?, ?)", (base.as_posix(), source))
                return base
        raise AssertionError("count() has no end")

    @staticmethod
    def _candidates(key: Path) -> Iterator[Path]:
        yield key.with_name(key.stem)
        yield key
        for number in count(2):
            yield key.with_name(f"{key.name} ({number})")

    def _is_free(self, base: Path, sources: frozenset[Path], suffixes: tuple[str, ...]) -> bool:
        query = "SELECT 1 FROM names WHERE base = ?"
        if self._db.execute(query, (base.as_posix(),)).fetchone():
            return False
        for suffix in (*suffixes, ASSETS):
            target = self.out / f"{base.as_posix()}{suffix}"
            if target.exists() or target.resolve() in sources:
                return False
        return True

"""What is gathered over all parts of a document while it is read."""

from __future__ import annotations

from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.record import Dropped, Notice
from pipeline.source import asset_name

_Key = tuple[str, str, str | None, str | None]
"""Text, reason, author and date of something left out."""


class Ledger:
    """Dropped texts, notices and pictures. Equal ones are kept once, in the order they came."""

    def __init__(self) -> None:
        self._dropped: dict[_Key, tuple[Origin | None, int]] = {}
        self._notices: dict[tuple[str, str], Origin | None] = {}
        self.assets: dict[str, bytes] = {}

    def drop(
        self,
        text: str,
        reason: str,
        origin: Origin | None,
        author: str | None = None,
        date: str | None = None,
        *,
        times: int = 1,
    ) -> None:
        """Note that ``text`` is left out; blanks alone are no text."""
        if count_ink(text):
            key = (text, reason, author, date)
            first, count = self._dropped.get(key, (origin, 0))
            self._dropped[key] = (first, count + times)

    def notice(self, code: str, message: str, origin: Origin | None = None) -> None:
        self._notices.setdefault((code, message), origin)

    def keep(self, data: bytes, suffix: str) -> str:
        """Store a picture; gives the name it has in ``Raw.assets``."""
        name = asset_name(data, suffix)
        self.assets[name] = data
        return name

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        return tuple(
            Dropped(text=text, reason=reason, origin=origin, count=count, author=author, date=date)
            for (text, reason, author, date), (origin, count) in self._dropped.items()
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        return tuple(
            Notice(code=code, message=message, origin=origin)
            for (code, message), origin in self._notices.items()
        )

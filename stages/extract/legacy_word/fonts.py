"""The table of fonts ([MS-DOC] 2.9.286): their names by number."""

from __future__ import annotations

from stages.extract.legacy_word.plc import clean

_NAME = 39
"""Where the name stands in an entry (FFN, 2.9.82), behind weight, character set and signature."""


def read_fonts(data: bytes) -> list[str]:
    """The names of the fonts in ``SttbfFfn``."""
    count = int.from_bytes(data[:2], "little")
    names: list[str] = []
    at = 4
    while at < len(data) and len(names) < count:
        size = data[at]
        name = data[at + 1 + _NAME : at + 1 + size].decode("utf-16-le", "replace")
        names.append(clean(name.partition("\0")[0]))
        at += 1 + size
    return names

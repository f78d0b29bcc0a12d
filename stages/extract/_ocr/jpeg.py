"""What a JPEG says of itself before it is decoded."""

from __future__ import annotations

from pathlib import Path

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that begin a frame (ITU-T T.81, table B.1), less those for tables among them."""

_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""

_LOOK = 4 * 2**20
"""Bytes in which the frame must begin; previews and colour profiles come before it."""


def bits_of(path: Path) -> int | None:
    """Bits for each colour of a pixel (T.81, B.2.2); None for what is no JPEG."""
    with path.open("rb") as file:
        data = file.read(_LOOK)
    at = 2 if data.startswith(b"\xff\xd8\xff") else len(data)
    while 0 <= at < len(data) - 4:
        marker = data[at + 1]
        if data[at] != 0xFF:
            at = data.find(b"\xff", at)
        elif marker == 0xFF:  # a byte that fills
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker in _FRAMES:
            return data[at + 4]
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return None

"""What a picture is, by its first bytes."""

from __future__ import annotations

_MAGIC = (
    (b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"),
    (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"\x01\0\0\0", "emf"), (b"\xd7\xcd\xc6\x9a", "wmf"),
)  # fmt: skip


def suffix_of(data: bytes) -> str:
    """The suffix of its kind, without a dot; blank for an unknown one."""
    return next((suffix for magic, suffix in _MAGIC if data.startswith(magic)), "")

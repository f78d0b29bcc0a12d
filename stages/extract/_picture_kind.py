"""What a picture is: by its first bytes, and where those tell nothing by its name."""

from __future__ import annotations

from pipeline.source import PICTURES

_MAGIC = (
    (b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"),
    (b"II*\0", "tif"), (b"MM\0*", "tif"), (b"\x01\0\0\0", "emf"), (b"\xd7\xcd\xc6\x9a", "wmf"),
)  # fmt: skip


def suffix_of(data: bytes, name: str = "") -> str:
    """The suffix of its kind, one of ``PICTURES``; blank for a kind that Word does not show.

    ``name`` is the one under which it lies in its file, or its address.
    """
    for magic, suffix in _MAGIC:
        if data.startswith(magic):
            return suffix
    named = name.rpartition(".")[2].lower()
    return named if named in PICTURES else ""

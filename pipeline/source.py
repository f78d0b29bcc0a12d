"""What was read, so that it can be told again later; and the names of pictures."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.report import Source

PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
"""Pictures that a report may hold: those that Word shows, by suffix."""


def source_of(path: Path, format_: str, pages: int | None = None) -> Source:
    """The ``source`` entry of a document: name, format, size and SHA-256 of its file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    return Source(name=path.name, format=format_, sha256=digest, bytes=size, pages=pages)


def asset_name(data: bytes, suffix: str) -> str:
    """The name of a picture in ``Raw.assets``, by content: the same picture is kept once."""
    return f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"

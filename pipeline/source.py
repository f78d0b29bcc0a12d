"""The ``source`` entry of a document: what was read, so that it can be told again later."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.report import Source


def source_of(path: Path, format_: str, pages: int | None = None) -> Source:
    """Name, format, size and SHA-256 of the file at ``path``, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    size = path.stat().st_size
    return Source(
        name=path.name, format=format_, sha256=digest.hexdigest(), bytes=size, pages=pages
    )

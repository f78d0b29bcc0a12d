"""Documents that other Word files have packed into them, opened one within the other."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from pipeline.raw import Raw
from pipeline.report import Source
from pipeline.stage import Context
from stages.extract._wordml.beside import Budget, Opener
from stages.extract._wordml.package import ZipPackage
from stages.extract._wordml.read import read_package
from stages.extract._zip import SafeZip
from stages.extract.rich_text.read import read_rich_bytes

DEEPEST = 3
"""Documents packed into each other; Word itself unpacks them when it opens a file."""


def openers(context: Context, budget: Budget | None = None, depth: int = 0) -> Mapping[str, Opener]:
    """Readers of packed documents by format, for a document at ``depth``; none at the bottom."""
    shared = budget or Budget()

    def word(data: bytes, name: str) -> Raw:
        inner = openers(context, shared, depth + 1)
        with SafeZip(data) as zip_:
            package = ZipPackage(zip_)
            source = _source(data, name, "docx")
            return read_package(package, source, context, openers=inner, budget=shared)

    def rich_text(data: bytes, name: str) -> Raw:
        return read_rich_bytes(data, _source(data, name, "rtf"), context)

    return {} if depth >= DEEPEST else {"docx": word, "rtf": rich_text}


def _source(data: bytes, name: str, format_: str) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    return Source(name=name, format=format_, sha256=digest, bytes=len(data))

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

DEEPEST = 3
"""Documents packed into each other; Word itself unpacks them when it opens a file."""


def openers(context: Context, budget: Budget | None = None, depth: int = 0) -> Mapping[str, Opener]:
    """Readers of packed documents by format, for a document at ``depth``; none at the bottom."""
    shared = budget or Budget()

    def word(data: bytes, name: str) -> Raw:
        digest = hashlib.sha256(data).hexdigest()
        source = Source(name=name, format="docx", sha256=digest, bytes=len(data))
        inner = openers(context, shared, depth + 1)
        with SafeZip(data) as zip_:
            package = ZipPackage(zip_)
            return read_package(package, source, context, openers=inner, budget=shared)

    return {} if depth >= DEEPEST else {"docx": word}

"""Which files are old Word files: by what is in them, whatever their name."""

from __future__ import annotations

from pipeline.errors import GuidangError
from pipeline.stage import Probe
from stages.extract.legacy_word.streams import OLE, WORD_STREAM, compound_file


def is_legacy_word(found: Probe) -> bool:
    """Whether ``found`` is a compound file with text of Word in it."""
    if not found.head.startswith(OLE):
        return False
    try:
        with compound_file(found.path) as ole:
            return bool(ole.exists(WORD_STREAM))
    except GuidangError:
        return False

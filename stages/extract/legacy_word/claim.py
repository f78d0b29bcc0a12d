"""Which files are old Word files: by what is in them, whatever their name."""

from __future__ import annotations

from pipeline.errors import GuidangError
from pipeline.stage import Probe
from stages.extract._sniff import true_type
from stages.extract.legacy_word.salvage import salvage
from stages.extract.legacy_word.streams import OLE, TABLES, WORD_STREAM, compound_file, read_bytes


def is_legacy_word(found: Probe) -> bool:
    """Whether ``found`` is a compound file with text of Word in it, if only the rest of one."""
    if not found.head.startswith(OLE) or true_type(found) == "locked":
        return False
    try:
        with compound_file(found.path) as ole:
            if ole.exists(WORD_STREAM):
                return True
            if ole.listdir() and not any(map(ole.exists, TABLES)):
                return False
    except GuidangError:
        pass  # the rest of a file may still be one of Word
    return _is_rest(found)


def _is_rest(found: Probe) -> bool:
    try:
        return salvage(read_bytes(found.path)) is not None
    except GuidangError:
        return False

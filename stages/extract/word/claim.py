"""Which files are Word's business: packages with a Word document, and locked ones."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pipeline.stage import Probe
from stages.extract._sniff import kind_of_zip, true_type
from stages.extract._unreadable import explain

_OLE = b"\xd0\xcf\x11\xe0"
"""The shell around a package that is locked with a password ([MS-OFFCRYPTO] 2.3.4)."""


def is_word(found: Probe) -> bool:
    """Whether ``found`` is a Word package, or a locked one, which may be anything of Office."""
    return true_type(found) in ("docx", "locked")


def is_locked(path: Path) -> bool:
    """Whether a file that ``is_word`` is locked."""
    with path.open("rb") as file:
        return file.read(len(_OLE)) == _OLE


def check_unlocked(data: bytes) -> None:
    """Raise the error that says what came out of a locked file, if it is no Word package."""
    kind = kind_of_zip(BytesIO(data))
    if kind != "docx":
        raise explain(kind, "was locked and is ")

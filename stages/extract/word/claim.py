"""Which files are Word's business: real ones by content, false and locked ones by name."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from pipeline.errors import DamagedFile, EncryptedFile, WrongType
from pipeline.stage import Probe

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""OLE compound files: the old .doc, and the shell around an encrypted .docx."""
_WORD_TYPE = b"wordprocessingml"
_TYPES = "[Content_Types].xml"
_MAIN = "word/document.xml"
_MAX_TYPES = 2**20
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
_OTHERS = ((b"%PDF", "a PDF", ".pdf"), (b"{\\rtf", "rich text (RTF)", ".rtf"))


def is_word(found: Probe) -> bool:
    """Whether ``found`` is a Word file, or is named like one and nothing else can be made of it."""
    if found.head.startswith(_ZIP):
        return _is_word_package(found.path) or found.suffix in SUFFIXES
    if found.head.startswith(_OLE):
        return found.suffix in (*SUFFIXES, ".doc")
    return found.suffix in SUFFIXES


def check(path: Path) -> None:
    """Raise the error that says what a file named like Word's really is, if it is none."""
    with path.open("rb") as file:
        head = file.read(4096)
    suffix = path.suffix.lower()
    if head.startswith(_ZIP):
        names = _names(path)
        if names is None or _is_word_package(path):
            return
        if any(name.startswith("word/") for name in names):
            raise DamagedFile("its package lacks the document itself (word/document.xml)")
        mend = "find out which program made it, and export it from there as .docx"
        raise WrongType(f"is named {suffix} but is another kind of zip package", mend=mend)
    if head.startswith(_OLE):
        _refuse_ole(path)
    for mark, name, right in _OTHERS:
        if head.startswith(mark):
            mend = f"rename it to {right}"
            raise WrongType(f"is named {suffix} but holds {name}", mend=mend)
    if b"\0" not in head:
        mend = f"rename it to .txt, or open it in Word and save it as {suffix}"
        raise WrongType(f"is named {suffix} but holds plain text", mend=mend)
    if not any(head):
        raise DamagedFile("holds nothing but zero bytes")
    raise DamagedFile(f"is named {suffix} but is no zip package")


def _refuse_ole(path: Path) -> None:
    # The names of its streams stand in UTF-16 in the directory, which may be anywhere.
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise EncryptedFile("is locked with a password")
    raise WrongType("is in the old binary .doc format", mend="open it in Word and save it as .docx")


def _names(path: Path) -> set[str] | None:
    """The names in a zip in lower case; None where its directory cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            return {name.lower() for name in package.namelist()}
    except _BROKEN:
        return None


def _is_word_package(path: Path) -> bool:
    names = _names(path) or set()
    if _MAIN in names or _TYPES.lower() not in names:
        return _MAIN in names
    try:  # the document may be named otherwise; then its content type says what it is
        with zipfile.ZipFile(path) as package, package.open(_TYPES) as file:
            return _WORD_TYPE in file.read(_MAX_TYPES)
    except (*_BROKEN, KeyError, RuntimeError):
        return False

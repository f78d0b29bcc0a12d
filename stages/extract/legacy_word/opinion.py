"""Who reads an old Word file: guidang itself, LibreOffice, or the latter in case of doubt."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.errors import (
    DangerousFile,
    EncryptedFile,
    GuidangError,
    MissingPart,
    NothingInside,
    Unexpected,
)
from pipeline.raw import Raw, raw_texts
from pipeline.record import Notice
from pipeline.stage import Context
from stages.extract._office.read import read_by_office
from stages.extract._unlock import UNLOCKED, unlocked
from stages.extract.legacy_word import native
from stages.extract.legacy_word.salvage import open_or_salvage
from stages.extract.legacy_word.streams import is_locked, read_bytes

_TEXT_DOUBT, _LOOKS_DOUBT = "damaged_text", "damaged_formatting"
"""Notices of the native reader: it found less text than the file claims, or not how it looks."""
_FEW = 100
"""Characters, marks with them, that the head of a file without any text may well claim."""
_ASKED = Notice(
    code="read_by_libreoffice", message="按要求由 LibreOffice 转换后读取，字数按转换结果核对"
)


def read(path: Path, format_: str, context: Context) -> Raw:
    """The document in ``path``, by ``context.doc_reader``. Raises a ``GuidangError``."""
    if context.doc_reader == "native":
        return native.read_native(path, format_, context)
    if context.doc_reader == "libreoffice":
        return _by_office(path, format_, context, _ASKED)
    try:
        raw = native.read_native(path, format_, context)
    except (EncryptedFile, DangerousFile):
        raise
    except NothingInside as error:
        if not _claims_text(path):
            raise
        return _instead(path, format_, context, error)
    except GuidangError as error:
        return _instead(path, format_, context, error)
    except Exception as error:  # a fault of ours must not cost the document
        if context.debug:
            raise
        told = Unexpected(f"{type(error).__name__}: {error}")
        told.__cause__ = error
        return _instead(path, format_, context, told)
    doubts = {notice.code for notice in raw.notices} & {_TEXT_DOUBT, _LOOKS_DOUBT}
    return _compared(raw, doubts, path, format_, context) if doubts else raw


def _claims_text(path: Path) -> bool:
    return native.claimed_chars(open_or_salvage(read_bytes(path))) > _FEW


def _instead(path: Path, format_: str, context: Context, error: GuidangError) -> Raw:
    """What LibreOffice reads where the native reader failed with ``error``, which stands if
    LibreOffice does no better."""
    message = "自带的读取程序未能读出此文件，已由 LibreOffice 转换后读取，字数按转换结果核对"
    try:
        return _by_office(path, format_, context, _told(message))
    except GuidangError:
        raise error from error.__cause__


def _compared(raw: Raw, doubts: set[str], path: Path, format_: str, context: Context) -> Raw:
    """The better of ``raw`` and what LibreOffice reads: that with more ink; where only the
    looks are in doubt and the ink is the same, LibreOffice's."""
    doubt = "文件可能有损坏"
    try:
        other = _by_office(path, format_, context, _told(""))
    except MissingPart:
        return _with(raw, f"{doubt}；本机装有 LibreOffice 时可由其复核，目前未装")
    except GuidangError:
        return _with(raw, f"{doubt}；LibreOffice 也未能读出，仍用自带读取程序的结果")
    own, theirs = _ink(raw), _ink(other)
    if theirs > own or (theirs == own and _TEXT_DOUBT not in doubts):
        said = f"{doubt}，自带的读取程序读出 {own} 字，LibreOffice 读出 {theirs} 字"
        told = _told(f"{said}，已采用后者，字数按转换结果核对")
        return replace(other, notices=(told, *other.notices[1:]))
    said = f"{doubt}，已由 LibreOffice 复核：其读出 {theirs} 字，自带的读取程序读出 {own} 字"
    return _with(raw, f"{said}，仍用后者")


def _by_office(path: Path, format_: str, context: Context, notice: Notice) -> Raw:
    data = _opened(path, context)
    raw = read_by_office(path, ".doc", format_, context, notice, data)
    return replace(raw, notices=(notice, UNLOCKED, *raw.notices[1:])) if data else raw


def _opened(path: Path, context: Context) -> bytes:
    """What a locked file holds; nothing for one that is not locked, or too damaged to tell."""
    try:
        locked = is_locked(open_or_salvage(read_bytes(path)))
    except GuidangError:
        return b""
    return unlocked(path, context.passwords) if locked else b""


def _told(message: str) -> Notice:
    return Notice(code="second_opinion", message=message)


def _with(raw: Raw, message: str) -> Raw:
    return replace(raw, notices=(_told(message), *raw.notices))


def _ink(raw: Raw) -> int:
    return sum(count_ink(text) for _key, text in raw_texts(raw))

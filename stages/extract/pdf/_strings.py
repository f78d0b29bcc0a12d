"""Strings out of pdfium: UTF-16LE with a zero at the end, its length asked for first."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pypdfium2.raw as pdfium

LONGEST = 1_000_000
"""Bytes of a string that are read; a field of a form has some hundreds."""


def text_of(annotation: object, key: str) -> str:
    """The entry ``key`` of an annotation; empty where it has none."""
    name = key.encode()
    return asked(
        lambda buffer, size: pdfium.FPDFAnnot_GetStringValue(annotation, name, buffer, size)
    )


def name_of(file: object) -> str:
    """The name of an attached file."""
    ask = pdfium.FPDFAttachment_GetName
    return (asked(lambda buffer, size: ask(file, buffer, size)) if file else "") or "（无名）"


def asked(ask: Callable[[object, int], int]) -> str:
    """The string that ``ask`` writes into a buffer of so many bytes; it gives their number."""
    length = int(ask(None, 0))
    if not 2 < length <= LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(buffer, length)
    text = bytes(buffer)[:length].decode("utf-16-le", "replace")
    return text.split("\0")[0].replace("\r\n", "\n").replace("\r", "\n")

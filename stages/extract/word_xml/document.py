"""One XML file with a whole document: its pictures taken out, the rest parsed and read."""

from __future__ import annotations

import binascii
import re
from pathlib import Path

from pipeline.errors import DangerousFile
from pipeline.raw import Raw
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._packed import openers
from stages.extract._wordml.package import ZipPackage
from stages.extract._wordml.read import read_package
from stages.extract._xml import parse_xml
from stages.extract._zip import SafeZip
from stages.extract.word_xml.count import count_source
from stages.extract.word_xml.flat_opc import PACKAGE, zip_of
from stages.extract.word_xml.word_2003 import package_of

MAX_BYTES = 256 * 2**20
_BINARY = re.compile(
    rb"(<(?:[\w.-]+:)?(?:binData|binaryData)\b[^<>]*(?<!/)>)([A-Za-z0-9+/=\s]*)(?=</)"
)
"""Pictures in base 64, which a parser with limits refuses when they are large."""


def read_document(path: Path, format_: str, context: Context) -> Raw:
    """Raises ``DamagedFile``, ``DangerousFile`` or ``NothingInside``."""
    if path.stat().st_size > MAX_BYTES:
        raise DangerousFile(f"is XML of more than {MAX_BYTES >> 20} MB")
    data, binaries = _take_binaries(path.read_bytes())
    root = parse_xml(data, path.name)
    source = source_of(path, format_)
    if root.tag == PACKAGE:
        with SafeZip(zip_of(root, binaries)) as zip_:
            package = ZipPackage(zip_)
            packed = openers(context)
            return read_package(package, source, context, by="word_xml", openers=packed)
    counted = count_source(root)
    made = package_of(root, binaries)
    return read_package(made, source, context, by="word_xml", counted=counted)


def _take_binaries(data: bytes) -> tuple[bytes, list[bytes]]:
    """``data`` with a count in the place of each picture, and the pictures."""
    found: list[bytes] = []

    def take(match: re.Match[bytes]) -> bytes:
        found.append(_decoded(match[2]))
        return match[1] + str(len(found) - 1).encode()

    return _BINARY.sub(take, data), found


def _decoded(text: bytes) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except binascii.Error:  # a broken picture; the text around it is whole
        return b""

"""What a file truly is, by its content. Its name decides nothing.

``true_type`` gives one word. Those that a reader has are the names of formats (``docx``,
``pdf``, ``txt``); what is read by nobody has a word too, so that ``_unreadable`` can say it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from pipeline.stage import Probe
from stages.extract._plain_text import is_text
from stages.extract._prolog import as_text, without_prolog
from stages.extract._web_page import is_html, is_mime

_BROKEN_ZIP = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError),
    *(ValueError, NotImplementedError, KeyError, RuntimeError),
)
_MAX_TYPES = 2**20
"""Bytes read of what a package says of its content; real ones have some thousands."""

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
)
"""[MS-CFB] 2.2; APPNOTE 4.3.7; ISO/IEC 15948, 5.2; ITU-T T.81, B.1.1.3; TIFF 6.0, section 2, and
BigTIFF; ISO/IEC 15444-1, A.4.1 and I.5.1."""

_IN_ZIP = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("visio/", "vsdx"),
)
"""What an entry's name begins with, and what the package then is."""

_OFD = re.compile(r"([^/\\]*[/\\])?ofd\.xml")
"""The first part of an OFD package (GB/T 33190-2016, 7.1); some pack the folder around it."""

_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.sun.xml.writer": "sxw",
}
"""What the entry ``mimetype`` says (OpenDocument 1.3, part 2, 3.3); kinds of it have a suffix,
as ``…text-template``. The last is its forerunner, OpenOffice.org 1.x."""

_IN_OLE = (
    ("encryptedpackage", "locked"),
    ("worddocument", "doc"),
    ("workbook", "xls"),
    ("book", "xls"),
    ("powerpoint document", "ppt"),
    ("matost", "works"),
    ("mm", "works"),
)
"""Streams at the root of an OLE file ([MS-DOC] 2.1, [MS-XLS] 2.1, [MS-PPT] 2.1, [MS-OFFCRYPTO]
2.3.4), in lower case. What is locked comes first: some programs put a ``WordDocument`` beside
it, which says so to old readers."""

_RTF = re.compile(rb"\s*\{\s*\\rtf")
_PDF = re.compile(rb"%PDF-?\d")
_OBJECT = re.compile(rb"(?:^|[\r\n])\d+ \d+ obj\b")
_JSON = re.compile(r"[{\[]\s*[\"{\[\]}]")
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?=[\s/>])")
_ROOTS = (
    ("wordDocument", "schemas.microsoft.com/office/word/2003/wordml", "word_2003"),
    ("package", "schemas.microsoft.com/office/2006/xmlPackage", "flat_opc"),
    ("document", "opendocument:xmlns:office:1.0", "fodt"),
    ("Workbook", "schemas-microsoft-com:office:spreadsheet", "excel_2003"),
)
"""Root elements with a namespace that stands in the head, and what they are the root of."""


def true_type(found: Probe) -> str:
    """One word for the content of a file:

    - ``docx xlsx pptx vsdx odt ods odp sxw ofd zip broken_zip rar 7z``: packages;
    - ``doc xls ppt works locked ole``: OLE files, ``locked`` being an Office file with a password;
    - ``rtf word_2003 flat_opc fodt excel_2003 html mime xml json txt``: text of a notation;
    - ``pdf png jpeg tiff gif bmp webp jpeg2000``: pages and pictures;
    - ``zeros`` and ``binary``: nothing known.

    Every extractor asks in turn; a file is looked into once for all that ask with one probe.
    """
    global _told
    known = _told
    if known is None or known[0] is not found:
        known = _told = (found, _look(found))
    return known[1]


_told: tuple[Probe, str] | None = None
"""The probe asked about last, and its answer. A new probe, even of the same path, is another:
the file may have changed."""


def _look(found: Probe) -> str:
    head = found.head
    kind = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if kind == "zip":
        return kind_of_zip(found.path)
    if kind == "ole":
        return _kind_of_ole(found.path)
    if kind == "bmp" and is_text(found):
        return "txt"
    if kind:
        return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return _kind_of_text(found)


def _kind_of_text(found: Probe) -> str:
    head = found.head
    if _RTF.match(head):
        return "rtf"
    # The mark may stand anywhere in the first 1024 bytes (PDF 1.7, Annex H, note 13); in
    # something that else is a text it is a word.
    if head.startswith(b"%PDF") or (_PDF.search(head[:1024]) and b"endobj" in head):
        return "pdf"
    # Its first bytes are lost; what is left reads like a text that nobody wrote.
    if b"endobj" in head and _OBJECT.search(head[:1024]) and b"/Type" in head:
        return "pdf"
    if is_mime(head):
        return "mime"
    if is_html(head):
        return "html"
    if kind := _kind_of_xml(head):
        return kind
    if is_text(found):
        return "txt"
    if _PDF.search(head[:1024]):
        return "pdf"
    return "zeros" if not any(head) and _is_all_zero(found.path) else "binary"


def _kind_of_xml(head: bytes) -> str | None:
    text = as_text(head).lstrip()
    if _JSON.match(text):
        return "json"
    root = _ROOT.match(without_prolog(text, doctype=False))
    if root:
        for name, namespace, kind in _ROOTS:
            if root[1] == name and namespace in text:
                return kind
    return "xml" if text.startswith("<?xml") or (root and "xmlns" in text[:2000]) else None


def kind_of_zip(source: Path | BytesIO) -> str:
    """As ``true_type``, of a zip package alone."""
    try:
        with zipfile.ZipFile(source) as package:
            names = {name.lower().lstrip("/") for name in package.namelist()}
            if "mimetype" in names:
                said = _start(package, "mimetype", 200).decode("ascii", "replace").strip()
                for prefix, kind in _OPEN_DOCUMENT.items():
                    if said.startswith(prefix):
                        return kind
            for prefix, kind in _IN_ZIP:
                if any(name.startswith(prefix) for name in names):
                    return kind
            if any(_OFD.fullmatch(name) for name in names):
                return "ofd"
            if "[content_types].xml" in names:  # the document may be named otherwise
                types = _start(package, "[Content_Types].xml", _MAX_TYPES)
                return "docx" if b"wordprocessingml" in types else "zip"
    except _BROKEN_ZIP:
        return "broken_zip"
    return "zip"


def _start(package: zipfile.ZipFile, name: str, size: int) -> bytes:
    with package.open(name) as file:
        return file.read(size)


def _kind_of_ole(path: Path) -> str:
    streams = _streams(path)
    kind = next((kind for name, kind in _IN_OLE if name in streams), "ole")
    return "works" if kind == "ole" and _has_works_contents(path, streams) else kind


def _has_works_contents(path: Path, streams: set[str]) -> bool:
    """Whether it is a text of Works 2000 or newer, whose one stream is a list of chunks."""
    import olefile

    if "contents" not in streams:
        return False
    try:
        with olefile.OleFileIO(str(path)) as file:
            return bool(file.openstream("CONTENTS").read(4) == b"CHNK")
    except Exception:  # as in ``_streams``
        return False


def _streams(path: Path) -> set[str]:
    """What stands at the root of an OLE file, in lower case; of a damaged one all names that
    its bytes show, which stand in UTF-16 in its directory."""
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as file:
            return {entry[0].lower() for entry in file.listdir(streams=True, storages=True)}
    except Exception:  # olefile fails on broken files in many ways; what is left is looked at
        data = path.read_bytes().lower()
        return {name for name, _kind in _IN_OLE if len(name) > 4 and _wide(name) in data}


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_all_zero(path: Path) -> bool:
    with path.open("rb") as file:
        while chunk := file.read(2**20):
            if chunk.strip(b"\0"):
                return False
    return True

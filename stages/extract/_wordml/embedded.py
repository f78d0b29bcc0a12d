"""Files and objects embedded in a document: named, with their picture kept, and not opened."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from lxml import etree

from stages.extract._encoding import decode
from stages.extract._wordml.names import O, R, W
from stages.extract._wordml.reading import PartReader

OBJECTS = (O + "OLEObject", W + "objectEmbed", W + "objectLink", W + "control")

_PROGRAMS = {
    "word": "Word 文档", "excel": "Excel 工作簿", "powerpoint": "PowerPoint 演示文稿",
    "visio": "Visio 绘图", "acroexch": "PDF 文件", "acrobat": "PDF 文件", "foxit": "PDF 文件",
    "equation": "公式", "mathtype": "公式", "msgraph": "图表", "package": "文件",
    "wps": "WPS 文字", "et": "WPS 表格", "ket": "WPS 表格", "wpp": "WPS 演示", "kwps": "WPS 文字",
    "paint": "图片", "pbrush": "图片", "outlook": "邮件", "forms": "窗体控件", "wordpad": "文档",
}  # fmt: skip
"""The first word of a program's identifier, and what a person calls its files."""

_SUFFIXES = {
    "docx": "word", "doc": "word", "docm": "word", "rtf": "word", "xlsx": "excel", "xls": "excel",
    "xlsm": "excel", "xlsb": "excel", "pptx": "powerpoint", "ppt": "powerpoint", "vsd": "visio",
    "vsdx": "visio", "pdf": "acrobat", "msg": "outlook",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NATIVE = "\x01Ole10Native"
_BROKEN = (OSError, ValueError, IndexError, TypeError, KeyError, RecursionError, struct.error)
"""What olefile raises on files that lie about their sectors."""
_LONGEST_NAME = 260


def read_object(reader: PartReader, element: etree._Element) -> None:
    """Give the notice that names an object: what it is, and the file that it was made from."""
    program = element.get("ProgID") or element.get(W + "progId") or element.get(W + "name") or ""
    target = reader.targets.get(element.get(R + "id", ""))
    place = target.name if target is not None else ""
    linked = target.external if target is not None else element.get("Type") == "Link"
    name = "" if linked or target is None else _file_name(reader, place)
    what = _kind(program, name or place)
    if linked:
        reader.notice("linked_object", f"链接的{what}在文件之外，未读取：{place or program}")
        return
    told = f"“{name}”" if name else f"（{program or '类型未知'}，{place or '文件中缺少'}）"
    reader.notice("embedded_object", f"嵌入的{what}{told}未读取，只保留其图片")


def _kind(program: str, place: str) -> str:
    word = program.partition(".")[0].lower()
    suffix = place.rpartition(".")[2].lower()
    if word in ("", "package"):
        word = _SUFFIXES.get(suffix, word)
    return _PROGRAMS.get(word, "对象")


def _file_name(reader: PartReader, part: str) -> str:
    """The name of the file that was put into a document as a package; else none."""
    package = reader.document.package
    data = package.read(part) if part in package else b""
    if not data.startswith(_OLE):
        return ""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return _label(ole.openstream(_NATIVE).read(4096)) if ole.exists(_NATIVE) else ""
    except _BROKEN:
        return ""


def _label(native: bytes) -> str:
    """The label in an ``Ole10Native`` stream, or else the name in the path that follows it."""
    for text in _strings(native[6:]):
        name = text.replace("\\", "/").rpartition("/")[2].strip()
        if name and name.isprintable():
            return name
    return ""


def _strings(data: bytes) -> Iterator[str]:
    for raw in data.split(b"\0")[:2]:
        yield decode(raw[:_LONGEST_NAME]) or ""

"""Documents packed into a Word file as they were (``w:altChunk``, ECMA-376-1, 17.17.2.1).

Read are web pages, alone or in a MIME archive, plain texts, and what there is an opener for (Word
files, RTF). Of the rest a notice says that it is there.
"""

from __future__ import annotations

from lxml import etree

from pipeline.chars import count_ink
from pipeline.errors import DangerousFile, GuidangError
from pipeline.origin import Origin
from pipeline.raw import RawFragment, RawText
from stages.extract._encoding import decode
from stages.extract._html import count_html, parse_html, read_html
from stages.extract._html_pictures import Pictures, missing_ones
from stages.extract._web_page import WebPage, read_web_page
from stages.extract._wordml.names import R
from stages.extract._wordml.reading import PartReader
from stages.extract._wordml.splice import splice

_HEADS = ((b"PK\x03\x04", "docx"), (b"{\\rtf", "rtf"))
"""How packed documents begin that have an opener."""


def read_chunk(reader: PartReader, element: etree._Element) -> list[RawFragment]:
    """What the chunk holds; its characters are counted apart, straight from its text."""
    package = reader.document.package
    target = reader.targets.get(element.get(R + "id", ""))
    if target is None or target.external or target.name not in package:
        reader.notice("alt_chunk", "文件中引用的另一份文档（altChunk）不在文件内")
        return []
    if not reader.document.beside.budget.take():
        reader.notice("alt_chunk", "文件中嵌入的文档过多，其余的未读取")
        return []
    try:
        found = _read(reader, package.read(target.name), target.name)
    except DangerousFile:
        raise
    except GuidangError as error:
        reader.notice("alt_chunk", f"文件中嵌有另一份文档（{target.name}），无法读取：{error.code}")
        return []
    if found is None:
        reader.notice("alt_chunk", f"文件中嵌有另一份文档（{target.name}），其内容尚未读取")
        return []
    return found


def _read(reader: PartReader, data: bytes, name: str) -> list[RawFragment] | None:
    """The fragments of a packed document, or None where it is of no kind that can be read."""
    for head, format_ in _HEADS:
        if data.lstrip().startswith(head):
            open_ = reader.document.beside.openers.get(format_)
            return splice(reader, open_(data, name), name) if open_ else None
    page = read_web_page(data, name)
    return _text(reader, data, name) if page is None else _page(reader, page, name)


def _page(reader: PartReader, page: WebPage, name: str) -> list[RawFragment]:
    root = parse_html(page.html, name)
    pictures = Pictures(page.files)
    fragments, numbers = read_html(root, reader.document.by, name, pictures)
    if told := missing_ones(pictures, name):
        reader.notice("linked_picture", told)
    reader.document.ledger.assets.update(pictures.assets)
    reader.document.beside.chars += count_html(root) + numbers
    return fragments


def _text(reader: PartReader, data: bytes, name: str) -> list[RawFragment] | None:
    """A plain text, a line a paragraph."""
    text = decode(data)
    if text is None or any(char < " " and char not in "\t\n\r\f\v" for char in text):
        return None
    reader.document.beside.chars += count_ink(text)
    by = reader.document.by
    return [
        RawText(text=line, origin=Origin(by=by, part=name, paragraph=number))
        for number, line in enumerate(text.splitlines(), 1)
    ]

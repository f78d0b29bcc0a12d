"""Documents packed into a Word file as they were (``w:altChunk``, ECMA-376-1, 17.17.2.1).

Read are HTML pages, alone or in a MIME archive; of the rest a notice says that it is there.
"""

from __future__ import annotations

import email
import re

from lxml import etree

from pipeline.errors import DamagedFile
from pipeline.raw import RawFragment
from stages.extract._encoding import decode
from stages.extract._html import count_html, parse_html, read_html
from stages.extract._wordml.names import R
from stages.extract._wordml.reading import PartReader

_MIME = re.compile(rb"\s*(?:MIME-Version|From|Subject|Date|Content-Type|Content-Location):", re.I)
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype html|html|head|body|meta|p|div|h1)\b", re.I)
_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", re.I)


def read_chunk(reader: PartReader, element: etree._Element) -> list[RawFragment]:
    """What the chunk holds; its characters are counted apart, straight from its text."""
    package = reader.document.package
    target = reader.targets.get(element.get(R + "id", ""))
    if target is None or target.external or target.name not in package:
        reader.notice("alt_chunk", "文件中引用的另一份文档（altChunk）不在文件内")
        return []
    page = _page(package.read(target.name))
    if page is None:
        reader.notice("alt_chunk", f"文件中嵌有另一份文档（{target.name}），其内容尚未读取")
        return []
    root = parse_html(page, target.name)
    if next(root.iter("img"), None) is not None:
        reader.notice("linked_picture", f"{target.name} 中的图片尚未读取")
    fragments, numbers = read_html(root, reader.document.by, target.name)
    reader.document.chunk_chars.append(count_html(root) + numbers)
    return fragments


def _page(data: bytes) -> str | None:
    """The HTML text in ``data``, or None where it is something else."""
    if _MIME.match(data):
        for part in email.message_from_bytes(data.lstrip()).walk():
            if part.get_content_type() == "text/html":
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    return _text(payload, part.get_content_charset())
        return None
    return _text(data, None) if _PAGE.match(data) else None


def _text(data: bytes, charset: str | None) -> str:
    said = _CHARSET.search(data[:4096])
    for name in (charset, said[1].decode("ascii") if said else None):
        try:
            if name:
                return data.decode("gb18030" if name.lower() in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            continue
    found = decode(data)
    if found is None:
        raise DamagedFile("a page packed into it is in an unknown encoding")
    return found

"""Web pages as bytes: HTML as it is, or in a MIME archive with its pictures (RFC 2557).

Word writes both, names them .doc, and packs them into other files.
"""

from __future__ import annotations

import email
import re
from email.message import Message
from urllib.parse import unquote

from msgspec import Struct

from pipeline.errors import DamagedFile, DangerousFile
from stages.extract._encoding import decode
from stages.extract._prolog import as_text, without_prolog

MAX_BYTES = 64 * 2**20
_MIME = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?"
    rb"(?:MIME-Version:|Content-Type:\s*(?:multipart|text/html))",
    re.IGNORECASE,
)
"""A header of a message, one line of which says that it is in parts or a page."""
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|p|div|span|table|center|font"
    r"|h[1-6])\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CHINESE = ("gb2312", "gbk", "x-gbk", "gb_2312-80")
"""Names under which GB 18030 goes, which holds them all."""
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_MOST_BOUNDARIES = 50
"""Parts within parts; Word writes one level."""


class WebPage(Struct, frozen=True, kw_only=True):
    """A page and the files that came with it, by the addresses that it may call them by."""

    html: str
    files: dict[str, bytes] = {}


def is_mime(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a MIME archive."""
    return _MIME.match(head) is not None


def is_html(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is HTML, XHTML included."""
    return _PAGE.match(without_prolog(as_text(head), doctype=True)) is not None


def read_web_page(data: bytes, name: str) -> WebPage | None:
    """The page in ``data``, or None where it is no web page; ``name`` is for errors.

    Raises ``DamagedFile`` (unknown encoding) or ``DangerousFile`` (size, nesting).
    """
    head = data[:4096]
    if not is_mime(head):
        return WebPage(html=_text(data, None, name)) if is_html(head) else None
    if len(data) > MAX_BYTES or len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        raise DangerousFile(f"its part {name} is too large or packed in too many layers")
    page: str | None = None
    files: dict[str, bytes] = {}
    for part in email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip()).walk():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if page is None and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = _text(payload, part.get_content_charset(), name)
        else:
            files.update((address, payload) for address in _addresses(part))
    return None if page is None else WebPage(html=page, files=files)


def _addresses(part: Message) -> list[str]:
    """What a page may call a part: its address, the end of that, its id (RFC 2392)."""
    found: list[str] = []
    if place := str(part.get("Content-Location", "")).strip():
        found += [place, unquote(place.rpartition("/")[2])]
    if label := str(part.get("Content-ID", "")).strip():
        found.append("cid:" + label.strip("<>"))
    return found


def _text(data: bytes, charset: str | None, name: str) -> str:
    """Decoded as the archive says, or the page itself, or as it shows."""
    said = _CHARSET.search(data[:4096])
    for code in (charset, said[1].decode("ascii") if said else None):
        # What can be read as ASCII is not UTF-16, whatever a page says of itself.
        if code is None or code.lower().startswith(("utf-16", "utf-32")):
            continue
        try:
            return data.decode("gb18030" if code.lower() in _CHINESE else code)
        except (LookupError, UnicodeError):
            continue
    found = decode(data)
    if found is None:
        raise DamagedFile(f"its part {name} is a page in an unknown encoding")
    return found

"""XML read with care: no document type, no entity, no network, no bottomless nesting."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.errors import DamagedFile, DangerousFile

MAX_DEPTH = 200
"""Elements within each other. Walkers recurse, and real documents stay below 60."""
MAX_BYTES = 64 * 2**20
"""Of one part; the longest real one seen has 20 MB, and 2 MB are rare."""
MAX_ELEMENTS = 1_000_000
"""Of one part; the most seen in a real one are 70,000. What is read takes up to 900 bytes of
memory for each, so that a part stays below 1 GB (measured with a million empty paragraphs).
Four attributes count as one."""

_ENDLESS = re.compile(rb"=\s*[\"'][+-]?\d{1000}")
"""A number that Python refuses to read, or takes ages for. No reader need think of it."""
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_NAMED = re.compile(
    rb"<!DOCTYPE\s+[\w:.-]+\s+(?:PUBLIC\s+[\"'][^\"'<>\[]*[\"']|SYSTEM)\s+[\"'][^\"'<>\[]*[\"']\s*>"
)
_MOST_PROLOG = 2000
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``; ``name`` is what an error calls it.

    Raises ``DangerousFile`` for a document type (no office format needs one, and every attack
    by entities does), for nesting beyond ``MAX_DEPTH``, and where there is more of it than
    ``MAX_BYTES`` and ``MAX_ELEMENTS`` allow; else ``DamagedFile``.
    """
    _check_amount(data, name)
    if any(mark in data for mark in _DOCTYPES):
        raise _has_doctype(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,  # a picture within a text may have more than 10 MB; all is bounded here
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise _too_deep(name) from error
        raise DamagedFile(f"its part {name} is no well-formed XML ({error.msg})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_doctype(name)
    if _TOO_DEEP(root):
        raise _too_deep(name)
    return root


def without_named_doctype(data: bytes) -> bytes:
    """``data`` without a document type at its beginning that only names a file elsewhere, which
    is never fetched; one that declares anything itself stays, and is refused.

    For formats whose old writers put one there: OpenOffice.org up to 3.
    """
    head = _NAMED.sub(b"", data[:_MOST_PROLOG], count=1)
    return head + data[_MOST_PROLOG:]


def _check_amount(data: bytes, name: str) -> None:
    # Marks are counted, not elements: that takes milliseconds, and may count some too many.
    if len(data) > MAX_BYTES:
        raise DangerousFile(f"its part {name} holds more than {MAX_BYTES >> 20} MB of XML")
    if data.count(b"<") - data.count(b"</") + data.count(b"=") // 4 > MAX_ELEMENTS:
        raise DangerousFile(f"its part {name} holds more than {MAX_ELEMENTS:,} elements")
    if _ENDLESS.search(data):
        raise DangerousFile(f"its part {name} gives a number of a thousand digits")


def _has_doctype(name: str) -> DangerousFile:
    return DangerousFile(f"its part {name} declares a document type, which may hide an attack")


def _too_deep(name: str) -> DangerousFile:
    return DangerousFile(f"its part {name} nests more than {MAX_DEPTH} elements in each other")

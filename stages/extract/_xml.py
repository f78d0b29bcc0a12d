"""XML read with care: no document type, no entity, no network, no bottomless nesting."""

from __future__ import annotations

from lxml import etree

from pipeline.errors import DamagedFile, DangerousFile

MAX_DEPTH = 200
"""Elements within each other. Walkers recurse, and real documents stay below 60."""
MAX_BYTES = 100 * 2**20
"""A tree takes ten times the memory of its file; the longest real part seen has 20 MB."""

_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``; ``name`` is what an error calls it.

    Raises ``DangerousFile`` for a document type (no office format needs one, and every attack
    by entities does), for nesting beyond ``MAX_DEPTH`` and size beyond ``MAX_BYTES``, else
    ``DamagedFile``.
    """
    if len(data) > MAX_BYTES:
        raise DangerousFile(f"its part {name} holds more than {MAX_BYTES >> 20} MB of XML")
    if any(mark in data for mark in _DOCTYPES):
        raise _has_doctype(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
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


def _has_doctype(name: str) -> DangerousFile:
    return DangerousFile(f"its part {name} declares a document type, which may hide an attack")


def _too_deep(name: str) -> DangerousFile:
    return DangerousFile(f"its part {name} nests more than {MAX_DEPTH} elements in each other")

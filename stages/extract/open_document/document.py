"""A text document translated whole, and read as Word's would be."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.raw import Raw
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._wordml.read import read_package
from stages.extract.open_document.count import count_source
from stages.extract.open_document.flow import Flow
from stages.extract.open_document.names import STYLE, w
from stages.extract.open_document.source import Source

_MARGINS = {
    STYLE + "header": ("header", "hdr"), STYLE + "header-left": ("header", "hdr"),
    STYLE + "header-first": ("header", "hdr"), STYLE + "footer": ("footer", "ftr"),
    STYLE + "footer-left": ("footer", "ftr"), STYLE + "footer-first": ("footer", "ftr"),
}  # fmt: skip
"""Children of a master page (part 3, 16.9), as kinds of parts and their root elements."""


def read_document(path: Path, format_: str, context: Context) -> Raw:
    """Raises ``DamagedFile``, ``DangerousFile``, ``EncryptedFile`` or ``NothingInside``."""
    source = Source(path)
    try:
        counted = count_source(source)
        flow = Flow(source)
        document = _document(flow)
        _margins(flow)
        package = flow.package(document)
    finally:
        source.close()
    counted += flow.math_chars
    made = source_of(path, format_)
    return read_package(package, made, context, by="open_document", counted=counted)


def _document(flow: Flow) -> etree._Element:
    document, body = w("document"), w("body")
    document.append(body)
    flow.blocks(flow.source.text, body)
    for change in flow.changes.unread():
        flow.delete(change, body)
    return document


def _margins(flow: Flow) -> None:
    """Headers and footers of all master pages."""
    number = 0
    for page in flow.source.styles.iter(STYLE + "master-page"):
        for child in page:
            if child.tag in _MARGINS:
                kind, root = _MARGINS[str(child.tag)]
                made = w(root)
                flow.blocks(child, made)
                number += 1
                flow.add(kind, f"word/{kind}{number}.xml", made)

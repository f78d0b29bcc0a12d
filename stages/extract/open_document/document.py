"""A text document translated whole, and read as Word's would be."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from pipeline.raw import Raw
from pipeline.source import source_of
from pipeline.stage import Context
from stages.extract._making.elements import add, w
from stages.extract._wordml.read import read_package
from stages.extract.open_document.count import count_source
from stages.extract.open_document.flow import Flow
from stages.extract.open_document.names import STYLE
from stages.extract.open_document.source import Source

_MARGINS = {
    STYLE + kind + which: kind for kind in ("header", "footer") for which in ("", "-left", "-first")
}
"""Children of a master page (part 3, 16.9), as kinds of parts."""


def read_document(path: Path, format_: str, context: Context) -> Raw:
    """Raises ``DamagedFile``, ``DangerousFile``, ``EncryptedFile`` or ``NothingInside``."""
    source = Source(path)
    try:
        counted = count_source(source)
        flow = Flow(source)
        document = _document(flow)
        _margins(flow)
        flow.parts.add("styles", flow.styles.part)
        flow.parts.add("numbering", flow.lists.part)
        package = flow.parts.package(document)
    finally:
        source.close()
    counted += flow.math_chars
    made = source_of(path, format_)
    return read_package(package, made, context, by="open_document", counted=counted)


def _document(flow: Flow) -> etree._Element:
    document = w("document")
    body = add(document, "body")
    flow.blocks(flow.source.text, body)
    for change in flow.changes.unread():
        flow.delete(change, body)
    return document


def _margins(flow: Flow) -> None:
    """Headers and footers of all master pages."""
    for page in flow.source.styles.iter(STYLE + "master-page"):
        for child in page:
            if child.tag in _MARGINS:
                flow.blocks(child, flow.parts.margin(_MARGINS[str(child.tag)]))

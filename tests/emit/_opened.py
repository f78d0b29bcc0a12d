"""Word files of reports, opened for looking into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from pipeline import registry
from pipeline.report import Block, Paragraph, Report, Span
from stages.emit.word import EMITTER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = registry.style("gbt9704")


def emit(report: Report, assets: Mapping[str, bytes] | None = None) -> bytes:
    return EMITTER.emit(report, assets or {}, STYLE)


def body(*blocks: Block) -> Report:
    return Report(schema="report/1", body=blocks)


def paragraph(text: str, *spans: Span) -> Paragraph:
    return Paragraph(id="b1", text=text, spans=spans)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(f"word/{name}"))


def document(report: Report, assets: Mapping[str, bytes] | None = None) -> etree._Element:
    return part(emit(report, assets), "document.xml")


def printed(root: etree._Element) -> list[tuple[str, str]]:
    """Style id and text of each paragraph with text; a tab is ``\\t``, a soft break ``\\n``."""
    found = []
    for element in root.iter(f"{W}p"):
        text = "".join(
            {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(e.tag), e.text or "")
            for e in element.iter(f"{W}t", f"{W}tab", f"{W}br")
            if e.getparent().tag == f"{W}r"
        )
        style = element.find(f"{W}pPr/{W}pStyle")
        if text:
            found.append(("" if style is None else style.get(f"{W}val", ""), text))
    return found


def indents(root: etree._Element, style: str) -> list[dict[str, int]]:
    """The indents, in hundredths of a character, of each paragraph with ``style``."""
    found = []
    for element in root.iter(f"{W}p"):
        named = element.find(f"{W}pPr/{W}pStyle")
        if named is not None and named.get(f"{W}val") == style:
            ind = element.find(f"{W}pPr/{W}ind")
            own = {} if ind is None else dict(ind.items())
            found.append({k.removeprefix(W): int(v) for k, v in own.items() if k.endswith("Chars")})
    return found

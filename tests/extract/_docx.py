"""Small Word files for tests, put together from pieces of XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawText
from pipeline.run import probe
from pipeline.stage import Context, Revisions
from stages.extract.word import EXTRACTOR

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "hdr": "header",
    "ftr": "footer",
}
"""Root element of a part, and the relationship that leads to it."""


def r(text: str, properties: str = "") -> str:
    """A run; ``properties`` is the inside of its ``w:rPr``."""
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "", style: str = "") -> str:
    """A paragraph. What does not begin with ``<`` becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    props = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{props}{''.join(x if x.startswith('<') else r(x) for x in inside)}</w:p>"


def numbered(text: str, num: int = 1, level: int = 0) -> str:
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, properties=numbering)


def field(code: str, *result: str) -> str:
    """A complex field with its instruction and result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{"".join(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tc(*paragraphs: str, properties: str = "") -> str:
    """A cell. What does not begin with ``<`` becomes a paragraph."""
    inside = "".join(x if x.startswith("<") else p(x) for x in paragraphs) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


LINES = "".join(
    f'<w:{edge} w:val="single"/>' for edge in ("top", "left", "bottom", "right", "insideH")
)


def tbl(*rows: str, properties: str = f"<w:tblBorders>{LINES}</w:tblBorders>") -> str:
    """A table; ``properties`` is the inside of its ``w:tblPr``."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def level(index: int, format_: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    """One list definition, and ``w:num`` 1 on it; ``nums`` are further ones."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


def write_docx(
    path: Path,
    body: str,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    relations: str = "",
) -> Path:
    """Write a Word file whose ``w:body`` holds ``body``.

    ``parts`` gives the inside of further parts by their root element (``styles``, ``hdr`` …),
    ``files`` gives whole entries of the zip, ``relations`` more relationships of the document.
    """
    entries: dict[str, bytes] = {}
    links = relations
    for root, inside in (parts or {}).items():
        links += (
            f'<Relationship Id="{root}" Type="{_RELATIONS}{_PARTS[root]}" Target="{root}.xml"/>'
        )
        entries[f"word/{root}.xml"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>".encode()
    entries["word/document.xml"] = (
        f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    )
    entries["word/_rels/document.xml.rels"] = _relationships(links)
    entries["_rels/.rels"] = _relationships(
        f'<Relationship Id="d" Type="{_RELATIONS}officeDocument" Target="word/document.xml"/>'
    )
    with zipfile.ZipFile(path, "w") as package:
        for name, data in {**entries, **(files or {})}.items():
            package.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def image_relation(id_: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{_RELATIONS}image" Target="{target}"/>'


def link_relation(id_: str, address: str) -> str:
    return (
        f'<Relationship Id="{id_}" Type="{_RELATIONS}hyperlink" Target="{address}" '
        'TargetMode="External"/>'
    )


def _relationships(links: str) -> bytes:
    return f'<Relationships xmlns="{_PACKAGE}relationships">{links}</Relationships>'.encode()


def extract(path: Path, revisions: Revisions = "accept") -> Raw:
    """``path`` read by the Word extractor, its characters proven."""
    name = EXTRACTOR.recognise(probe(path))
    assert name == "docx"
    context = Context(style=registry.style("gbt9704"), revisions=revisions)
    raw = EXTRACTOR.extract(path, name, context)
    prove_extraction(raw)
    return raw


def read(
    folder: Path,
    body: str,
    parts: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    relations: str = "",
    revisions: Revisions = "accept",
) -> Raw:
    """``write_docx`` into ``folder`` and ``extract``."""
    return extract(write_docx(folder / "a.docx", body, parts, files, relations), revisions)


def texts(raw: Raw) -> list[str]:
    """The texts of the paragraphs, tables left aside."""
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


def paragraph(raw: Raw, index: int = 0) -> RawText:
    found = raw.fragments[index]
    assert isinstance(found, RawText)
    return found


def marks(text: RawText) -> list[tuple[str, str]]:
    """Kind and words of each span."""
    return [(span.kind, text.text[span.start : span.end]) for span in text.spans]


def dropped(raw: Raw) -> dict[str, str]:
    """What was dropped, by reason."""
    out: dict[str, str] = {}
    for entry in raw.dropped:
        out[entry.reason] = out.get(entry.reason, "") + entry.text
    return out

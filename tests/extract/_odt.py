"""Small OpenDocument files for tests, put together from pieces of XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline import registry, run
from pipeline.raw import Raw
from pipeline.stage import Context

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + (
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def automatic(name: str, inside: str, family: str = "paragraph", parent: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {above}>{inside}</style:style>'
    )


def content(body: str, styles: str = "") -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def write_odt(
    path: Path,
    body: str,
    automatic_styles: str = "",
    common: str = "",
    pages: str = "",
    files: Mapping[str, bytes] | None = None,
) -> Path:
    """``common`` is the inside of ``office:styles``, ``pages`` are master pages."""
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        package.writestr("content.xml", content(body, automatic_styles))
        package.writestr("styles.xml", styles)
        for name, data in (files or {}).items():
            package.writestr(name, data)
    return path


def extract(path: Path) -> Raw:
    """Read, with the account proven."""
    return run.extract(path, Context(style=registry.style("gbt9704")))


def read(
    folder: Path,
    body: str,
    automatic_styles: str = "",
    common: str = "",
    pages: str = "",
    files: Mapping[str, bytes] | None = None,
) -> Raw:
    return extract(write_odt(folder / "a.odt", body, automatic_styles, common, pages, files))

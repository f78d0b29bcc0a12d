"""All text in the XML of a .docx, a line a paragraph: counted here apart from every reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

_TEXT = ("document", "footnotes", "endnotes")
_OUT = ("del", "moveFrom", "Fallback")
"""What a tracked change took away, and the second form of what is kept in its first."""


def xml_text(path: Path) -> str | None:
    """Body, footnotes and endnotes; None for what is no readable .docx."""
    from lxml import etree

    lines: dict[object, list[str]] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                folder, _, part = name.rpartition("/")
                if folder != "word" or part.rstrip("0123456789.xml") not in _TEXT:
                    continue
                root = etree.fromstring(archive.read(name), parser)
                for element in root.iter("{*}t"):
                    above = [etree.QName(a).localname for a in element.iterancestors("{*}*")]
                    if not any(a in _OUT for a in above):
                        home = next(element.iterancestors("{*}p", "{*}oMath"), root)
                        lines.setdefault(home, []).append(element.text or "")
    except (
        zipfile.BadZipFile,
        etree.LxmlError,
        OSError,
        KeyError,
        RuntimeError,
        NotImplementedError,
    ):
        return None
    return "\n".join("".join(parts) for parts in lines.values()) if lines else None

"""The parts of a Word file packed together (ECMA-376 part 2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr

from stages.emit.word._draft import Relations
from stages.emit.word._refuse import refuse

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can name: the same report gives the same bytes."""

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
    ".svg": "image/svg+xml",
}
"""Pictures that Word shows, by suffix."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "footer": f"{_WORD}.footer+xml",
}


def pack(
    parts: Mapping[str, tuple[str, bytes, Relations | None]], media: Mapping[str, bytes]
) -> bytes:
    """A package of ``parts`` (name → kind, bytes, relationships) and pictures.

    Raises ``BadJson`` for a picture of a kind that Word does not show.
    """
    root = Relations()
    root.add("officeDocument", "word/document.xml")
    entries = {
        "[Content_Types].xml": _content_types(parts, media),
        "_rels/.rels": _relations(root),
    }
    for name, (_kind, data, relations) in parts.items():
        entries[f"word/{name}"] = data
        if relations is not None and relations.rows:
            entries[f"word/_rels/{name}.rels"] = _relations(relations)
    entries |= {f"word/media/{name}": data for name, data in sorted(media.items())}
    return _zip(entries)


def _zip(entries: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, data)
    return buffer.getvalue()


def _content_types(
    parts: Mapping[str, tuple[str, bytes, Relations | None]], media: Mapping[str, bytes]
) -> bytes:
    defaults = {
        ".rels": "application/vnd.openxmlformats-package.relationships+xml",
        ".xml": "application/xml",
    }
    for picture in sorted(media):
        suffix = PurePosixPath(picture).suffix.lower()
        if suffix not in PICTURES:
            raise refuse(
                f"the picture {picture} is of a kind that Word does not show",
                f"save it as one of {', '.join(PICTURES)}",
            )
        defaults[suffix] = PICTURES[suffix]
    rows = [
        f'<Default Extension="{suffix[1:]}" ContentType="{type_}"/>'
        for suffix, type_ in defaults.items()
    ]
    rows += [
        f'<Override PartName="/word/{name}" ContentType="{_TYPES[kind]}"/>'
        for name, (kind, _data, _relations) in parts.items()
    ]
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'.encode()


def _relations(relations: Relations) -> bytes:
    rows = []
    for index, (kind, target, external) in enumerate(relations.rows, 1):
        mode = ' TargetMode="External"' if external else ""
        rows.append(
            f'<Relationship Id="rId{index}" Type={quoteattr(kind)} '
            f"Target={quoteattr(target)}{mode}/>"
        )
    inner = "".join(rows)
    address = f"{_PACKAGE}/relationships"
    return f'{_HEAD}<Relationships xmlns="{address}">{inner}</Relationships>'.encode()

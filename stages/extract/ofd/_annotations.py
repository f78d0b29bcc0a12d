"""What is laid on pages: stamps, highlights, watermarks, remarks (15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from stages.extract.ofd._color import FAINT
from stages.extract.ofd._document import Document
from stages.extract.ofd._names import child, children, is_off, local, number, own_text, text_of
from stages.extract.ofd._package import Package

Kind = Literal["shown", "watermark", "hidden"]


class Annotation(Struct, frozen=True):
    """``appearance`` is what it draws, in the page's own space; ``remarks`` what was written to
    it, by ``author``, who did so on ``date``."""

    kind: Kind
    appearance: etree._Element | None
    remarks: tuple[str, ...]
    author: str | None
    date: str | None


def notes_of(package: Package, document: Document) -> Mapping[str, list[Annotation]]:
    """The annotations of ``document`` by the ID of their page; a part that is missing or broken
    has none."""
    found: dict[str, list[Annotation]] = {}
    said = text_of(document.root, "Annotations")
    part = package.find(document.part, said) if said else None
    root = _opened(package, part)
    if part is None or root is None:
        return found
    for page in children(root, "Page"):
        where = package.find(part, text_of(page, "FileLoc") or (page.text or ""))
        notes = _opened(package, where)
        if notes is not None:
            found.setdefault(page.get("PageID", ""), []).extend(_of(notes))
    return found


def _opened(package: Package, part: str | None) -> etree._Element | None:
    try:
        return package.xml(part) if part is not None else None
    except DamagedFile:
        return None


def _of(root: etree._Element) -> Iterator[Annotation]:
    for note in children(root, "Annot"):
        is_watermark = note.get("Type", "").lower() == "watermark" or _is_faint(note)
        kind: Kind = "watermark" if is_watermark else "shown"
        yield Annotation(
            kind="hidden" if is_off(note.get("Visible")) else kind,
            appearance=child(note, "Appearance"),
            remarks=tuple(own_text(e).strip() for e in note.iter() if local(e) == "Remark"),
            author=note.get("Creator") or None,
            date=note.get("LastModDate") or None,
        )


def _is_faint(note: etree._Element) -> bool:
    """Whether all text of ``note`` lets what is under it show through."""
    texts = [thing for thing in note.iter() if local(thing) == "TextObject"]
    alphas = [min(_alpha(thing), _alpha(child(thing, "FillColor"))) for thing in texts]
    return bool(alphas) and max(alphas) < FAINT


def _alpha(thing: etree._Element | None) -> float:
    return number(thing.get("Alpha"), 255.0) if thing is not None else 255.0

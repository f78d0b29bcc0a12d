"""The signatures of a document (18): that they are there, what they say of themselves, and the
seal that they lay on a page. Whether they are worth anything is not looked into."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from pipeline.errors import DamagedFile
from pipeline.origin import Box
from stages.extract.ofd._document import Document
from stages.extract.ofd._geometry import box_of
from stages.extract.ofd._names import child, local, text_of
from stages.extract.ofd._package import Package
from stages.extract.ofd._seal import Seal, seal_in

MOST = 500
"""Signatures of a document that are looked at."""

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T ]?(?:(\d\d):?(\d\d))?[\d:.]*(Z?)")


class Stamp(Struct, frozen=True):
    """Where a seal lies: the page's ID, its box there in millimetres, and what of the box is
    shown (counted from its corner), where it is cut."""

    page: str
    box: Box
    clip: Box | None


class Signature(Struct, frozen=True):
    """``is_seal``: it was made with an electronic seal, whether or not that lies on a page."""

    is_seal: bool
    provider: str
    date: str
    seal: Seal | None
    stamps: tuple[Stamp, ...]


def signatures(package: Package, document: Document) -> Iterator[Signature]:
    """The signatures that ``document`` names; one that is missing or broken is left out."""
    if not document.signatures:
        return
    part = package.find("OFD.xml", document.signatures) or package.find(
        document.part, document.signatures
    )
    if part is None:
        return
    try:
        root = package.xml(part)
    except DamagedFile:
        return
    entries = [e for e in root.iter() if local(e) == "Signature"][:MOST]
    for entry in entries:
        where = package.find(part, entry.get("BaseLoc", ""))
        if where is not None:
            try:
                yield _signature(package, where, entry.get("Type", ""))
            except DamagedFile:
                continue


def _signature(package: Package, part: str, kind: str) -> Signature:
    root = package.xml(part)
    info = child(root, "SignedInfo")
    provider = child(info, "Provider")
    stamps = tuple(_stamps(info))
    seal = _seal(package, part, root)
    said = _DATE.match(text_of(info, "SignatureDateTime"))
    return Signature(
        is_seal=kind.lower() != "sign" or seal is not None or bool(stamps),
        provider=provider.get("ProviderName", "") if provider is not None else "",
        date=_date(said),
        seal=seal,
        stamps=stamps,
    )


def _date(said: re.Match[str] | None) -> str:
    if said is None:
        return ""
    clock = f" {said[4]}:{said[5]}" if said[4] else ""
    zone = "（世界时）" if clock and said[6] else ""
    return f"{said[1]}-{said[2]}-{said[3]}{clock}{zone}"


def _seal(package: Package, part: str, root: etree._Element) -> Seal | None:
    for said in (text_of(root, "SignedInfo", "Seal", "BaseLoc"), text_of(root, "SignedValue")):
        where = package.find(part, said) if said else None
        found = seal_in(package.read(where)) if where is not None else None
        if found is not None:
            return found
    return None


def _stamps(info: etree._Element | None) -> Iterator[Stamp]:
    for stamp in info if info is not None else ():
        box = box_of(stamp.get("Boundary"))
        if local(stamp) == "StampAnnot" and box is not None:
            yield Stamp(stamp.get("PageRef", ""), box, box_of(stamp.get("Clip")))

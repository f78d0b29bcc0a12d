"""Files packed into a document (20): named, and not read."""

from __future__ import annotations

from pipeline.errors import DamagedFile
from pipeline.record import Notice
from stages.extract.ofd._document import Document
from stages.extract.ofd._names import local, text_of
from stages.extract.ofd._package import Package

NAMED = 20
"""Attached files that are named; of the rest their number is said."""


def attached(package: Package, document: Document) -> list[Notice]:
    """A notice of the files that ``document`` carries, if there are any."""
    said = text_of(document.root, "Attachments")
    part = package.find(document.part, said) if said else None
    if part is None:
        return []
    try:
        root = package.xml(part)
    except DamagedFile:
        return []
    entries = [e for e in root.iter() if local(e) == "Attachment"]
    names = [e.get("Name") or text_of(e, "FileLoc") or "（无名）" for e in entries]
    if not names:
        return []
    rest = f"等{len(names)}个" if len(names) > NAMED else ""
    message = f"文件内嵌有附件，没有读取：{'、'.join(names[:NAMED])}{rest}"
    return [Notice(code="embedded_files", message=message)]

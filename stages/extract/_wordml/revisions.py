"""Tracked changes (ECMA-376-1, 17.13.5): what a policy leaves out of a part, and what it keeps.

``accept`` reads a file as if all changes were accepted, ``reject`` as if none had been made,
``keep`` leaves both in the text. A move is a deletion at one place and an insertion at another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from pipeline.stage import Revisions
from stages.extract._wordml.ledger import Ledger
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.names import W
from stages.extract._wordml.pictures import PICTURES, is_empty


class Cause(NamedTuple):
    """Why a text is left out: a key of ``REASONS``; of a tracked change, who made it, and when."""

    reason: str
    author: str | None = None
    date: str | None = None


class Tracked(NamedTuple):
    """What the tracked changes of a part come to under one policy."""

    gone: dict[etree._Element, Cause]
    """Wrappers, rows and cells that are left out."""
    kept: dict[etree._Element, Mark]
    """Wrappers, rows, cells and paragraph marks that stay though they are in question."""
    joined: dict[etree._Element, Cause]
    """Paragraphs whose end is left out: they run on into the next one."""
    formatting: int
    """How many changes of formatting there are."""

    @property
    def unshown(self) -> int:
        """How many kept changes no span can show: of the ends of paragraphs, of rows and cells
        of tables, of pictures."""
        structure = sum(element.tag in _STRUCTURE for element in self.kept)
        wrappers = (element for element in self.kept if element.tag not in _STRUCTURE)
        pictures = {p for w in wrappers for p in w.iter(*PICTURES) if not is_empty(p)}
        return structure + len(pictures)


KINDS = {
    W + "ins": "inserted",
    W + "moveTo": "inserted",
    W + "cellIns": "inserted",
    W + "del": "deleted",
    W + "moveFrom": "deleted",
    W + "cellDel": "deleted",
}
"""Elements that say what was inserted or deleted."""
_MOVES = frozenset({W + "moveFrom", W + "moveTo"})
_LEFT_OUT: dict[Revisions, str | None] = {
    "accept": "deleted",
    "reject": "inserted",
    "keep": None,
}
_STRUCTURE = frozenset({W + "p", W + "tr", W + "tc"})
_PARAGRAPH_PROPERTIES, _ROW, _CELL = W + "pPr", W + "tr", W + "tc"
_MARK_PROPERTIES, _PARTS = W + "rPr", frozenset({W + "trPr", W + "tcPr"})
CHANGES = {
    W + name + "Change": W + name
    for name in ("rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "sectPr")
}
"""Elements that hold the properties from before a change, and the properties that they hold."""
_STAY = frozenset(
    W + name
    for name in (
        "rPr", "sectPr", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge",
        "headerReference", "footerReference",
    )
)  # fmt: skip
"""What stands among properties and is not a part of what a change of formatting changes."""
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def read_revisions(root: etree._Element, policy: Revisions) -> Tracked:
    """The tracked changes under ``root``; under ``reject`` old properties come into force."""
    found = Tracked({}, {}, {}, settle_formatting(root, policy))
    for element in root.iter(*KINDS):
        parent = element.getparent()
        if parent is None:
            continue
        grand = parent.getparent()
        if parent.tag == _MARK_PROPERTIES:
            if grand is not None and grand.tag == _PARAGRAPH_PROPERTIES:
                _note_mark(found, grand.getparent(), element, policy)
        elif parent.tag in _PARTS:
            if grand is not None and grand.tag in (_ROW, _CELL):
                _note(found, grand, element, policy)
        elif len(element):
            _note(found, element, element, policy)
    return found


def tell(found: Iterable[Tracked], policy: Revisions, ledger: Ledger) -> None:
    """Tell of the changes of formatting, and of those that are kept but cannot be shown."""
    parts = list(found)
    if formatting := sum(part.formatting for part in parts):
        read = "修订前" if policy == "reject" else "修订后"
        ledger.notice("tracked_formatting", f"{formatting} 处格式修订，按{read}的格式读取")
    if unshown := sum(part.unshown for part in parts):
        what = "段落标记、表格行或单元格、图片的增删"
        ledger.notice("tracked_kept", f"{unshown} 处修订（{what}）无法在文字上标明，内容均已保留")


def merge_state(cell: etree._Element, policy: Revisions) -> str | None:
    """What a tracked merge of cells (17.13.5.1) says of this one: ``restart``, ``continue``, or
    "" for a cell by itself; None where no merge was tracked."""
    change = cell.find(f"{W}tcPr/{W}cellMerge")
    if change is None:
        return None
    said = change.get(W + ("vMergeOrig" if policy == "reject" else "vMerge"))
    return {"rest": "restart", "cont": "continue"}.get(said or "", "")


def mark_of(element: etree._Element) -> Mark:
    """The mark over what the change ``element`` inserted or deleted."""
    date = element.get(W + "date", "")
    return Mark(
        kind=KINDS.get(element.tag, "deleted"),
        author=element.get(W + "author") or None,
        date=date if _DATE.fullmatch(date) else None,
    )


def _note(found: Tracked, where: etree._Element, change: etree._Element, policy: Revisions) -> None:
    if KINDS[change.tag] == _LEFT_OUT[policy]:
        found.gone.setdefault(where, _cause(change))
    elif policy == "keep":
        found.kept[where] = mark_of(change)


def _note_mark(
    found: Tracked, paragraph: etree._Element | None, change: etree._Element, policy: Revisions
) -> None:
    if paragraph is None:
        return
    if KINDS[change.tag] == _LEFT_OUT[policy]:
        found.joined.setdefault(paragraph, _cause(change))
    elif policy == "keep":
        found.kept[paragraph] = mark_of(change)


def _cause(change: etree._Element) -> Cause:
    reason = "moved" if change.tag in _MOVES else KINDS[change.tag]
    return Cause(reason, change.get(W + "author") or None, change.get(W + "date") or None)


def settle_formatting(root: etree._Element, policy: Revisions) -> int:
    """Count the changes of formatting; under ``reject`` let old and new change places."""
    changes = list(root.iter(*CHANGES))
    inserted = list(root.iterfind(f".//{W}numPr/{W}ins"))
    if policy == "reject":
        for change in changes:
            _exchange(change)
        for mark in inserted:
            _switch_off(mark)
    return len(changes) + len(inserted)


def _exchange(change: etree._Element) -> None:
    properties, old = change.getparent(), change.find(CHANGES[change.tag])
    if properties is None:
        return
    before = list(old) if old is not None else []
    now = [child for child in properties if child.tag not in _STAY and child is not change]
    for child in now:
        (change if old is None else old).append(child)
    for child in before:
        if child.tag not in _STAY:
            properties.append(child)


def _switch_off(mark: etree._Element) -> None:
    """The numbering that ``mark`` says was inserted holds no longer."""
    numbering = mark.getparent()
    if numbering is not None and numbering.getparent() is not None:
        for name in ("numId", "ilvl"):
            for child in numbering.findall(W + name):
                child.tag = W + name + "Inserted"

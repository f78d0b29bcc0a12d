"""Tracked changes (part 3, 5.5): who did what when, and which insertion is being read."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from stages.extract._making.elements import add, set_author
from stages.extract.open_document.names import DC, OFFICE, TEXT, XML_ID


class Change(Struct, frozen=True):
    kind: str
    """``ins`` or ``del``, as in WordprocessingML."""
    author: str
    date: str
    content: etree._Element

    def add_to(self, parent: etree._Element) -> etree._Element:
        """A new ``w:ins`` or ``w:del`` in ``parent``."""
        made = add(parent, self.kind)
        set_author(made, self.author, self.date)
        return made

    def mark_end(self, properties: etree._Element) -> None:
        """Say in a ``w:pPr`` that the end of the paragraph is part of the change."""
        self.add_to(add(properties, "rPr"))


class Changes:
    """The changes of a text by id; ``inserting`` is the innermost insertion that is open."""

    def __init__(self, text: etree._Element) -> None:
        self._known: dict[str, Change] = {}
        self._open: list[str] = []
        self._done: set[str] = set()
        for region in text.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"):
            id_ = region.get(TEXT + "id") or region.get(XML_ID) or ""
            for kind, name in (("insertion", "ins"), ("deletion", "del")):
                content = region.find(TEXT + kind)
                if content is not None:
                    self._known[id_] = _change(name, content)

    @property
    def inserting(self) -> Change | None:
        return self._known[self._open[-1]] if self._open else None

    def start(self, id_: str) -> None:
        change = self._known.get(id_)
        if change is not None and change.kind == "ins":
            self._open.append(id_)

    def end(self, id_: str) -> None:
        if id_ in self._open:
            self._open.remove(id_)

    def deletion(self, id_: str) -> Change | None:
        """The deletion at a point of the text; each stands at one point only."""
        change = self._known.get(id_)
        if change is None or change.kind != "del" or id_ in self._done:
            return None
        self._done.add(id_)
        return change

    def unread(self) -> list[Change]:
        """Deletions that no point of the text refers to."""
        return [c for id_, c in self._known.items() if c.kind == "del" and id_ not in self._done]


def _change(kind: str, content: etree._Element) -> Change:
    info = content.find(OFFICE + "change-info")
    author = info.findtext(DC + "creator", "") if info is not None else ""
    date = info.findtext(DC + "date", "") if info is not None else ""
    return Change(kind, author or "", date or "", content)

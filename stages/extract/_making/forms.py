"""Fields of old forms: what a ticked box or a list shows (ECMA-376-1, 17.16.17 ffData)."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from stages.extract._making.elements import add, w

TEXT, CHECK_BOX, CHOICE = 0, 1, 2
"""Kinds, as .doc and RTF number them; the result of one that is text says all."""
UNTOUCHED = 25
"""The result of a field that nobody has filled in: its default holds."""


class FormField(Struct, frozen=True):
    kind: int
    result: int = 0
    """1 for a ticked box; the index of the chosen entry."""
    entries: tuple[str, ...] = ()

    def element(self) -> etree._Element:
        """``w:ffData``."""
        made = w("ffData")
        if self.kind == CHECK_BOX:
            add(add(made, "checkBox"), "checked", str(self.result))
        elif self.kind == CHOICE:
            list_ = add(made, "ddList")
            add(list_, "result", str(self.result))
            for entry in self.entries:
                add(list_, "listEntry", entry)
        return made

    @property
    def shown(self) -> str:
        """What the field itself puts on the page, its result in the text aside."""
        if self.kind == CHECK_BOX:
            return "☑" if self.result else "☐"
        return self.entries[self.result] if 0 <= self.result < len(self.entries) else ""

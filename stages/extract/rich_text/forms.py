"""Fields of old forms (RTF 1.9.1, "Form Fields"): what a ticked box or a list shows."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from msgspec import Struct

from stages.extract._wordml.names import W
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.paragraph import value
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, destination, first_words, groups

CHECK_BOX, CHOICE = 1, 2
_UNCHANGED = 25
"""As a result: the field still has its default."""


class FormField(Struct, frozen=True):
    kind: int = 0
    result: int = 0
    """1 for a ticked box; the index of the chosen entry."""
    entries: tuple[str, ...] = ()

    def to_xml(self) -> etree._Element | None:
        """The ``w:ffData``; None for a field of text, whose result says all."""
        if self.kind not in (CHECK_BOX, CHOICE):
            return None
        data = etree.Element(W + "ffData")
        if self.kind == CHECK_BOX:
            value(etree.SubElement(data, W + "checkBox"), "checked", str(self.result))
        else:
            choice = etree.SubElement(data, W + "ddList")
            value(choice, "result", str(self.result))
            for entry in self.entries:
                value(choice, "listEntry", entry)
        return data


def read_form_field(tokens: Iterable[Token], fonts: Fonts) -> FormField:
    """A ``\\formfield``."""
    kept = list(tokens)
    words = {token.word: token.number or 0 for token in first_words(kept)}
    result = words.get("ffres", _UNCHANGED)
    if result == _UNCHANGED:
        result = words.get("ffdefres", 0)
    kind = words.get("fftype", 0)
    entries = [plain_text(group, fonts) for group in groups(kept) if destination(group) == "ffl"]
    return FormField(
        kind, int(bool(result)) if kind == CHECK_BOX else max(result, 0), tuple(entries)
    )

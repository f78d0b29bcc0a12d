"""Fields of old forms (RTF 1.9.1, "Form Fields")."""

from __future__ import annotations

from collections.abc import Iterable

from stages.extract._making.forms import CHECK_BOX, CHOICE, TEXT, UNTOUCHED, FormField
from stages.extract.rich_text.fonts import Fonts
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.tokens import Token, destination, first_words, groups


def read_form_field(tokens: Iterable[Token], fonts: Fonts) -> FormField:
    """A ``\\formfield``."""
    kept = list(tokens)
    words = {token.word: token.number or 0 for token in first_words(kept)}
    result = words.get("ffres", UNTOUCHED)
    if result == UNTOUCHED:
        result = words.get("ffdefres", 0)
    kind = words.get("fftype", TEXT)
    if kind == CHECK_BOX:
        return FormField(kind, int(bool(result)))
    if kind != CHOICE:
        return FormField(TEXT)
    entries = [plain_text(group, fonts) for group in groups(kept) if destination(group) == "ffl"]
    return FormField(kind, max(result, 0), tuple(entries))

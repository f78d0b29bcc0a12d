"""The source's own count of its characters, made apart from the translation."""

from __future__ import annotations

import re

from pipeline.chars import count_ink
from stages.extract._wordml.symbols import symbol
from stages.extract.legacy_word.formatting import Formatting
from stages.extract.legacy_word.pieces import Text

_CONTROL = re.compile("[\0-\x1f]")
_HYPHEN = "\x1e"
_SYMBOL = b"\x09\x6a"
"""The property that a run with symbols has (sprmCSymbol)."""


def written(chars: str) -> str:
    """``chars`` without those that stand for marks, pictures, notes and fields; the hyphen that
    keeps a line together is a hyphen."""
    return _CONTROL.sub("", chars.replace(_HYPHEN, "-"))


def count_text(text: Text, formatting: Formatting) -> int:
    """Characters that leave ink in all stories of a document, whether or not they are shown.

    A parenthesis that a symbol is drawn for counts as that symbol.
    """
    total = 0
    for run in formatting.runs:
        chars = text.chars[run.start : run.end]
        shown = formatting.char_props(run, 0).symbol if _SYMBOL in run.grpprl else None
        if shown:
            chars = chars.replace("(", symbol(*shown))
        total += count_ink(written(chars))
    return total

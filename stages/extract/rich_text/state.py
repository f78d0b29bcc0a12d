"""What holds at a place of the file; a brace keeps it, and its partner brings it back."""

from __future__ import annotations

from msgspec import Struct

from stages.extract.rich_text.destinations import Target
from stages.extract.rich_text.formatting import Props


class State(Struct, frozen=True):
    target: Target = "text"
    around: Target | None = None
    """Within ``\\upr``: where the Unicode form of what it holds goes."""
    fallback: int = 1
    """How many characters behind a ``\\u`` are for old readers (``\\uc``)."""
    slot: str = ""
    """The kind of characters that fonts are named for (``\\loch``, ``\\dbch``)."""
    nested: bool = False
    """Rows are those of a table within a table."""
    run: Props = {}
    para: Props = {}

"""Words written one behind the other, as the tables of this package hold them."""

from __future__ import annotations


def listed(text: str) -> tuple[str, ...]:
    """The words of ``text``, which blanks part."""
    return tuple(text.split())

"""Which recognised characters are in doubt.

Measured on 30 pages with typed text (16358 characters, 37 of them wrong, ten of the pages
shrunk and blurred): 0.9 marks two in three wrong characters. Of the right ones it would mark
1.1 in a hundred, nearly all of them marks that exist in two widths, between which the engine
wavers; with a bound of their own 0.1 in a hundred remain.
"""

from __future__ import annotations

DOUBT = 0.9
WIDTH_DOUBT = 0.5
"""For marks that are doubtful in nothing but their width, which the normalizer settles."""

TWO_WIDTHS = frozenset("（）():：;；,，!！?？.．…·-—－'\"“”‘’")


def in_doubt(char: str, sure: float | None) -> bool:
    """Whether ``char``, recognised with the confidence ``sure``, gets a span that says so.
    What was read and not recognised has none."""
    return sure is not None and sure < (WIDTH_DOUBT if char in TWO_WIDTHS else DOUBT)

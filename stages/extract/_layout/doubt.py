"""Which recognised characters are in doubt.

Measured on 20 pages with their text (10,893 characters: clean, scanned with some damage, poor,
shown through, faxed):

    bound                      0.8     0.9     0.95
    wrong ones marked, scans   3/4     3/4     4/4
    wrong ones marked, faxes   12/15   13/15   13/15
    right ones marked, scans   0.06 %  0.08 %  0.20 %
    right ones marked, faxes   2.1 %   3.4 %   4.8 %

Of 831 marks that exist in two widths 35 were another mark than printed (a full stop for a
comma, three points for six, ； for ：). Their width the normalizer settles; 0.9 would mark one
in six of the right ones, 0.5 marks one in eight hundred.
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

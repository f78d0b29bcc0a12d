"""Libraries that log for their makers kept from the terminal of a user."""

from __future__ import annotations

import logging

_LOUD = ("pdfminer", "RapidOCR", "PIL", "fontTools")


def quiet_libraries() -> None:
    """What readers of PDF and scans log is for their makers; ours stands in the ledger."""
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.CRITICAL)

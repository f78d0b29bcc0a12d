"""Where a line could have been cut decides whether its author ended it."""

from __future__ import annotations

import pytest

from stages.extract._layout.place import first_unit


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("全年开展", 1),
        ("责。看住关键环节", 2),
        ("《农机补贴办法》", 2),
        ("堂”第一课", 3),  # LibreOffice cuts on neither side of a quotation mark
        ("办“清风课堂”", 3),
        ("GDP增长", 1.5),
    ],
)
def test_what_a_line_break_cannot_cut_is_measured_in_characters(text: str, width: float) -> None:
    assert first_unit(text) == width

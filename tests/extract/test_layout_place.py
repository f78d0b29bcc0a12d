"""Where a line could have been cut decides whether its author ended it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from stages.extract._layout.model import Frame
from stages.extract._layout.place import ended_early, first_unit
from tests.extract._print import LEFT, PITCH, SIZE, line


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


@pytest.mark.parametrize(("mark", "ended"), [("；", False), ("，", False), ("。", True)])
def test_half_of_a_mark_within_a_sentence_is_no_room_on_a_recognised_line(
    mark: str, ended: bool
) -> None:
    right = LEFT + 12 * SIZE
    frame = Frame(left=LEFT, right=right, size=SIZE, pitch=PITCH, middle=(LEFT + right) / 2)
    printed, after = line("渠首三孔闸门各高二尺" + mark, 1), line("另有一座", 2)
    printed = replace(printed, box=(*printed.box[:2], right - 1.9 * SIZE, printed.box[3]))
    assert ended_early(printed, after, frame)
    assert ended_early(replace(printed, sure=(0.99,) * 11), after, frame) is ended

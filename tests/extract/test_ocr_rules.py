"""Ruled lines of a picture are told from the strokes of its characters."""

from __future__ import annotations

import numpy as np

from stages.extract._ocr.rules import ruled, segments

ROW = 36


def test_strokes_of_a_tight_table_are_no_lines_of_it() -> None:
    """A4 at 150 dpi: rows of 36 pixels, strokes of 24 that stop 6 short of each line."""
    mask = np.zeros((1754, 1240), dtype=np.uint8)
    for row in range(6):
        y = 300 + row * ROW
        mask[y : y + 2, 200:1000] = 255
        if row < 5:
            mask[y + 7 : y + ROW - 5, 420:423] = 255
    for x in (200, 600, 998):
        mask[300 : 300 + 5 * ROW, x : x + 2] = 255
    _across, down = ruled(mask)
    assert [round(box[0], -1) for box in sorted(segments(down))] == [200, 600, 1000]

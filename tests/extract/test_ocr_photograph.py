"""A page that is one picture is kept whole; an empty one, shadows and all, is empty."""

from __future__ import annotations

import numpy as np
import pytest

from stages.extract._ocr.page import read_page
from stages.extract._ocr.photograph import photograph
from tests.extract.test_ocr_page import MadeUp, Picture, paper, quad, reading


def scene(height: int = 800, width: int = 1000) -> Picture:
    """Soft hills of colour from edge to edge, without a stroke that could be a letter."""
    y, x = np.mgrid[0:height, 0:width] / 90
    waves = np.stack([np.sin(x + k) * np.cos(y - k) for k in range(3)], axis=2)
    return (110 + 70 * waves).astype(np.uint8)


def test_a_photograph_from_edge_to_edge_is_a_figure() -> None:
    found = read_page(scene(), MadeUp([]))
    assert [(mark.shows, mark.box) for mark in found.marks] == [(None, (0.0, 0.0, 1000.0, 800.0))]
    assert found.marks[0].png.startswith(b"\x89PNG")


def test_what_nobody_read_stays_unread_ink_though_the_page_is_kept_as_a_picture() -> None:
    dark = paper()
    dark[:700] = 0
    found = read_page(dark, MadeUp([]))
    assert (len(found.marks), len(found.unread)) == (1, 1)


def test_a_photograph_with_a_line_of_text_is_read_as_a_page() -> None:
    line = (quad(100, 100, 500, 140), reading("青禾县档案馆新库房"))
    found = read_page(scene(), MadeUp([line]))
    assert found.ink == 9
    assert all(mark.box != (0.0, 0.0, 1000.0, 800.0) for mark in found.marks)


@pytest.mark.parametrize("darkest", [255, 150])
def test_an_empty_page_is_no_picture_though_a_shadow_lies_over_it(darkest: int) -> None:
    shade = np.linspace(darkest, 255, 1000).astype(np.uint8)
    page = np.repeat(np.tile(shade, (1400, 1))[:, :, None], 3, axis=2)
    page[:, :60] = 20  # the lid of the scanner was open a little
    assert photograph(page, 0) is None


def test_a_blank_page_has_no_figure() -> None:
    assert read_page(paper(), MadeUp([])).marks == ()

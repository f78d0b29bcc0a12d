"""What shines through from the back of a sheet, told from faint print."""

from __future__ import annotations

import numpy as np

from pipeline.record import REASONS
from stages.extract._ocr.page import read_page
from tests.extract._seen import NOTHING, Answers, Picture, paper, quad, reading

FRONT = (100.0, 100.0, 500.0, 136.0)
BACK = (300.0, 400.0, 700.0, 436.0)


def printed(page: Picture, box: tuple[float, ...], shade: int) -> None:
    """Ten characters, each heavier on the left and above."""
    x0, y0, _x1, y1 = (int(v) for v in box)
    for at in range(10):
        left = x0 + 40 * at
        page[y0 + 4 : y1 - 4, left + 6 : left + 16] = shade
        page[y0 + 4 : y0 + 10, left + 6 : left + 34] = shade


def engine(*, front: float, mirrored: float) -> Answers:
    """Reads dark lines for sure; faint ones as they stand with ``front``, in a mirror with
    ``mirrored``."""

    def find(part: Picture) -> list[np.ndarray]:
        return [quad(*FRONT), quad(*BACK)] if part.shape[0] > 600 else []

    def read(crop: Picture) -> object:
        if crop.shape[1] < 300 or crop.min() > 240:
            return NOTHING
        if crop.min() < 100:
            return reading("青禾县档案馆今年报告", 0.99)
        ink = crop.min(axis=2) < 230
        half, side = ink.shape[0] // 2, ink.shape[1] // 20
        if ink[:half].sum() < ink[half:].sum():
            return NOTHING  # on its head
        if ink[:, :side].sum() < ink[:, -side:].sum():
            return reading("白石镇水厂扩建的请示", mirrored)
        return reading("示青的载本厂土英石白", front)

    return Answers(read, find)  # type: ignore[arg-type]


def sheet(shade: int) -> Picture:
    page = paper()
    printed(page, FRONT, 0)
    printed(page, BACK, shade)
    return page


def test_the_back_of_a_sheet_is_no_text_and_no_unread_ink_and_stands_in_the_account() -> None:
    found = read_page(sheet(205), engine(front=0.6, mirrored=0.97))
    assert "".join(atom.text for atom in found.atoms) == "青禾县档案馆今年报告"
    ((left),) = found.left_out
    assert (left.text, left.reason) == ("白石镇水厂扩建的请示", "show_through")
    assert left.reason in REASONS
    assert found.ink == 20
    assert found.unread == ()


def test_faint_print_that_is_read_as_it_stands_stays_text() -> None:
    found = read_page(sheet(205), engine(front=0.95, mirrored=0.6))
    assert found.left_out == ()
    assert len(found.atoms) == 20


def test_dark_print_is_no_back_however_it_reads_in_a_mirror() -> None:
    found = read_page(sheet(120), engine(front=0.6, mirrored=0.97))
    assert found.left_out == ()
    assert len(found.atoms) == 20

"""Pictures brought to the house's page."""

from __future__ import annotations

import pytest

from pipeline import registry
from pipeline.fit import fit_figures
from pipeline.report import Block, Cell, Figure, Report, Section, Table

PAGE = registry.style("gbt9704").page


def fitted(block: Block) -> Block:
    (block,) = fit_figures(Report(schema="report/1", body=(block,)), PAGE).body
    return block


def picture(width: float, height: float) -> Figure:
    return Figure(id="b1", asset="a.png", width=width, height=height)


def test_a_picture_that_fits_keeps_its_size() -> None:
    assert fitted(picture(200, 100)) == picture(200, 100)


def test_a_picture_wider_than_the_text_is_made_as_wide_as_it() -> None:
    found = fitted(picture(884.5, 100))
    assert isinstance(found, Figure)
    assert found.width == pytest.approx(156 / 25.4 * 72, abs=0.05)
    assert found.height == pytest.approx(50, abs=0.1)


def test_a_picture_higher_than_the_page_is_made_as_high_as_it() -> None:
    found = fitted(picture(100, 1275.6))
    assert isinstance(found, Figure)
    assert found.height == pytest.approx(225 / 25.4 * 72, abs=0.05)


def test_in_a_table_the_cell_decides() -> None:
    table = Table(id="b1", rows=((Cell(blocks=(picture(90, 90),)),),))
    section = Section(id="b0", level=1, label="一、", heading="图", run_in=False, blocks=(table,))
    found = fitted(section)
    assert isinstance(found, Section)
    (inner,) = found.blocks
    assert isinstance(inner, Table)
    assert inner.rows[0][0].blocks == (Figure(id="b1", asset="a.png"),)


def test_fitting_twice_is_fitting_once() -> None:
    once = fitted(picture(1000, 3000))
    assert fitted(once) == once

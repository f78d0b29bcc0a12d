"""A displayed formula of a PDF is a figure with its letters as other text; equations on one line
stay text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import registry
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawFigure, RawText
from pipeline.stage import Context
from stages.extract._layout.model import Atom
from stages.extract._printed.drawn import Stroke
from stages.extract._printed.formulae import formulae_of
from stages.extract.pdf import EXTRACTOR
from tests.extract._pdf import document, write

ABOVE = (
    b"BT /F 12 Tf 50 700 Td (The water board of Qinghe county shares its cost by this rate) Tj ET "
)
BELOW = b"BT /F 12 Tf 50 600 Td (where every term is counted by the clerk of the village) Tj ET "
NUMBER = b" BT /F 12 Tf 500 650 Td (\\(4\\)) Tj ET "


def shown(text: bytes, x: int, y: int) -> bytes:
    return b"BT /F 12 Tf %d %d Td (%s) Tj ET " % (x, y, text)


FRACTION = (
    shown(b"q =", 200, 650) + shown(b"a + b", 226, 659) + shown(b"c - d", 226, 641)
    + b"224 653.4 m 258 653.4 l 0.6 w S "
)  # fmt: skip


def extracted(tmp_path: Path, content: bytes) -> Raw:
    path = tmp_path / "rate.pdf"
    path.write_bytes(write(document([content])))
    context = Context(style=registry.style("gbt9704"), ocr="never", threads=1)
    raw = EXTRACTOR.extract(path, path.name, context)
    prove_extraction(raw)
    return raw


def test_a_fraction_is_a_figure_at_its_place_with_its_letters_and_number(tmp_path: Path) -> None:
    raw = extracted(tmp_path, ABOVE + FRACTION + NUMBER + BELOW)
    above, figure, below = raw.fragments
    assert isinstance(above, RawText)
    assert isinstance(figure, RawFigure)
    assert isinstance(below, RawText)
    assert above.text.startswith("The water board")
    assert below.text.startswith("where every term")
    assert (figure.shows, figure.alt) == ("formula", "q = a + b c - d (4)")
    assert figure.asset in raw.assets
    assert figure.origin.box == pytest.approx((200, 132, 514, 163), abs=4)
    assert [(d.reason, d.text) for d in raw.dropped] == [("formula", figure.alt)]


def test_without_an_equals_sign_nothing_is_a_formula(tmp_path: Path) -> None:
    raw = extracted(tmp_path, ABOVE + FRACTION.replace(b"q =", b"q :") + BELOW)
    assert all(isinstance(f, RawText) for f in raw.fragments)
    assert raw.dropped == ()


def test_an_equation_on_one_line_with_a_rule_below_it_is_text(tmp_path: Path) -> None:
    line = shown(b"q = a + b", 200, 650) + b"50 646 m 540 646 l S "
    raw = extracted(tmp_path, ABOVE + line + BELOW)
    assert all(isinstance(f, RawText) for f in raw.fragments)


@pytest.mark.parametrize("text", ["abc", "a=b"])
def test_a_page_that_can_hold_no_formula_is_not_drawn(text: str) -> None:
    atoms = [
        Atom(text=char, box=(10.0 * i, 100, 10.0 * i + 8, 112), size=12)
        for i, char in enumerate(text)
    ]
    far = Stroke(box=(0, 300, 200, 301))
    assert formulae_of(atoms, [far], [], lambda: pytest.fail("drawn")) == []

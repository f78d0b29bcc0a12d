"""Pages without a text layer: seen, and not taken apart letter by letter first."""

from __future__ import annotations

from pathlib import Path

from stages.extract.pdf._render import Renderer
from tests.extract._print import pdf, show

DRAWN = "0 g " + " ".join(f"{60 + 9 * i} 700 7 7 re f" for i in range(40))


def test_a_page_of_text_is_told_from_one_of_drawings(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", [show("青禾县档案馆", 80, 100), DRAWN])
    with Renderer(path) as renderer:
        assert renderer.has_text(1)
        assert not renderer.has_text(2)


def test_a_page_that_cannot_be_asked_may_have_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing else")
    with Renderer(path) as renderer:
        assert renderer.has_text(1)

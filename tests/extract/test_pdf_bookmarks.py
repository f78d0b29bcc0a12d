"""Bookmarks of a PDF tell which of its lines are headings, and of which level."""

from __future__ import annotations

from pathlib import Path

from pipeline import registry
from pipeline.raw import RawText
from pipeline.stage import Context
from stages.extract.pdf import EXTRACTOR
from tests.extract._pdf import FIRST, document, write

CONTEXT = Context(style=registry.style("gbt9704"), ocr="never")
PAGE = (
    b"BT /F 16 Tf 50 700 Td (Wells) Tj ET BT /F 12 Tf 50 600 Td (All wells were cleaned.) Tj ET "
    b"BT /F 14 Tf 50 500 Td (Pumps and gates) Tj ET"
)


def outline(*marks: tuple[str, int, int]) -> dict[int, bytes]:
    """Objects of an outline: each mark has its title, its parent's number and its page."""
    count = len(marks)
    made = {100: b"<< /First 101 0 R /Last %d 0 R >>" % (100 + count)}
    for n, (title, parent, page) in enumerate(marks):
        number = 101 + n
        kids = [101 + k for k, mark in enumerate(marks) if mark[1] == number]
        later = [101 + k for k, m in enumerate(marks) if k > n and m[1] == parent]
        entries = b"/Title (%s) /Parent %d 0 R " % (title.encode(), parent)
        entries += b"/Dest [%d 0 R /Fit] " % (FIRST + 2 * (page - 1))
        if kids:
            entries += b"/First %d 0 R /Last %d 0 R " % (kids[0], kids[-1])
        if later:
            entries += b"/Next %d 0 R " % later[0]
        made[number] = b"<< %s >>" % entries
    return made


def levels(path: Path, *marks: tuple[str, int, int]) -> dict[str, int | None]:
    path.write_bytes(write(document([PAGE], catalog=b"/Outlines 100 0 R", more=outline(*marks))))
    raw = EXTRACTOR.extract(path, "pdf", CONTEXT)
    return {f.text: f.hints.outline for f in raw.fragments if isinstance(f, RawText)}


def test_lines_that_a_bookmark_names_have_its_level(tmp_path: Path) -> None:
    found = levels(tmp_path / "a.pdf", ("Wells", 100, 1), ("Pumps  and gates", 101, 1))
    assert found == {"Wells": 1, "All wells were cleaned.": None, "Pumps and gates": 2}


def test_bookmarks_that_name_no_line_of_their_page_change_nothing(tmp_path: Path) -> None:
    found = levels(tmp_path / "a.pdf", ("OLE_LINK5", 100, 1), ("Wells", 100, 2))
    assert set(found.values()) == {None}

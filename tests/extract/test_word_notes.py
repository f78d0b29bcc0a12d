"""What a footnote holds beside its words."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw, RawFigure
from tests.extract._docx import p, read, tbl, tc, tr

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'
CITED = p("正文", '<w:r><w:footnoteReference w:id="1"/></w:r>') + p("末段")


def noted(folder: Path, inside: str) -> Raw:
    link = f'<Relationship Id="i" Type="{_KINDS}image" Target="i.wmf"/>'
    files = {
        "word/_rels/footnotes.xml.rels": (
            f'<Relationships xmlns="{_SPACE}">{link}</Relationships>'
        ).encode(),
        "word/i.wmf": b"picture",
    }
    notes = {"footnotes": f'<w:footnote w:id="1">{inside}</w:footnote>'}
    return read(folder, CITED, notes, files)


def test_a_picture_in_a_note_stands_behind_the_text(tmp_path: Path) -> None:
    raw = noted(tmp_path, p("见图", PICTURE))
    assert [n.text for n in raw.footnotes] == ["见图"]
    assert [type(f) for f in raw.fragments[2:]] == [RawFigure]
    assert list(raw.assets.values()) == [b"picture"]
    assert [n.code for n in raw.notices] == ["note_picture"]


def test_of_a_table_in_a_note_the_text_is_kept_and_its_picture_too(tmp_path: Path) -> None:
    raw = noted(tmp_path, tbl(tr(tc("甲"), tc(p("乙", PICTURE)))))
    assert [n.text for n in raw.footnotes] == ["甲\n乙"]
    assert [type(f) for f in raw.fragments[2:]] == [RawFigure]
    assert [n.code for n in raw.notices] == ["note_picture", "note_flattened"]

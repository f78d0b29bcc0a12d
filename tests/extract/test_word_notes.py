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


def _refer(note: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def test_a_note_to_which_only_another_note_refers_stands_at_the_end_of_that(
    tmp_path: Path,
) -> None:
    inside = "".join(
        f'<w:footnote w:id="{n}">{p(*words)}</w:footnote>'
        for n, words in (
            (1, ("据水文站记录", _refer(3), "，已核对", _refer(2))),
            (2, ("不含支渠",)),
            (3, ("见防汛手册", _refer(4), "，同前", _refer(1))),
            (4, ("第二版",)),
        )
    )
    body = p("渠首水位偏高", _refer(1), "，灌区供水正常", _refer(2))
    raw = read(tmp_path, body, {"footnotes": inside})
    assert [(note.mark, note.text) for note in raw.footnotes] == [
        ("1", "据水文站记录，已核对\n见防汛手册，同前\n第二版"), ("2", "不含支渠")
    ]  # fmt: skip
    assert [note.spans for note in raw.footnotes] == [(), ()]
    assert raw.dropped == ()
    assert [notice.code for notice in raw.notices] == ["note_in_note"]

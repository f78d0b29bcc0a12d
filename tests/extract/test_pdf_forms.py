"""Fields of forms, stamps, free text and comments on the pages of a PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.errors import WrongType
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawFigure, RawText
from pipeline.record import Dropped
from pipeline.stage import Context
from stages.extract._printed.drawn import Glyph
from stages.extract.pdf import EXTRACTOR
from stages.extract.pdf._forms import Field, missing
from tests.extract._pdf import WORDS, annotated, document, stream, write

CONTEXT = Context(style=registry.style("gbt9704"), threads=1)
ACRO = b"/AcroForm << /Fields [%s] /DR << /Font << /F 3 0 R >> >> /DA (/F 12 Tf 0 g) >>"
HEAD = b"<< /Type /Annot /Subtype "


def read(path: Path, data: bytes, context: Context = CONTEXT) -> Raw:
    path.write_bytes(data)
    raw = EXTRACTOR.extract(path, "pdf", context)
    prove_extraction(raw)
    return raw


def lines(raw: Raw) -> str:
    return "\n".join(f.text for f in raw.fragments if isinstance(f, RawText))


def form(*fields: bytes) -> bytes:
    refs = b" ".join(b"%d 0 R" % (100 + n) for n in range(len(fields)))
    return annotated(*fields, catalog=ACRO % refs)


def field(kind: bytes, rect: bytes, entries: bytes) -> bytes:
    return HEAD + b"/Widget /FT /%s /T (a) /F 4 /Rect [%s] %s >>" % (kind, rect, entries)


def box(rect: bytes, state: bytes) -> bytes:
    return field(b"Btn", rect, b"/V /%s /AS /%s /AP << /N << /Yes 3 0 R >> >>" % (state, state))


TYPED = b"/DA (/F 12 Tf 0 g) /V "


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (b"Tx", b"(Lin Heng)", "Lin Heng"),
        (b"Tx", b"<feff97527 9be53bf>".replace(b" ", b""), "青禾县"),
        (b"Ch", b"(Qinghe) /Opt [(Qinghe) (Luoxi)] /Ff 131072", "Qinghe"),
    ],
)
def test_what_is_filled_into_a_field_is_read_at_its_place(
    tmp_path: Path, kind: bytes, value: bytes, shown: str
) -> None:
    raw = read(tmp_path / "a.pdf", form(field(kind, b"60 600 300 620", TYPED + value)))
    assert lines(raw).split("\n")[-1] == shown
    origin = raw.fragments[-1].origin
    assert origin.box is not None
    assert 175 < origin.box[1] < origin.box[3] < 205


def test_a_field_is_read_once_where_the_file_draws_it_too(tmp_path: Path) -> None:
    look = stream(
        b"/Subtype /Form /BBox [0 0 240 20] /Resources << /Font << /F 3 0 R >> >>",
        b"/Tx BMC BT /F 12 Tf 2 5 Td (Lin Heng) Tj ET EMC",
    )
    objects = form(
        field(b"Tx", b"60 600 300 620", TYPED + b"(Lin Heng) /AP << /N 101 0 R >>"), look
    )
    raw = read(tmp_path / "a.pdf", objects)
    assert lines(raw).count("Lin Heng") == 1
    assert raw.source_chars == 35 + 7


def test_several_lines_of_a_field_stand_one_below_the_other(tmp_path: Path) -> None:
    text = TYPED + b"(Wells\\nPumps) /Ff 4096"
    raw = read(tmp_path / "a.pdf", form(field(b"Tx", b"60 560 300 620", text)))
    assert "Wells" in lines(raw)
    assert "Pumps" in lines(raw)
    assert "WellsPumps" not in lines(raw)


def test_ticked_and_empty_boxes_are_told_apart(tmp_path: Path) -> None:
    boxes = box(b"60 600 72 612", b"Yes"), box(b"60 500 72 512", b"Off")
    raw = read(tmp_path / "a.pdf", form(*boxes))
    text = lines(raw)
    assert text.index("☑") < text.index("☐")
    assert raw.source_chars == 35 + 2


def test_a_hidden_field_is_listed_and_not_printed(tmp_path: Path) -> None:
    hidden = field(b"Tx", b"60 600 300 620", TYPED + b"(secret)").replace(b"/F 4", b"/F 2")
    raw = read(tmp_path / "a.pdf", form(hidden))
    assert "secret" not in lines(raw)
    assert [(d.text, d.reason) for d in raw.dropped] == [("secret", "hidden")]


def test_a_password_is_nowhere(tmp_path: Path) -> None:
    raw = read(
        tmp_path / "a.pdf", form(field(b"Tx", b"60 600 300 620", TYPED + b"(secret) /Ff 8192"))
    )
    assert "secret" not in lines(raw)
    assert raw.dropped == ()


def test_comments_stand_in_the_ledger_with_who_and_when(tmp_path: Path) -> None:
    note = HEAD + b"/Text /Rect [300 690 320 710] /Contents (Check this sum) /T (Lin Heng) "
    raw = read(tmp_path / "a.pdf", annotated(note + b"/M (D:20240312) >>"))
    assert "Check" not in lines(raw)
    (dropped,) = raw.dropped
    assert replace(dropped, origin=None) == Dropped(
        text="Check this sum", reason="comment", author="Lin Heng", date="D:20240312"
    )
    assert dropped.origin is not None
    assert dropped.origin.box == (300, 90, 320, 110)


def test_the_words_of_a_link_are_no_comment(tmp_path: Path) -> None:
    link = HEAD + b"/Link /Rect [50 690 90 710] /Contents (a page) >>"
    assert read(tmp_path / "a.pdf", annotated(link)).dropped == ()


@pytest.mark.parametrize("look", [b"", b"/AP << /N 101 0 R >>"])
def test_free_text_is_text_whether_or_not_the_file_draws_it(tmp_path: Path, look: bytes) -> None:
    drawn = stream(
        b"/Subtype /Form /BBox [0 0 240 20] /Resources << /Font << /F 3 0 R >> >>",
        b"BT /F 12 Tf 2 5 Td (Seen by all) Tj ET",
    )
    free = HEAD + b"/FreeText /F 4 /Rect [60 600 300 620] /DA (/F 12 Tf 0 g) "
    raw = read(
        tmp_path / "a.pdf", annotated(free + b"/Contents (Seen by all) " + look + b" >>", drawn)
    )
    assert lines(raw).count("Seen by all") == 1
    assert raw.dropped == ()


def test_a_stamp_is_a_figure(tmp_path: Path) -> None:
    look = stream(b"/Subtype /Form /BBox [0 0 80 80]", b"1 0 0 RG 4 w 4 4 72 72 re S")
    stamp = HEAD + b"/Stamp /F 4 /Rect [400 500 480 580] /AP << /N 101 0 R >> >>"
    raw = read(tmp_path / "a.pdf", annotated(stamp, look))
    (figure,) = [f for f in raw.fragments if isinstance(f, RawFigure)]
    assert figure.origin.box == (400, 220, 480, 300)
    assert len(raw.assets[figure.asset]) > 100


def test_attached_files_are_named(tmp_path: Path) -> None:
    names = b"/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>"
    file = b"<< /Type /Filespec /F (budget.xlsx) /UF (budget.xlsx) /EF << /F 101 0 R >> >>"
    data = write(
        document(catalog=names, more={100: file, 101: stream(b"/Type /EmbeddedFile", b"x")})
    )
    (notice,) = read(tmp_path / "a.pdf", data).notices
    assert notice.code == "embedded_files"
    assert "budget.xlsx" in notice.message


def test_a_form_that_only_adobe_builds_is_refused_with_a_mend(tmp_path: Path) -> None:
    wait = b"BT /F 12 Tf 50 700 Td (Please wait... If this message is not replaced) Tj ET"
    acro = b"/NeedsRendering true /AcroForm << /Fields [] /XFA 100 0 R >>"
    xfa = stream(b"", b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")
    with pytest.raises(WrongType, match="XFA"):
        read(tmp_path / "a.pdf", write(document([wait], catalog=acro, more={100: xfa})))
    raw = read(tmp_path / "b.pdf", write(document([WORDS], catalog=acro, more={100: xfa})))
    assert [n.code for n in raw.notices] == ["xfa_form"]


def test_a_choice_that_shows_other_words_than_its_value_is_not_doubled() -> None:
    drawn = [Glyph(text="三", box=(62, 182, 74, 194), origin=(62, 192), size=12)]
    choice = Field(text="3", box=(60, 180, 100, 200), is_choice=True)
    assert missing([choice], drawn) == []
    assert [g.text for g in missing([replace(choice, is_choice=False)], drawn)] == ["3"]

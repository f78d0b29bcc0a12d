"""RTF: notes, headers, comments, fields, revisions, pictures, shapes."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import RawFigure
from tests.extract._docx import dropped, marks, paragraph, texts
from tests.extract._rtf import codes, hexes, read

PNG = (
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f00038101802f7c9c2e0000000049454e44ae426082"
)


def test_notes_are_counted_in_the_order_of_the_text(tmp_path: Path) -> None:
    body = (
        r"\pard a{\super\chftn{\footnote\pard\plain{\super\chftn} first}}b"
        r"{\super\chftn{\footnote\ftnalt\pard{\super\chftn} second}}\par"
    )
    raw = read(tmp_path, body)
    assert [(n.mark, n.text) for n in raw.footnotes] == [("1", "first"), ("2", "second")]
    assert [n.origin.part for n in raw.footnotes] == ["word/footnotes.xml", "word/endnotes.xml"]
    assert [(s.start, s.target) for s in paragraph(raw).spans] == [(1, "1"), (2, "2")]


def test_a_mark_that_was_typed_is_the_mark_of_its_note(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard a{\super *{\footnote\pard{\super *} why}}b\par")
    assert texts(raw) == ["ab"]
    assert [(n.mark, n.text) for n in raw.footnotes] == [("*", "why")]


def test_headers_footers_and_comments_are_left_out_with_their_reason(tmp_path: Path) -> None:
    body = (
        r"\sectd{\header\pard head\par}{\footerr\pard foot\par}\pard a"
        r"{\*\atnid X}{\*\atnauthor Li}\chatn{\*\annotation{\*\atndate 1}\pard why}\par"
    )
    raw = read(tmp_path, body)
    assert texts(raw) == ["a"]
    assert dropped(raw) == {"header": "head", "footer": "foot", "comment": "why"}


def test_the_result_of_a_field_is_kept_and_a_link_leads_where_it_says(tmp_path: Path) -> None:
    body = (
        r'\pard a{\field{\*\fldinst HYPERLINK "http://example.org/"}{\fldrslt{\ul here}}}b'
        r"{\field{\*\fldinst PAGE}{\fldrslt 3}}\par"
    )
    raw = read(tmp_path, body)
    assert texts(raw) == ["ahereb3"]
    (span,) = (span for span in paragraph(raw).spans if span.kind == "link")
    assert (span.kind, span.start, span.end, span.target) == ("link", 1, 5, "http://example.org/")
    assert dropped(raw)["field_code"].startswith("HYPERLINK")


def test_boxes_and_lists_of_forms_show_what_is_chosen(tmp_path: Path) -> None:
    def form(inside: str) -> str:
        return rf"{{\field{{\*\fldinst FORM{{\*\formfield{inside}}}}}{{\fldrslt }}}}"

    body = (
        r"\pard " + form(r"\fftype1\ffres25\ffdefres1")
        + form(r"\fftype1\ffres25\ffdefres0") + form(r"\fftype1\ffres0\ffdefres1")
        + form(r"\fftype2\ffres1{\*\ffl " + hexes("甲") + r"}{\*\ffl " + hexes("乙") + r"}}")[:-1]
        + r"\par"
    )  # fmt: skip
    assert texts(read(tmp_path, body)) == ["☑☐☐乙"]


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    body = r"{\field{\*\fldinst TOC}{\fldrslt\pard one\tab 1\par two\tab 2}}\pard\par\pard text\par"
    assert dropped(read(tmp_path, body))["contents"].startswith("one")


TRACKED = r"{\*\revtbl{Unknown;}{" + hexes("王岚") + r";}}"
CHANGES = r"\pard a{\revised\revauth1\revdttm1811908778 b}{\deleted\revauthdel1 c}d\par"


def test_tracked_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    raw = read(tmp_path, CHANGES, TRACKED)
    assert texts(raw) == ["abd"]
    assert dropped(raw) == {"deleted": "c"}


def test_a_paragraph_whose_end_was_deleted_runs_on(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard a{\deleted\par}b\par", TRACKED)) == ["ab"]


def test_a_picture_has_its_size_and_stands_once(tmp_path: Path) -> None:
    picture = rf"\pict\pngblip\picw1\pich1\picwgoal1440\pichgoal720\picscalex50\picscaley100 {PNG}"
    body = rf"\pard{{\*\shppict{{{picture}}}}}{{\nonshppict{{\pict\wmetafile8 0102}}}}\par"
    figures = [f for f in read(tmp_path, body).fragments if isinstance(f, RawFigure)]
    assert [(f.width, f.height, f.asset[-4:]) for f in figures] == [(36.0, 36.0, ".png")]


def test_the_form_of_a_picture_for_old_readers_is_taken_where_it_is_the_only_one(
    tmp_path: Path,
) -> None:
    raw = read(tmp_path, r"\pard{\nonshppict{\pict\wmetafile8\picwgoal20\pichgoal20 0102}}\par")
    assert list(raw.assets.values()) == [b"\x01\x02"]


def test_a_picture_may_be_bytes(tmp_path: Path) -> None:
    body = rb"{\rtf1\pard{\pict\jpegblip\bin4 }{\\}a\par}"
    raw = read(tmp_path, body)
    assert list(raw.assets.values()) == [b"}{\\\\"]
    assert texts(raw) == ["a"]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    body = (
        r"\pard a{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard box\par}}"
        r"{\shprslt{\*\do{\dptxbx{\dptxbxtext\pard box\par}}}}}b\par"
    )
    assert texts(read(tmp_path, body)) == ["ab", "box"]


def test_text_boxes_of_old_files_are_read(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"\pard a{\*\do\dptxbx{\dptxbxtext\pard box\par}\dpx1}\par")) == [
        "a",
        "box",
    ]


def test_words_drawn_as_art_are_text(tmp_path: Path) -> None:
    body = rf"\pard a{{\shp{{\*\shpinst{{\sp{{\sn gtextUNICODE}}{{\sv {hexes('喜报')}}}}}}}}}\par"
    assert texts(read(tmp_path, body)) == ["a", "喜报"]


def test_an_embedded_object_is_named_and_its_picture_text_kept(tmp_path: Path) -> None:
    body = (
        r"\pard {\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 0102}{\result\pard sum}}\par"
    )
    raw = read(tmp_path, body)
    assert texts(raw) == ["sum"]
    assert "Excel.Sheet.8" in raw.notices[0].message


def test_what_the_file_says_of_itself_is_no_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, r"{\info{\title t}{\author w}}\pard{\*\bkmkstart x}a\par")) == ["a"]


def test_a_list_outside_the_table_of_lists_is_no_text(tmp_path: Path) -> None:
    body = r"{\list{\listlevel{\leveltext \'02\'00.;}}{\listname Points;}}\pard a\par"
    assert texts(read(tmp_path, body)) == ["a"]


def test_marks_survive_beside_a_note(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard {\b a}{\chftn{\footnote n}}{\b c}\par")
    assert marks(paragraph(raw)) == [("bold", "ac"), ("footnote", "")]
    assert codes(raw) == []

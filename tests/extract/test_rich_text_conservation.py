"""Whatever rich text is made of, its characters are accounted for; and nothing stops the reader."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.chars import ink
from pipeline.codec import to_json
from pipeline.errors import DamagedFile, DangerousFile, NothingInside
from pipeline.raw import RawTable, raw_texts
from tests.extract._docx import texts
from tests.extract._rtf import codes, hexes, read, rtf, unicode
from tests.extract.test_rich_text_tables import LISTS

WORDS = st.text("甲乙丙丁云岭，。“”（）12ab 　", min_size=1, max_size=6)


def _latin(text: str) -> str:
    return "".join(c if c.isascii() else unicode(c) for c in text)


SAID = st.builds(
    lambda text, how: (text, how(text)),
    WORDS,
    st.sampled_from(
        [
            lambda t: rf"\f1 {hexes(t)}",
            lambda t: unicode(t),
            _latin,
            lambda t: rf"\uc2 {''.join(unicode(c)[:-1] + hexes('？') for c in t)}\uc1 ",
            lambda t: (
                r"\f1{" + "}{".join(hexes(t)[i : i + 4] for i in range(0, len(hexes(t)), 4)) + "}"
            ),
        ]
    ),
)
SHOWN = st.sampled_from(
    ["{}", "{{{}}}", r"{{\b {}}}", r"\i {}\i0 ", r"{{\fs40\cf1 {}}}", r"{{\dbch\af1\loch\f0 {}}}",
     r"{{\unheardof {}}}", r"{}{{\*\unheardof {{x}}}}", r"{}{{\*\bkmkstart x}}", "\r\n{}\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(SAID, SHOWN, st.booleans()), min_size=1, max_size=8))
def test_all_words_come_out_whole_and_in_order(
    pieces: list[tuple[tuple[str, str], str, bool]],
) -> None:
    wanted, body = "", r"\pard "
    for (words, written), wrapper, ends in pieces:
        wanted += words
        body += wrapper.format(written) + (r"\par " if ends else "")
    with tempfile.TemporaryDirectory() as folder:
        if not ink(wanted):
            return
        raw = read(Path(folder), body)
    assert ink("".join(texts(raw))) == ink(wanted)


DESTINATIONS = st.sampled_from(
    [
        "{}", "{{{}}}", r"{{\footnote {}}}", r"{{\*\annotation {}}}", r"{{\header {}}}",
        r"{{\field{{\*\fldinst {}}}{{\fldrslt x}}}}",
        r"{{\field{{\*\fldinst TOC}}{{\fldrslt {}}}}}",
        r"{{\shp{{\*\shpinst{{\shptxt {}}}}}{{\shprslt y}}}}", r"{{\object{{\result {}}}}}",
        r"{{\listtext {}}}", r"{{\pntext {}}}", r"{{\v {}}}", r"{{\deleted {}}}",
        r"{{\revised {}}}", r"{{\upr{{?}}{{\*\ud{{{}}}}}}}", r"{{\*\whatever {}}}",
        r"{{\info{{\title {}}}}}", r"\trowd\cellx500\cellx900\intbl {}\cell q\cell\row\pard ",
        r"\ls1 {}\par ", r"\sect {}", r"\intbl\itap3 {}\nestcell ", r"{{\xe {}}}",
        r"{{\*\formfield\fftype1}}{}", r"\cell {}\row ", r"{{\nonesttables {}}}",
        r"{{\super {}}}{{\footnote n}}", r"{{\sp{{\sn gtextUNICODE}}{{\sv {}}}}}",
    ]
)  # fmt: skip
BODIES = st.recursive(
    SAID.map(lambda pair: pair[1]),
    lambda inner: st.builds(str.format, DESTINATIONS, inner) | st.builds(str.__add__, inner, inner),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(BODIES, st.integers(0, 400), st.booleans())
def test_the_account_of_any_mixture_balances_also_where_it_breaks_off(
    body: str, cut: int, cuts: bool
) -> None:
    data = rtf(r"\pard " + body + r" end\par", LISTS)
    if cuts:
        data = data[: len(data) - min(cut, len(data) - 6)]
    with tempfile.TemporaryDirectory() as folder:
        try:
            first = to_json(read(Path(folder), data))
            assert first == to_json(read(Path(folder), data))
        except (NothingInside, DamagedFile):
            assert cuts or "TOC" in body or r"\v " in body


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_leads_to_anything_but_text_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(
        rtf(r"\pard a{\b b}{\footnote c}\trowd\cellx9\intbl d\cell\row\u20013?", LISTS)
    )
    for _change in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b"", b"{", b"}", b"\\", b"\\*", b"\\bin9 ", b"\\'", b"\xd6", b"\\u-1 "]
            )
        )
    with tempfile.TemporaryDirectory() as folder, suppress(NothingInside, DamagedFile):
        read(Path(folder), b"{\\rtf1" + bytes(whole[6:]))


def test_a_hundred_thousand_groups_within_each_other_are_read(tmp_path: Path) -> None:
    assert texts(read(tmp_path, b"{\\rtf1 " + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}")) == [
        "x"
    ]


@pytest.mark.parametrize(
    "opening",
    [
        rb"{\footnote a", rb"{\field{\*\fldinst X}{\fldrslt a", rb"{\shp{\*\shpinst{\shptxt a",
        rb"{\*\annotation a", rb"{\header a", rb"{\object{\result a",
    ],
)  # fmt: skip
def test_parts_within_each_other_are_bounded(tmp_path: Path, opening: bytes) -> None:
    closing = b"}" * opening.count(b"{") if b"fldinst" not in opening else b"}}"
    raw = read(tmp_path, b"{\\rtf1 x" + opening * 2000 + closing * 2000 + b"y}")
    told = "".join(text for _key, text in raw_texts(raw)) + "".join(
        d.text * d.count for d in raw.dropped
    )
    assert told.count("a") >= 2000


def test_tables_within_each_other_are_bounded(tmp_path: Path) -> None:
    rows = "".join(rf"\pard\itap{n} a\nestcell " for n in range(1, 3000))
    raw = read(tmp_path, rf"{rows}\row\pard x\par")
    assert isinstance(raw.fragments[0], RawTable)
    assert raw.source_chars == 3000


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    raw = read(tmp_path, rb"{\rtf1\ansi\pard whole\par {\b half a wo")
    assert texts(raw) == ["whole", "half a wo"]
    assert codes(raw) == ["cut_off"]


def test_bytes_that_claim_to_be_more_than_there_are_do_no_harm(tmp_path: Path) -> None:
    raw = read(tmp_path, rb"{\rtf1 a\bin2147483647 xyz}")
    assert texts(raw) == ["a"]
    assert codes(raw) == ["cut_off"]


def test_what_stands_behind_the_end_is_told(tmp_path: Path) -> None:
    assert codes(read(tmp_path, rb"{\rtf1 a}more")) == ["after_end"]
    assert codes(read(tmp_path, b"{\\rtf1 a}\r\n\0")) == []


def test_styles_based_on_each_other_in_a_loop_are_read(tmp_path: Path) -> None:
    raw = read(tmp_path, r"\pard\s1 a\par", r"{\stylesheet{\s1\sbasedon2 A;}{\s2\sbasedon1 B;}}")
    assert texts(raw) == ["a"]


def test_more_paragraphs_than_any_document_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stages.extract.rich_text.story.MAX_PARAGRAPHS", 50)
    with pytest.raises(DangerousFile, match="50 paragraphs"):
        read(tmp_path, r"\pard x" + r"\par" * 60)


def test_groups_beyond_any_bound_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stages.extract.rich_text.tokens.MAX_DEPTH", 50)
    with pytest.raises(DangerousFile, match="50 groups"):
        read(tmp_path, r"\pard x" + "{" * 60 + "}" * 60)


def test_a_file_without_text_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(NothingInside):
        read(tmp_path, rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}}")


def test_a_group_without_an_end_does_not_take_what_follows(tmp_path: Path) -> None:
    raw = read(tmp_path, rb"{\rtf1{\*\unheardof x\pard a\par{\header{\mmath\pard b\par")
    assert texts(raw) == ["xa", "b"]
    assert codes(raw) == ["unclosed_group", "cut_off"]


def test_a_picture_that_breaks_off_with_its_file_is_no_text(tmp_path: Path) -> None:
    assert texts(read(tmp_path, rb"{\rtf1\pard a{\pict\pngblip 8950")) == ["a"]


def test_a_file_that_breaks_off_before_its_text_is_no_empty_file(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match="without an end"):
        read(tmp_path, rb"{\rtf1{\fonttbl{\f0 Arial;")

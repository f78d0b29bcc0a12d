"""Fields without a result that show what stands in their instruction."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.raw import Raw
from pipeline.stage import Revisions
from tests.extract import _rtf, test_word_xml
from tests.extract._docx import (
    dropped,
    extract,
    field,
    marks,
    p,
    paragraph,
    r,
    read,
    texts,
    write_docx,
)

BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
TITLE = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
SUBTITLE = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'


def code(text: str, properties: str = "") -> str:
    """A run of an instruction."""
    instruction = f'<w:instrText xml:space="preserve">{escape(text)}</w:instrText>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{instruction}</w:r>"


def bare(*inside: str) -> str:
    """A field without a result. What does not begin with ``<`` becomes instruction."""
    return BEGIN + "".join(x if x.startswith("<") else code(x) for x in inside) + END


def notices(raw: Raw) -> list[str]:
    return [notice.code for notice in raw.notices]


@pytest.mark.parametrize(
    ("instruction", "shown", "notice"),
    [
        (r"EQ \o\ac(○,1)", "①", []),
        (r" eq \o\ac(○,印) ", "㊞", []),
        (r"EQ \o\ac(○,一)", "㊀", []),
        (r"EQ \o\ac(○,A)", "Ⓐ", []),
        (r"EQ \o\ac(○;9)", "⑨", []),
        (r"EQ \o\ac(○，9)", "⑨", []),
        (r"EQ \o\ac(\s\up 2(○),\s\do3(7))", "⑦", []),
        (r"EQ \o\ac(○,1)和\o\ac(○,2)", "①和②", []),
        (r"EQ \o\ac(○,10)", "10", ["enclosed"]),
        (r"EQ \o\ac(○,甲)", "甲", ["enclosed"]),
        (r"EQ \o\ac(□,1)", "1", ["enclosed"]),
        (r"EQ \o\ac(△,\s\up 2(急))", "急", ["enclosed"]),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)', "拼", []),
        (r"EQ \* jc0 \* hps10 \o(\s\up 9(lù),录)", "录", []),
        (r"EQ \o(\s\up 5(林周),\s\do 2(陈吴))", "林周陈吴", []),
        (r"EQ \f(1,2)", r"\f(1,2)", ["equation_field"]),
        (r"EQ \o(\s\up 5(→),AB)", r"\o(\s\up 5(→),AB)", ["equation_field"]),
        (r"EQ \o\ac(○,1", r"\o\ac(○,1", ["equation_field"]),
        (r"EQ x\s\up 5(2)", r"x\s\up 5(2)", ["equation_field"]),
        ("EQ", "", []),
        ("MACROBUTTON NoMacro [单击此处输入标题]", "[单击此处输入标题]", []),
        (r"GOTOBUTTON 附表 见附表 \* MERGEFORMAT", "见附表", []),
        ("MACROBUTTON NoMacro", "", []),
        (r'SYMBOL 167 \f "Symbol" \s 10', "♣", []),
        (r"SYMBOL 0xA8 \f Wingdings \h", "☐", []),
        (r"SYMBOL 61692 \f Wingdings", "✓", []),
        (r"SYMBOL 0x2460 \u", "①", []),
        (r"SYMBOL 167 \f 宋体", "§", []),
        (r"SYMBOL 148", "”", []),
        (r"SYMBOL 99999999 \f Wingdings", "", []),
        (r"ADVANCE \u 6", "", []),
        ("PAGE", "", []),
    ],
)
def test_a_field_without_a_result_shows_what_its_instruction_says(
    tmp_path: Path, instruction: str, shown: str, notice: list[str]
) -> None:
    raw = read(tmp_path, p("前", bare(instruction), "后"))
    assert texts(raw) == [f"前{shown}后"]
    assert notices(raw) == notice


def test_what_does_not_show_of_an_instruction_is_listed(tmp_path: Path) -> None:
    raw = read(tmp_path, p("第", bare(r"EQ \o\ac(○,1)"), "项"))
    assert dropped(raw) == {"field_code": r"EQ \o\ac(○,)"}


def test_a_reading_aid_is_listed_as_a_second_form(tmp_path: Path) -> None:
    raw = read(tmp_path, p(bare(r"EQ \* jc2 \o\ad(\s\up 9(pīn),拼)")))
    assert dropped(raw) == {"field_code": r"EQ \* jc2 \o\ad(\s\up 9(),)", "alternative": "pīn"}


@pytest.mark.parametrize("instruction", [r"EQ \o\ac(○,1)", "AUTONUM", "MACROBUTTON x y"])
def test_a_result_is_what_is_shown(tmp_path: Path, instruction: str) -> None:
    raw = read(tmp_path, p("前", field(instruction, r("果"))))
    assert texts(raw) == ["前果"]
    assert dropped(raw) == {"field_code": instruction}


def test_what_shows_has_the_look_of_its_run(tmp_path: Path) -> None:
    raw = read(tmp_path, p("前", bare(r"EQ \o\ac(○,", code("1", "<w:b/>"), ")"), "后"))
    assert marks(paragraph(raw)) == [("bold", "①")]


def test_a_field_that_is_hidden_or_deleted_shows_nothing(tmp_path: Path) -> None:
    hidden = bare(code(r"EQ \o\ac(○,1)", "<w:vanish/>"))
    gone = (
        f"<w:del w:id='1'>{bare('MACROBUTTON x 旧').replace('instrText', 'delInstrText')}</w:del>"
    )
    raw = read(tmp_path, p("前", hidden, gone))
    assert texts(raw) == ["前"]
    assert dropped(raw)["hidden"] == "①"
    assert dropped(raw)["deleted"] == "MACROBUTTON x 旧"


def test_a_field_within_an_instruction_shows_within_it(tmp_path: Path) -> None:
    inner = field("REF 序号", r("3"))
    raw = read(
        tmp_path,
        p(bare(r"EQ \o\ac(○,", inner, ")"))
        + p(bare("MACROBUTTON x 选", bare(r"SYMBOL 254 \f Wingdings"), "中"))
        + p(bare(r"EQ \f(1,", bare(r"EQ \o\ac(○,2)"), ")"))
        + p("只", bare("IF 1 = ", inner))
        + p(bare("MACROBUTTON x 第", bare(r"LISTNUM NumberDefault \l 4"), "款")),
    )
    assert texts(raw) == ["③", "选☑中", r"\f(1,②)", "只", "第(1)款"]


def test_of_a_result_within_an_instruction_a_part_may_show(tmp_path: Path) -> None:
    seen, hidden = (
        bare("MACROBUTTON ", field("REF 名", r("宏 " + text, look)))
        for text, look in (("按钮", ""), ("暗键", "<w:vanish/>"))
    )
    raw = read(tmp_path, p("前", seen, hidden, "后"))
    assert texts(raw) == ["前按钮后"]
    assert dropped(raw)["hidden"] == "暗键"


def test_links_and_contents_hold_what_shows_in_them(tmp_path: Path) -> None:
    circle = bare(r"EQ \o\ac(○,1)")
    raw = read(
        tmp_path,
        p(field('HYPERLINK "http://example.org/"', r("见"), circle))
        + p(field('TOC \\o "1-3"', r("总则"), circle))
        + p("正文"),
    )
    assert texts(raw) == ["见①", "正文"]
    assert marks(paragraph(raw)) == [("link", "见①")]
    assert dropped(raw)["contents"] == "总则①"


def test_a_field_never_closed_shows_nothing_of_its_instruction(tmp_path: Path) -> None:
    body = p("前", BEGIN, code("MACROBUTTON x 按"), bare(r"EQ \o\ac(○,1)"), "后")
    assert texts(read(tmp_path, body)) == ["前①后"]


def test_numbers_that_word_makes_are_counted_as_it_counts(tmp_path: Path) -> None:
    auto, legal = bare(r"AUTONUM \s 、"), bare(r"AUTONUMLGL")
    body = (
        p(auto, "甲") + p(auto, "乙") + p(auto, "总则", style="1") + p(auto, "丙")
        + p(legal, "子", style="1") + p(legal, "丑", style="2") + p(legal, "寅", style="2")
        + p(legal, "卯") + p(legal, "辰", style="1")
        + p(bare(r"LISTNUM NumberDefault \l 2"), bare(r"LISTNUM NumberDefault \l 2"),
            bare(r"LISTNUM NumberDefault \l 4 \s 7"))
    )  # fmt: skip
    raw = read(tmp_path, body, {"styles": TITLE + SUBTITLE})
    assert texts(raw) == [
        "1、甲", "2、乙", "1、总则", "1、丙",
        "1.子", "1.1.丑", "1.2.寅", "1.2.1.卯", "2.辰", "a)b)(7)",
    ]  # fmt: skip
    assert notices(raw) == []


@pytest.mark.parametrize(
    "instruction", ["LISTNUM", r"LISTNUM \l 2", "LISTNUM 我的表", "AUTONUMOUT"]
)
def test_a_number_that_cannot_be_told_is_told_of(tmp_path: Path, instruction: str) -> None:
    raw = read(tmp_path, p("见", bare(instruction), "款"))
    assert texts(raw) == ["见款"]
    assert notices(raw) == ["field_number"]


def test_a_field_in_one_element_shows_what_its_instruction_says(tmp_path: Path) -> None:
    empty = (
        '<w:fldSimple w:instr="MACROBUTTON x 按钮"><w:r><w:rPr><w:b/></w:rPr></w:r></w:fldSimple>'
    )
    full = f'<w:fldSimple w:instr="MACROBUTTON x 按钮">{r("果")}</w:fldSimple>'
    raw = read(tmp_path, p("一", empty, full))
    assert texts(raw) == ["一按钮果"]
    assert marks(paragraph(raw)) == [("bold", "按钮")]
    assert dropped(raw) == {"field_code": "MACROBUTTON x "}


def test_rich_text_and_word_2003_show_such_fields_too(tmp_path: Path) -> None:
    instruction = _rtf.unicode(r"EQ \o\ac(○,1)")
    body = rf"\pard a{{\field{{\*\fldinst {instruction}}}{{\fldrslt}}}}b\par"
    assert texts(_rtf.read(tmp_path, body)) == ["a①b"]
    old = BEGIN + r"<w:r><w:instrText>EQ \o\ac(○,1)</w:instrText></w:r>" + END
    simple = '<w:fldSimple w:instr="MACROBUTTON x 按钮"/>'
    raw = test_word_xml.read(tmp_path, test_word_xml.p("a", old, simple))
    assert texts(raw) == ["a①按钮"]


def test_fields_within_each_other_are_bounded(tmp_path: Path) -> None:
    opened = (BEGIN + code("MACROBUTTON x y")) * 3000
    raw = read(tmp_path, p("前", opened + END * 3000, "后"))
    assert texts(raw)[0].startswith("前y")


INSTRUCTIONS = (
    (r"EQ \o\ac(○,1)", "①"),
    (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(pīn),拼)', "拼"),
    (r"EQ \o\ac(□,12)", "12"),
    (r"EQ \i\su(1,5,3)", r"\i\su(1,5,3)"),
    ("MACROBUTTON NoMacro [请输入 单位]", "[请输入 单位]"),
    (r'SYMBOL 167 \f "Symbol"', "♣"),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(INSTRUCTIONS), st.lists(st.integers(0, 60), max_size=8))
def test_however_an_instruction_is_cut_over_runs_it_shows_the_same(
    sample: tuple[str, str], places: Sequence[int]
) -> None:
    instruction, shown = sample
    cuts = [0, *sorted(min(at, len(instruction)) for at in places), len(instruction)]
    runs = [code(instruction[a:b]) for a, b in pairwise(cuts)]
    with tempfile.TemporaryDirectory() as folder:
        raw = extract(write_docx(Path(folder) / "a.docx", p("前", BEGIN, *runs, END, "后")))
    assert texts(raw) == [f"前{shown}后"]


PIECES = st.sampled_from(
    ["EQ ", "\\o", "\\ac", "\\s\\up 9", "(", ")", ",", "○", "1", "甲", "\\", "\\* jc2 ", "SYMBOL ",
     "65 ", "\\f Symbol", "MACROBUTTON x ", "AUTONUM ", "LISTNUM NumberDefault \\l 1", "TOC ", " "]
)  # fmt: skip
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
AROUND = st.sampled_from(
    ["{}", "<w:del w:id='1'>{}</w:del>", "<w:ins w:id='1'>{}</w:ins>",
     "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
     "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent>"
     "</v:textbox></v:shape></w:pict></w:r>"]
)  # fmt: skip
LEAVES = (
    PIECES.map(code)
    | PIECES.map(r)
    | PIECES.map(lambda piece: code(piece, "<w:vanish/>"))
    | st.sampled_from(
        [BEGIN, END, SEPARATE, "<m:oMath><m:r><m:t>○,</m:t></m:r></m:oMath>",
         "<w:r><w:noBreakHyphen/></w:r>", "<w:r><w:delText>1</w:delText></w:r>",
         '<w:fldSimple w:instr="SYMBOL 65"/>']
    )
)  # fmt: skip
FIELDS = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda inside: BEGIN + "".join(inside) + END)
        | st.tuples(PIECES.map(code), inner).map(lambda two: BEGIN + SEPARATE.join(two) + END)
        | st.tuples(AROUND, inner).map(lambda two: two[0].format(two[1]))
    ),
    max_leaves=16,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FIELDS, min_size=1, max_size=6), st.sampled_from(["accept", "reject", "keep"]))
def test_whatever_stands_in_fields_every_character_is_accounted_for(
    fields: list[str], revisions: Revisions
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write_docx(Path(folder) / "a.docx", p("前", *fields) + p("后"))
        extract(path, revisions)

"""Automatic numbers: what Word prints before a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from stages.extract._wordml.number_formats import format_number
from tests.extract._docx import level, marks, numbered, numbering, p, paragraph, r, read, texts

CHINESE = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
)


@pytest.mark.parametrize(
    ("format_", "value", "expected"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 12, "⑫"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 10, "⑩"),
        ("decimalEnclosedCircleChinese", 11, "11"),
        ("decimalEnclosedParen", 20, "⒇"),
        ("decimalEnclosedFullstop", 21, "21"),
        ("ideographEnclosedCircle", 10, "㈩"),
        ("ideographEnclosedCircle", 11, "11"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 24, "二十四"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCounting", 0, "○"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1010, "一千〇一十"),
        ("chineseCountingThousand", 10_001, "一万〇一"),
        ("chineseCountingThousand", 12_000, "一万二千"),
        ("chineseCountingThousand", 100_000, "十万"),
        ("chineseCountingThousand", 1_000_000, "1000000"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("chineseLegalSimplified", 101, "壹佰零壹"),
        ("chineseLegalSimplified", 110, "壹佰壹拾"),
        ("ideographLegalTraditional", 23, "貳拾參"),
        ("taiwaneseCounting", 100, "一○○"),
        ("taiwaneseCountingThousand", 102, "一百零二"),
        ("taiwaneseDigital", 10, "一○"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 101, "百一"),
        ("japaneseCounting", 10_000, "一万"),
        ("japaneseLegal", 12, "壱拾弐"),
        ("japaneseDigitalTenThousand", 12, "一二"),
        ("koreanCounting", 12, "십이"),
        ("koreanDigital", 10, "일영"),
        ("koreanDigital2", 10, "一零"),
        ("koreanLegal", 12, "열둘"),
        ("koreanLegal", 100, "100"),
        ("ganada", 15, "가가"),
        ("chosung", 2, "ㄴ"),
        ("aiueoFullWidth", 6, "カ"),
        ("iroha", 3, "ハ"),
        ("russianLower", 3, "в"),
        ("thaiNumbers", 12, "๑๒"),
        ("chicago", 5, "**"),
        ("japaneseCounting", 123, "百二十三"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 4, "丁"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiac", 13, "13"),
        ("ideographZodiacTraditional", 12, "乙亥"),
        ("upperRoman", 0, "0"),
        ("lowerLetter", 2_000_000_000, "x" * 64),
        ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 8, "viii"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 26, "z"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("none", 3, ""),
    ],
)
def test_a_count_is_printed_in_its_format(format_: str, value: int, expected: str) -> None:
    assert format_number(value, format_) == expected


def test_numbers_stand_before_the_text_and_start_anew_below_a_new_heading(tmp_path: Path) -> None:
    body = "".join(
        (
            numbered("总体情况"),
            numbered("工作部署", level=1),
            numbered("加强领导", level=1),
            numbered("存在问题"),
            numbered("认识不够", level=1),
            numbered("学习不深", level=2),
        )
    )
    raw = read(tmp_path, body, {"numbering": CHINESE})
    assert texts(raw) == [
        "一、总体情况",
        "（一）工作部署",
        "（二）加强领导",
        "二、存在问题",
        "（一）认识不够",
        "1.学习不深",
    ]
    assert [paragraph(raw, n).hints.number for n in range(6)] == [2, 3, 3, 2, 3, 2]
    assert raw.source_chars == sum(map(len, texts(raw)))


def test_lists_on_one_definition_count_on_unless_the_start_is_overridden(tmp_path: Path) -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    list_ = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(numbered("甲", num) for num in (1, 1, 2, 3, 3, 1))
    assert texts(read(tmp_path, body, {"numbering": list_})) == [
        "1.甲", "2.甲", "3.甲", "5.甲", "6.甲", "7.甲"
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on(tmp_path: Path) -> None:
    article = level(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>')
    list_ = numbering(level(0, "chineseCountingThousand", "第%1章"), article)
    levels = (0, 1, 1, 0, 1)
    body = "".join(numbered(" 规定", level=n) for n in levels)
    raw = read(tmp_path, body, {"numbering": list_})
    assert [t.split()[0] for t in texts(raw)] == ["第一章", "第一条", "第二条", "第二章", "第三条"]


def test_legal_numbering_prints_all_levels_in_arabic_digits(tmp_path: Path) -> None:
    list_ = numbering(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    )
    body = numbered("总则") + numbered(" 目的", level=1)
    assert texts(read(tmp_path, body, {"numbering": list_})) == ["一、总则", "1.1 目的"]


def test_a_skipped_level_counts_as_begun(tmp_path: Path) -> None:
    list_ = numbering(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))  # fmt: skip  # noqa: E501
    body = numbered(" 甲") + numbered(" 乙", level=2) + numbered(" 丙", level=1)
    assert texts(read(tmp_path, body, {"numbering": list_})) == ["1 甲", "1.1.1 乙", "1.2 丙"]


def test_a_style_brings_its_number_and_zero_takes_it_away(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    second = level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H"/>')
    list_ = numbering(level(0, "chineseCounting", "%1、"), second)
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = (
        p("统筹推进", style="H") + p("不编号", style="H", properties=off) + p("抓好落实", style="H")
    )
    raw = read(tmp_path, body, {"styles": styles, "numbering": list_})
    assert texts(raw) == ["（一）统筹推进", "不编号", "（二）抓好落实"]
    assert paragraph(raw).hints.outline == 2


def test_a_bullet_is_told_apart_from_the_text(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    list_ = numbering(level(0, "bullet", "\uf06c", more=fonts))
    raw = read(tmp_path, numbered("要点"), {"numbering": list_})
    assert texts(raw) == ["●要点"]
    assert paragraph(raw).hints.number == 1


def test_a_format_that_is_unknown_is_named_in_a_notice(tmp_path: Path) -> None:
    raw = read(tmp_path, numbered("甲"), {"numbering": numbering(level(0, "bahtText", "%1)"))})
    assert texts(raw) == ["1)甲"]
    assert [notice.code for notice in raw.notices] == ["number_format"]
    assert "bahtText" in raw.notices[0].message


def test_numbers_in_a_cell_belong_to_its_text(tmp_path: Path) -> None:
    from pipeline.raw import RawTable
    from tests.extract._docx import tbl, tc, tr

    body = tbl(tr(tc(numbered("甲"), numbered("乙"))))
    raw = read(tmp_path, body, {"numbering": CHINESE})
    table = raw.fragments[0]
    assert isinstance(table, RawTable)
    assert table.rows[0][0].text == "一、甲\n二、乙"


def test_a_list_without_numbers_prints_none(tmp_path: Path) -> None:
    raw = read(tmp_path, numbered("附则"), {"numbering": numbering(level(0, "none", ""))})
    assert texts(raw) == ["附则"]
    assert paragraph(raw).hints.number == 0


def test_a_level_of_format_none_leaves_only_the_signs_around_it(tmp_path: Path) -> None:
    list_ = numbering(level(0, "none", "%1"), level(1, "decimal", "%1%2)"))
    body = numbered("甲") + numbered("乙", level=1)
    assert texts(read(tmp_path, body, {"numbering": list_})) == ["甲", "1)乙"]


_STYLE_OF_LIST = (
    '<w:style w:type="numbering" w:styleId="{0}"><w:name w:val="{0}"/><w:pPr><w:numPr>'
    '<w:numId w:val="{1}"/></w:numPr></w:pPr></w:style>'
)


def _linked(number: int, style: str) -> str:
    """A definition that leaves its levels to a numbering style, and a list on it."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:numStyleLink w:val="{style}"/>'
        f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def test_a_list_kept_in_a_numbering_style_counts_as_that_says(tmp_path: Path) -> None:
    list_ = numbering(level(0, "chineseCounting", "%1、"), nums=_linked(7, "Kept"))
    styles = _STYLE_OF_LIST.format("Kept", 1)
    raw = read(tmp_path, numbered("总则", 7), {"styles": styles, "numbering": list_})
    assert texts(raw) == ["一、总则"]


def test_numbering_styles_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    list_ = numbering(level(0, "decimal", "%1."), nums=_linked(7, "A") + _linked(8, "B"))
    styles = _STYLE_OF_LIST.format("A", 8) + _STYLE_OF_LIST.format("B", 7)
    raw = read(tmp_path, numbered("甲", 7) + numbered("乙"), {"styles": styles, "numbering": list_})
    assert texts(raw) == ["甲", "1.乙"]


def test_thousands_of_linked_lists_are_followed_without_running_out_of_stack(
    tmp_path: Path,
) -> None:
    last = 3000
    links = "".join(_linked(n, f"S{n}") for n in range(7, last))
    styles = "".join(
        _STYLE_OF_LIST.format(f"S{n}", n + 1 if n + 1 < last else 1) for n in range(7, last)
    )
    list_ = numbering(level(0, "decimal", "%1."), nums=links)
    raw = read(tmp_path, numbered("甲", 7), {"styles": styles, "numbering": list_})
    assert texts(raw) == ["1.甲"]


def test_styles_based_on_each_other_end(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{own}"><w:name w:val="{own}"/>'
        f'<w:basedOn w:val="{base}"/></w:style>'
        for own, base in (("A", "B"), ("B", "A"))
    )
    raw = read(tmp_path, p("正文", style="A"), {"styles": styles})
    assert texts(raw) == ["正文"]


def test_a_start_beyond_all_reason_is_no_endless_number(tmp_path: Path) -> None:
    list_ = numbering(level(0, "upperLetter", "%1." * 2000, start=10**900))
    raw = read(tmp_path, numbered("甲"), {"numbering": list_})
    assert len(texts(raw)[0]) < 10_000


def test_a_number_does_not_run_into_a_figure_that_follows_it(tmp_path: Path) -> None:
    list_ = numbering(level(0, "decimal", "%1.1"))
    raw = read(tmp_path, numbered("2023年完成") + numbered("目的"), {"numbering": list_})
    assert texts(raw) == ["1.1 2023年完成", "2.1目的"]
    assert paragraph(raw).hints.number == 3


def test_a_number_that_word_glues_to_its_text_stays_glued(tmp_path: Path) -> None:
    list_ = numbering(level(0, "decimal", "No%1", more='<w:suff w:val="nothing"/>'))
    raw = read(tmp_path, numbered("a"), {"numbering": list_})
    assert texts(raw) == ["No1a"]


def test_marks_behind_a_parted_number_stay_on_their_words(tmp_path: Path) -> None:
    list_ = numbering(level(0, "decimal", "%1"))
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(r("2023", "<w:b/>"), "年", properties=number)
    raw = read(tmp_path, body, {"numbering": list_})
    assert texts(raw) == ["1 2023年"]
    assert marks(paragraph(raw)) == [("bold", "2023")]


def test_an_empty_paragraph_that_only_ends_a_section_is_neither_numbered_nor_counted(
    tmp_path: Path,
) -> None:
    chapter = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    ends = f"{chapter}<w:sectPr/>"
    body = (
        numbered("防汛形势")
        + p(properties=ends)
        + numbered("物资储备")
        + p("人员转移", properties=ends)
        + p("<w:del><w:r><w:delText>旧稿</w:delText></w:r></w:del>", properties=ends)
        + p(properties=chapter)
        + numbered("值班安排")
    )
    raw = read(tmp_path, body, {"numbering": CHINESE})
    assert texts(raw) == [
        "一、防汛形势", "", "二、物资储备", "三、人员转移", "", "四、", "五、值班安排"
    ]  # fmt: skip


def _counting_after(pattern: str) -> str:
    """A level that counts after a pattern, as Word has written them since 2010."""
    return (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        f'<w:numFmt w:val="custom" w:format="{pattern}"/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="第%1组 "/></w:lvl>'
    )


@pytest.mark.parametrize(
    ("pattern", "labels"),
    [
        ("001, 002, 003, ...", ["第001组 ", "第002组 "]),
        ("α, β, γ, ...", ["第α组 ", "第β组 "]),
        ("Α, Β, Γ, ...", ["第Α组 ", "第Β组 "]),
        ("а, б, в, ...", ["第а组 ", "第б组 "]),
    ],
)
def test_a_pattern_says_in_which_digits_or_letters_a_list_counts(
    tmp_path: Path, pattern: str, labels: list[str]
) -> None:
    body = numbered("灌区") + numbered("灌区")
    raw = read(tmp_path, body, {"numbering": numbering(_counting_after(pattern))})
    assert texts(raw) == [label + "灌区" for label in labels]
    assert raw.notices == ()


@pytest.mark.parametrize("pattern", ["☀, ☁, ☂, ...", "γ, β, α", "", ", , ..."])
def test_a_pattern_that_nobody_knows_is_named_in_a_notice(tmp_path: Path, pattern: str) -> None:
    raw = read(tmp_path, numbered("灌区"), {"numbering": numbering(_counting_after(pattern))})
    assert texts(raw) == ["第1组 灌区"]
    assert [notice.code for notice in raw.notices] == ["number_format"]


@pytest.mark.parametrize(
    ("font", "text", "sign"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Symbol", "\xb7", "•"),
        ("", "\uf0b7", "•"),
        ("Wingdings", "l", "●"),
        ("Wingdings", "\uf06e", "■"),
        ("Wingdings", "\uf075", "◆"),
        ("Wingdings", "\uf076", "❖"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0b2", "\uf0b2"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings 3", "\uf07d", "▶"),
        ("Courier New", "o", "○"),
        ("Arial", "\xb7", "·"),
        ("Arial", "-", "-"),
        ("Symbol", "%1\uf0b7", "•"),
    ],
)
def test_a_bullet_is_read_as_the_sign_it_draws(
    tmp_path: Path, font: str, text: str, sign: str
) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    list_ = numbering(level(0, "bullet", text, more=fonts))
    raw = read(tmp_path, numbered("闸门已检修"), {"numbering": list_})
    assert texts(raw) == [f"{sign}闸门已检修"]


def test_codes_of_a_symbol_font_in_a_text_are_read_as_what_they_draw(tmp_path: Path) -> None:
    symbol, signs = '<w:rFonts w:hAnsi="Symbol"/>', '<w:rFonts w:ascii="Wingdings 2"/>'
    body = p(r("浊度 5 "), r("\uf06dg", symbol), r("，合格 "), r("\uf052", signs))
    assert texts(read(tmp_path, body + p("\uf06d"))) == ["浊度 5 μg，合格 ☑", "\uf06d"]

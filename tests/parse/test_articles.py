"""Regulations: 编, 分编, 章, 条, their names, 款 and 项, and 附则 without a number."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from pipeline import registry
from pipeline.raw import Hints, RawText
from pipeline.report import Paragraph, Report, Section
from stages.emit.word import EMITTER
from stages.parse import PARSER
from stages.parse.understand.numbering import numbering_findings
from tests.normalize._reports import run
from tests.parse.test_headings import outline, styled, tree
from tests.parse.test_parts import BODY, parsed, report_of
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import HERE, raw_of, word_form

TEXTS = tuple(BODY + mark for mark in "甲乙丙丁")


def article(label: str, *held: str) -> tuple[object, ...]:
    return (3, label, "", True, list(held or ("…",)))


def test_an_article_without_a_blank_counts_where_it_fits_between_its_neighbours() -> None:
    lines = (f"第一条　{TEXTS[0]}", "第二条渠道、水闸由管护站看守。", f"第三条　{TEXTS[1]}")
    assert tree(*lines) == [article("第一条"), article("第二条"), article("第三条")]


def test_articles_that_all_lack_the_blank_count_too() -> None:
    assert tree(f"第一条{TEXTS[0]}", f"第二条{TEXTS[1]}", f"第三条{TEXTS[2]}") == [
        article("第一条"),
        article("第二条"),
        article("第三条"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "第二条所称渠道，含支渠。",
        "第二条的罚款由乡镇收取。",
        "第二条（一）项不适用。",
        "第三条渠道。",
    ],
)
def test_a_paragraph_that_speaks_of_an_article_opens_none(said: str) -> None:
    lines = (f"第一条　{TEXTS[0]}", said, f"第二条　{TEXTS[1]}", f"第三条　{TEXTS[2]}")
    assert tree(*lines) == [article("第一条", "…", "…"), article("第二条"), article("第三条")]


def test_what_is_said_of_an_article_opens_none_where_it_is_the_only_one_with_its_number() -> None:
    assert tree(f"第一条　{TEXTS[0]}", "第二条所称渠道，含支渠。") == [article("第一条", "…", "…")]


def test_the_text_of_an_article_runs_in_even_where_it_ends_with_a_colon() -> None:
    report = report_of("渠道办法", "第一条　管护站有下列职责：", "（一）看守；", "（二）清淤。")
    assert outline(report.body) == [article("第一条", "…", "…", "…")]
    [section] = report.body
    assert isinstance(section, Section)
    first = section.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "管护站有下列职责："


def test_items_of_an_article_are_points_and_no_sections() -> None:
    report = report_of("渠道办法", "第一条　下列行为应当制止：", "（一）取土；", "（二）倾倒垃圾。")
    seen = PARSER.understand(report, CONTEXT).report
    [section] = seen.body
    assert isinstance(section, Section)
    points = [s.label for p in section.blocks[1:] for s in getattr(p, "spans", ())]
    assert points == ["（一）", "（二）"]


def broken(*texts: str) -> list[object]:
    """What is made of paragraphs that hold soft breaks, below the title of a rule."""
    fragments = tuple(RawText(text=text, origin=HERE) for text in ("渠道办法", *texts))
    return outline(parsed(raw_of(fragments)).body)


def test_a_soft_break_behind_a_sentence_of_an_article_begins_its_next_paragraph() -> None:
    text = (
        f"第一条　{TEXTS[0]}。\n取水按放水表轮流。\n（一）先远后近；\n（二）先田后塘。\n夜里停闸。"
    )
    assert broken(text, f"第二条　{TEXTS[1]}") == [
        article("第一条", "…", "…", "…", "…", "…"),
        article("第二条"),
    ]


def test_a_soft_break_within_a_sentence_of_an_article_parts_nothing() -> None:
    assert broken("第一条　管护站看守渠道、\n水闸和泵房。", f"第二条　{TEXTS[1]}") == [
        article("第一条"),
        article("第二条"),
    ]


def test_a_soft_break_elsewhere_stays_one() -> None:
    assert broken(f"{BODY}\n取水按放水表轮流。") == ["…"]


@pytest.mark.parametrize("between", ["", "\n", " "])
def test_an_inserted_article_has_its_number_though_that_is_broken(between: str) -> None:
    lines = (f"第一条　{TEXTS[0]}", f"第一条{between}之一　{TEXTS[1]}", f"第二条　{TEXTS[2]}")
    texts = ("渠道办法", *lines)
    report = parsed(raw_of(tuple(RawText(text=text, origin=HERE) for text in texts)))
    assert [block.label for block in report.body if isinstance(block, Section)] == [
        "第一条",
        f"第一条{between}之一",
        "第二条",
    ]
    assert not list(numbering_findings(report))
    done = run(report, "headings").report
    assert [getattr(block, "label", None) for block in done.body][1] == "第一条之一"


def test_the_rest_of_its_number_may_stand_on_a_line_of_its_own() -> None:
    assert tree("第一条", TEXTS[0], "第一条", "之一", TEXTS[1], "第二条", TEXTS[2]) == [
        article("第一条"),
        article("第一条之一"),
        article("第二条"),
    ]
    assert tree(f"第一条　{TEXTS[0]}", "之一", TEXTS[1]) == [article("第一条", "…", "…", "…")]


def test_a_label_alone_on_its_line_numbers_the_paragraph_below() -> None:
    assert tree("第一条", TEXTS[0], "第二条", TEXTS[1]) == [article("第一条"), article("第二条")]


def test_a_name_in_brackets_is_the_heading_of_its_article() -> None:
    report = report_of("渠道章程", f"第一条【宗旨】{TEXTS[0]}", f"第二条　【范围】{TEXTS[1]}")
    assert outline(report.body) == [
        (3, "第一条", "【宗旨】", True, ["…"]),
        (3, "第二条", "【范围】", True, ["…"]),
    ]
    assert parsed(word_form(report)).body == report.body
    written = EMITTER.emit(report, {}, registry.style("gbt9704"))
    with ZipFile(BytesIO(written)) as package:
        words = re.sub("<[^<>]*>", "", package.read("word/document.xml").decode())
    assert f"第一条　【宗旨】{TEXTS[0]}" in words


def test_a_name_on_the_line_of_its_article_is_its_heading() -> None:
    assert tree("第一条　宗旨", TEXTS[0], "第二条　范围", TEXTS[1]) == [
        (3, "第一条", "宗旨", False, ["…"]),
        (3, "第二条", "范围", False, ["…"]),
    ]


def test_books_parts_and_chapters_nest_and_chapters_are_of_one_rank_throughout() -> None:
    lines = (
        "第一编　总则",
        "第一章　目的",
        f"第一条　{TEXTS[0]}",
        "第二编　渠道",
        "第一分编　通则",
    )
    more = ("第一章　管护", f"第二条　{TEXTS[1]}", "附　则", "第三条　本办法即日施行。")
    assert tree(*lines, *more) == [
        (1, "第一编", "总则", False, [
            (3, "第一章", "目的", False, [(5, "第一条", "", True, ["…"])]),
        ]),
        (1, "第二编", "渠道", False, [
            (2, "第一分编", "通则", False, [
                (3, "第一章", "管护", False, [(5, "第二条", "", True, ["…"])]),
            ]),
        ]),
        (1, "", "附　则", False, [(5, "第三条", "", True, ["…"])]),
    ]  # fmt: skip


def test_a_preamble_without_a_number_is_a_heading_of_the_first_level() -> None:
    report = styled(
        ("渠道管护公约", "Title", 0),
        ("序　言", "heading 2", 0),
        (TEXTS[0], None, 0),
        ("第一章　总则", "heading 2", 0),
        (f"第一条　{TEXTS[1]}", None, 0),
    )
    assert outline(report.body) == [
        (1, "", "序　言", False, ["…"]),
        (1, "第一章", "总则", False, [article("第一条")]),
    ]


def test_the_word_alone_is_a_heading_elsewhere_only_where_it_looks_like_one() -> None:
    look = Hints(align="center", bold=True, size=16.0)

    def read(hints: Hints) -> Report:
        title = RawText(text="渠道报告", hints=Hints(align="center", size=22.0), origin=HERE)
        text = RawText(text=BODY, hints=Hints(size=16.0), origin=HERE)
        return parsed(raw_of((title, RawText(text="前言", hints=hints, origin=HERE), text)))

    assert outline(read(look).body) == [(1, "", "前言", False, ["…"])]
    assert outline(read(Hints(size=16.0)).body) == ["…", "…"]


def test_chapters_stand_beside_a_foreword_and_not_below_it() -> None:
    bold = Hints(align="center", bold=True, size=16.0)
    lines = (("前言", bold), (TEXTS[0], Hints()), ("一、渠首", Hints()), (TEXTS[1], Hints()))
    title = RawText(text="渠道报告", hints=Hints(align="center", size=22.0), origin=HERE)
    rows = tuple(RawText(text=text, hints=hints, origin=HERE) for text, hints in lines)
    assert outline(parsed(raw_of((title, *rows))).body) == [
        (1, "", "前言", False, ["…"]),
        (1, "一、", "渠首", False, ["…"]),
    ]


def test_a_rank_that_a_book_leaves_out_is_no_level_skipped() -> None:
    lines = ("第一编　总则", "第一章　目的", f"第一条　{TEXTS[0]}", "第二编　渠道")
    report = report_of(
        "渠道管护大典", *lines, "第一分编　通则", "第一章　管护", f"第二条　{TEXTS[1]}"
    )
    assert [f.kind for f in numbering_findings(report)] == []


def repeated(*lines: str) -> list[str]:
    report = report_of("渠道办法", *lines)
    found = PARSER.understand(replace(report, date="2024-01-01"), CONTEXT).findings
    return [f.text or "" for f in found if f.kind == "duplicate_paragraph"]


def test_what_further_articles_say_again_is_no_duplicate() -> None:
    item = "（一）取土、采石或者倾倒垃圾、废渣，尚未造成渠道损坏后果的；"
    first = ("第一条　下列行为处以警告：", item, "（二）放牧。")
    assert repeated(*first, "第二条　下列行为处以罚款：", item) == []
    assert repeated(*first[:2], item) == [item]
    assert repeated(item, *first) == [item]


def test_sections_may_go_on_counting_in_the_next_chapter_but_not_with_one_left_out() -> None:
    def gaps(third: str) -> list[str]:
        lines = ("第一章　渠首", "第一节　闸门", TEXTS[0], "第二节　泵站", TEXTS[1])
        report = report_of("管护手册", *lines, "第二章　支渠", f"{third}　清淤", TEXTS[2])
        return [finding.text or "" for finding in numbering_findings(report)]

    assert gaps("第三节") == []
    assert gaps("第四节") == ["第四节"]


def test_short_lines_without_a_number_part_the_articles_of_a_regulation() -> None:
    lines = (f"第一条　{TEXTS[0]}", "看守与维修", f"第二条　{TEXTS[1]}", f"第三条　{TEXTS[2]}")
    report = report_of("渠道管理制度", "总则", *lines, "附则", f"第四条　{TEXTS[3]}")
    assert report.byline is None
    assert outline(report.body) == [
        (1, "", "总则", False, [article("第一条")]),
        (1, "", "看守与维修", False, [article("第二条"), article("第三条")]),
        (1, "", "附则", False, [article("第四条")]),
    ]


def test_one_short_line_among_articles_is_text_of_the_one_above() -> None:
    lines = (f"第一条　{TEXTS[0]}", "看守与维修", f"第二条　{TEXTS[1]}", f"第三条　{TEXTS[2]}")
    assert tree(*lines) == [article("第一条", "…", "…"), article("第二条"), article("第三条")]
    within = (*lines, "渠道与水闸", f"第四条　{TEXTS[3]}")
    assert all(each[0] == 3 for each in tree(*within) if isinstance(each, tuple))

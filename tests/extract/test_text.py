"""Plain text: its encoding, its lines, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import registry
from pipeline.errors import NothingInside, WrongType
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawText
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract.text import EXTRACTOR

LETTER = "各位同志：\n　　现将云岭市教育局本年度的工作情况报告如下。\n"
TRADITIONAL = "各位同事：\n　　現將雲嶺市教育處本年度的工作情況報告如下。\n"


def read_bytes(folder: Path, data: bytes) -> Raw:
    path = folder / "a.txt"
    path.write_bytes(data)
    raw = EXTRACTOR.extract(path, "txt", Context(style=registry.style("gbt9704")))
    prove_extraction(raw)
    return raw


def lines(raw: Raw) -> list[str]:
    return [fragment.text for fragment in raw.fragments if isinstance(fragment, RawText)]


def recognised(folder: Path, data: bytes, name: str = "a.txt") -> str | None:
    path = folder / name
    path.write_bytes(data)
    return EXTRACTOR.recognise(probe(path))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (LETTER, "utf-8"),
        (LETTER, "utf-8-sig"),
        (LETTER, "gb18030"),
        (LETTER, "gbk"),
        (LETTER, "utf-16"),
        (LETTER, "utf-16-le"),
        (LETTER, "utf-16-be"),
        (LETTER, "utf-32"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "utf-8"),
        ("云岭市教育局", "gb18030"),
        ("述职述廉报告", "gb18030"),
        ("Annual report\nAll is well.\n", "ascii"),
        ("Annual report\nAll is well.\n", "utf-16-le"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert recognised(tmp_path, data) == "txt"
    assert lines(read_bytes(tmp_path, data)) == text.splitlines()


def test_a_long_text_is_known_although_its_head_ends_within_a_character(tmp_path: Path) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        for shift in range(4):
            data = ("a" * shift + "云岭市教育局认真学习" * 900 + "\n").encode(encoding)
            assert recognised(tmp_path, data) == "txt", (encoding, shift)


def test_lines_are_fragments_with_leading_blanks_as_indent(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, "标题\r\n\r\n　　正文。\n\n\n".encode())
    assert lines(raw) == ["标题", "", "　　正文。"]
    last = raw.fragments[-1]
    assert isinstance(last, RawText)
    assert last.hints.first_indent == 2.0
    assert (last.origin.by, last.origin.paragraph) == ("text", 3)
    first = raw.fragments[0]
    assert isinstance(first, RawText)
    assert first.hints.first_indent is None
    assert raw.source_chars == 5


def test_control_characters_stand_in_the_ledger(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, "甲\x07乙\x07丙\x1f\n".encode())
    assert lines(raw) == ["甲乙丙"]
    assert [(d.text, d.reason, d.count) for d in raw.dropped] == [
        ("\x07", "control", 2),
        ("\x1f", "control", 1),
    ]


WRAPPED = """\
　　今年以来，在市委的坚强领导下，我局全体干部职工团结
一心，按照年初确定的目标任务，扎实推进各项工作，取得了
明显成效。现将有关情况作如下报告，请各位代表予以审议，
并提出宝贵意见。
　　一是加强学习。坚持每周一次集中学习，每月一次交流研
讨，全年共组织各类学习二十余次，参加人数达到三百多人，
做到学有所思、学有所获。
"""


def test_lines_cut_by_hand_at_one_width_become_paragraphs(tmp_path: Path) -> None:
    raw = read_bytes(tmp_path, WRAPPED.encode())
    found = lines(raw)
    assert len(found) == 2
    assert found[0].startswith("　　今年以来") and found[0].endswith("团结一心，按照年初确定的目标任务，扎实推进各项工作，取得了明显成效。现将有关情况作如下报告，请各位代表予以审议，并提出宝贵意见。")  # fmt: skip  # noqa: E501, PT018
    assert [notice.code for notice in raw.notices] == ["lines_joined"]
    assert [fragment.origin.paragraph for fragment in raw.fragments] == [1, 5]


SHORT = """\
渠首管理所工作总结
渠首管理所
各位职工：
　　今年以来，管理所全体职工团结一心，按照年初确定的目标任务
，把十二公里渠道一段一段清理干净，又把水闸一座一座检修到位，
群众放心用水。
　　一、渠道
　　清淤八百方，补栽护坡草皮三百平方米，渠边垃圾桶由每公里一
个增加到三个。
　　渠首管理所
"""


def test_a_short_text_is_joined_where_its_paragraphs_are_indented(tmp_path: Path) -> None:
    found = lines(read_bytes(tmp_path, SHORT.encode()))
    assert [line[:6] for line in found[:3]] == ["渠首管理所工", "渠首管理所", "各位职工："]
    assert [line[-4:] for line in found[3:]] == ["心用水。", "一、渠道", "到三个。", "首管理所"]
    plain = SHORT.replace("\u3000", "")
    assert lines(read_bytes(tmp_path, plain.encode())) == plain.splitlines()


def test_a_number_broken_over_two_lines_is_one(tmp_path: Path) -> None:
    text = SHORT.replace("每公里一\n个", "每公里1\n2个")
    found = lines(read_bytes(tmp_path, text.encode()))
    assert "每公里12个增加" in found[5]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_page_numbers_of_a_print_part_no_sentence(tmp_path: Path, blank: str) -> None:
    first, second, third = SHORT.splitlines(keepends=True)[3:6]
    text = "".join((first, blank, "- 1 -\n", blank, second, third)) * 2
    text = text.replace("- 1 -", "- 2 -").replace("- 2 -", "- 1 -", 1)
    raw = read_bytes(tmp_path, text.encode())
    assert [line[-4:] for line in lines(raw)] == ["心用水。"] * 2
    assert [(d.text, d.reason) for d in raw.dropped] == [
        ("- 1 -", "page_number"),
        ("- 2 -", "page_number"),
    ]


def test_latin_words_get_their_blank_back(tmp_path: Path) -> None:
    text = "\n".join(["in this report we", "show what was done", "over the whole year"] * 3)
    text = text.replace("in this report we", "in this report we all")
    assert "all show" in " ".join(lines(read_bytes(tmp_path, text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(WRAPPED.splitlines()[:4]),
        "\n".join(f"第{n}项工作已经按照计划全部完成并通过验收。" for n in "一二三四五六七八"),
        "\n".join("长" * n for n in (30, 12, 40, 8, 25, 33, 18, 22)),
        "\n".join("编号甲乙丙丁戊" for _ in range(9)),
    ],
    ids=["too few lines", "each ends a sentence", "uneven", "too narrow"],
)
def test_lines_are_left_alone_where_it_is_not_evident(tmp_path: Path, text: str) -> None:
    raw = read_bytes(tmp_path, text.encode())
    assert lines(raw) == text.splitlines()
    assert raw.notices == ()


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1\\ansi text}",
        b"<?xml version='1.0'?><a/>",
        b"  <!DOCTYPE html><p>a</p>",
        b'{"schema": "report/1"}',
        b"PK\x03\x04 not really",
        b"%PDF-1.4 not really",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 text",
        b"\x89PNG\r\n",
        bytes(range(256)) * 8,
        b"\0" * 500,
    ],
)
def test_what_is_no_plain_text_is_not_claimed(tmp_path: Path, data: bytes) -> None:
    assert recognised(tmp_path, data) is None


@pytest.mark.parametrize("name", ["a.docx", "a.PDF", "a.doc", "a.png", "README"])
def test_a_text_is_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert recognised(tmp_path, LETTER.encode(), name) == "txt"


@pytest.mark.parametrize("text", [" \n　\t\n", "\x1f\x07 \n"])
def test_a_text_of_blanks_holds_nothing(tmp_path: Path, text: str) -> None:
    with pytest.raises(NothingInside):
        read_bytes(tmp_path, text.encode())


def test_bytes_that_no_encoding_explains_are_refused_with_a_mend(tmp_path: Path) -> None:
    with pytest.raises(WrongType) as caught:
        read_bytes(tmp_path, b"\xff\xfe\x00\xd8\x00\xd8")
    assert "UTF-8" in caught.value.how_to_mend


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\ufeff"), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_character_is_read_or_listed(
    tmp_path_factory: pytest.TempPathFactory, text: str, encoding: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        read_bytes(folder, text.encode(encoding))  # proves the balance
    except NothingInside:
        assert not any(map(str.isprintable, text.replace(" ", "")))
    except WrongType:
        assert encoding == "utf-8"
        assert text.count("\0") > len(text.encode()) / 20

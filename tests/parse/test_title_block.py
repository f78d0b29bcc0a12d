"""Title, subtitle, byline and date, however they are set on a first page or a cover."""

from __future__ import annotations

import pytest

from pipeline.origin import Origin
from pipeline.raw import RawFigure, RawText
from pipeline.record import Dropped
from pipeline.report import Paragraph
from tests.parse.test_parts import BODY, ledger_of, line, parsed, report_of
from tests.parse.wordform import HERE, raw_of

BIG = {"size": 22.0}
TEXT = line(BODY * 2, "justify", size=16.0)
NOTE = "（2019年3月2日云岭市人民代表大会常务委员会第三次会议通过"
AMENDED = "根据2021年6月8日云岭市人民代表大会常务委员会第十二次会议《关于修改部分规定的决定》修正）"


def test_a_long_note_of_adoption_is_the_subtitle() -> None:
    note = NOTE + "　" + "　".join([AMENDED[:-1]] * 8) + "）"
    assert len(note) > 400
    report = report_of("云岭市河道管理规定", note, "第一条　为了管理河道，制定本规定。")
    assert report.subtitle == note


def test_a_note_over_two_paragraphs_is_one_subtitle_with_a_line_feed() -> None:
    report = report_of("云岭市河道管理规定", NOTE, AMENDED, "第一条　为了管理河道，制定本规定。")
    assert report.subtitle == f"{NOTE}\n{AMENDED}"


def test_a_note_whose_lines_break_off_anywhere_is_joined() -> None:
    broken = [NOTE[:19], NOTE[19:], AMENDED[:8], AMENDED[8:]]
    report = report_of("云岭市河道管理规定", *broken, "第一条　为了管理河道，制定本规定。")
    assert report.subtitle == f"{NOTE}\n{AMENDED}"
    assert report.byline is None


def test_a_bracket_that_never_closes_is_no_note() -> None:
    report = report_of("云岭市河道管理规定", NOTE, BODY, "第一条　为了管理河道，制定本规定。")
    assert report.subtitle is None
    assert isinstance(report.body[0], Paragraph)
    assert report.body[0].text == NOTE


def test_brackets_of_another_meaning_are_no_note_of_adoption() -> None:
    asked = "（" + "请各单位对照下列内容逐条填写，" * 16 + "并报我局）"
    report = report_of("云岭市水务局关于填报台账的通知", asked, BODY)
    assert report.subtitle is None


def test_a_note_without_brackets_and_the_order_that_published_it_are_the_subtitle() -> None:
    passed = "2019年3月2日云岭市人民政府第6次常务会议通过"
    for note in (passed, "云岭市人民政府令第12号", "（云岭市人民政府令第12号）"):
        assert report_of("云岭市河道管理办法", note, BODY).subtitle == note


@pytest.mark.parametrize("mark", ["①", "*"])
def test_the_mark_of_a_footnote_may_stand_behind_a_note(mark: str) -> None:
    note = f"{NOTE}）{mark}"
    assert report_of("云岭市河道管理办法", note, BODY).subtitle == note


def test_lines_that_tell_when_a_law_was_passed_published_and_began_are_the_subtitle() -> None:
    lines = (
        "２０１９年３月２日云岭市人民代表大会常务委员会第三次会议通过",
        "２０１９年３月９日云岭市人民代表大会常务委员会令第五号公布",
        "自２０１９年５月１日起施行",
    )
    assert report_of("云岭市河道管理办法", *lines, BODY).subtitle == "\n".join(lines)


@pytest.mark.parametrize(
    "below", ["（草案）", "——在全市水务工作会议上的讲话", "（在全市水务工作会议上）"]
)
def test_what_tells_of_the_title_is_its_subtitle(below: str) -> None:
    report = report_of("坚守初心　护好一方碧水的报告", below, BODY)
    assert (report.subtitle, report.byline) == (below, None)


def test_a_smaller_line_with_the_words_of_a_report_is_the_subtitle() -> None:
    lower = line("2023年度述职述廉报告", "center", size=18.0)
    report = parsed(raw_of((line("坚守初心　护好一方碧水", "center", **BIG), lower, TEXT)))
    assert (report.title, report.subtitle) == ("坚守初心　护好一方碧水", lower.text)


def test_unit_office_and_name_are_one_byline_before_or_after_the_date() -> None:
    who = ("云岭市水务局", "党组书记、局长", "周　明")
    for lines in ((*who, "（2023年12月20日）"), ("（2023年12月20日）", *who)):
        title = line("述责述廉报告", "center", **BIG)
        under = [line(text, "center", size=16.0) for text in lines]
        report = parsed(raw_of((title, *under, line("各位同志：", "left", size=16.0), TEXT)))
        assert report.byline == "\n".join(who)
        assert (report.date, report.salutation) == ("2023-12-20", "各位同志：")


def test_who_gives_the_report_stands_under_the_title_or_signs_it() -> None:
    for said in ("述责述廉人：周明", "汇报人：周明", "述职人（签名）：周明"):
        under = report_of("述责述廉报告", said, "各位同志：", BODY)
        assert (under.byline, under.signature) == (said, ())
        signed = report_of("述责述廉报告", "各位同志：", BODY, said, "2023年12月20日")
        assert (signed.byline, signed.signature) == (None, (said,))


def test_a_title_of_three_lines_is_one() -> None:
    lines = ("云岭市水务局", "关于全市中小河流治理项目", "资金使用情况的报告")
    centred = [line(text, "center", **BIG) for text in lines]
    assert parsed(raw_of((*centred, TEXT))).title == "".join(lines)
    assert report_of(*lines, "市政府：", BODY).title == "".join(lines)


def cover() -> tuple[RawText | RawFigure, ...]:
    same = {"size": 26.0}
    lines = ("云岭市水务局", "2023年度工作总结", "局办公室", "周　明", "2023年12月20日")
    badge = RawFigure(asset="0123456789abcdef.png", width=80.0, height=80.0, origin=HERE)
    return (badge, *(line(text, "center", **same) for text in lines))


def test_the_lines_of_a_cover_in_one_size_are_told_apart() -> None:
    report = parsed(raw_of((*cover(), TEXT)))
    assert report.title == "云岭市水务局2023年度工作总结"
    assert (report.byline, report.date) == ("局办公室\n周　明", "2023-12-20")


def test_the_title_that_stands_again_below_its_cover_is_kept_once() -> None:
    again = line("云岭市水务局\n2023年度工作总结", "center", new_page=True, **BIG)
    spoken_to = line("各位同志：", "left", size=16.0)
    report = parsed(raw_of((*cover(), again, spoken_to, TEXT)))
    assert report.title == "云岭市水务局2023年度工作总结"
    assert report.salutation == "各位同志："
    assert [type(block) for block in report.body if isinstance(block, Paragraph)] == [Paragraph]


def test_the_second_title_of_a_cover_is_in_the_ledger() -> None:
    lines = ("云岭市水务局工作总结", "2023年12月20日", " " * 20 + "云岭市水务局工作总结", BODY)
    dropped = [(d.text, d.reason) for d in ledger_of(*lines).dropped if isinstance(d, Dropped)]
    assert ("云岭市水务局工作总结", "repeated") in dropped


def test_fields_of_a_cover_are_no_part_of_its_title() -> None:
    number = line("项目编号：0716　密级：内部", "left", size=12.0)
    badge = RawFigure(asset="0123456789abcdef.png", width=80.0, height=80.0, origin=HERE)
    named = line("云岭水库除险加固工程可行性研究报告（送审稿）", "left", size=18.0)
    report = parsed(raw_of((number, badge, named)))
    assert report.title == named.text


def scanned(text: str, top: float, **hints: object) -> RawText:
    box = (100.0, top * 800, 500.0, top * 800 + 20)
    origin = Origin(by="ocr", page=1, box=box)
    return RawText(text=text, hints=line("", **hints, place=top).hints, origin=origin)  # type: ignore[arg-type]


def test_a_number_and_a_name_above_the_words_of_a_title_are_fields_of_the_cover() -> None:
    fields = [line(f"项目{name}", size=18.0) for name in ("编号：QX-31-07", "名称：冬季清淤")]
    for align in ("center", "left"):
        title = line("竞争性磋商采购文件", align, size=18.0)
        report = parsed(
            raw_of((*fields, title, line("2031年5月", "center"), line(BODY, size=12.0)))
        )
        assert report.title == title.text
        assert [p.text for p in report.body[:2] if isinstance(p, Paragraph)] == [
            field.text for field in fields
        ]


def test_a_scan_that_tells_no_sizes_has_its_title_by_place_and_words() -> None:
    report = parsed(
        raw_of((scanned("云岭市水务局清淤工作报告", 0.15), scanned(BODY * 2, 0.3, align="left")))
    )
    assert report.title == "云岭市水务局清淤工作报告"
    low = parsed(raw_of((scanned("云岭市水务局清淤工作报告", 0.9), scanned(BODY * 2, 0.95))))
    assert low.title is None


def test_a_report_without_a_title_has_none_though_a_date_opens_it() -> None:
    report = report_of("（2023年12月20日）", "各位同志：", BODY)
    assert (report.title, report.date) == (None, "2023-12-20")
    assert report.salutation == "各位同志："


def test_the_face_of_titles_tells_one_where_size_and_alignment_do_not() -> None:
    for face, title in (("方正小标宋简体", "坚守初心　护好一方碧水"), ("仿宋_GB2312", None)):
        first = line("坚守初心　护好一方碧水", "left", size=16.0, font=face)
        assert parsed(raw_of((first, TEXT))).title == title


def test_an_instructor_of_a_unit_speaks_in_the_byline() -> None:
    report = report_of("述职报告", "云岭边防检查站一队教导员　周明", "各位同志：", BODY)
    assert (report.byline, report.salutation) == ("云岭边防检查站一队教导员　周明", "各位同志：")


def test_an_organ_and_a_name_in_one_line_are_a_byline() -> None:
    report = report_of("述责述廉报告", "云岭市水务局　周明", "（2023年12月）", "各位同志：", BODY)
    assert report.byline == "云岭市水务局　周明\n（2023年12月）"


def test_several_names_in_one_line_are_a_byline() -> None:
    title = line("山塘冬修的组织", "center", size=22.0)
    for names in ("周　明　陈　岚　欧阳远", "周明　陈岚　欧阳远航　何　青"):
        report = parsed(raw_of((title, line(names, "center", size=14.0), line(BODY, size=12.0))))
        assert (report.byline, len(report.body)) == (names, 1)
    slogan = line("周密　部署　有序", "center", size=14.0)
    assert parsed(raw_of((title, slogan, line(BODY, size=12.0)))).byline is None


def test_the_first_line_of_a_plain_text_right_above_its_first_chapter_is_the_title() -> None:
    text = ("第一章　渠道", BODY, "第二章　水闸", BODY)
    assert report_of("灌区养护与管理", *text).title == "灌区养护与管理"
    for first in ("正文", "云岭市水务局", "周　明", "灌区养护要常抓不懈。", "时间：三月"):
        assert report_of(first, *text).title is None
    assert report_of("灌区养护与管理", "第二章　水闸", BODY).title is None
    assert report_of("灌区养护与管理", BODY, *text).title is None

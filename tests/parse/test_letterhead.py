"""版头: who issues, under what number, signed by whom; known by place, look and words together."""

from __future__ import annotations

import pytest

from pipeline.origin import Origin
from pipeline.raw import RawText
from pipeline.report import Front, Report
from stages.parse import PARSER
from tests.parse.test_parts import BODY, line, parsed, report_of
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import raw_of

RED = {"color": "FF0000", "size": 36.0}
TITLE = line("关于清淤经费的请示", "center", size=22.0)
TEXT = line(BODY * 3, "justify", size=16.0)


def front_of(*lines: RawText) -> Front:
    front = parsed(raw_of((*lines, TITLE, TEXT))).front
    assert front is not None
    return front


def number(text: str = "云水〔2024〕9号") -> RawText:
    return line(text, "center", size=16.0)


def test_joint_issuers_are_one_text_with_a_line_feed_between_organs() -> None:
    front = front_of(
        line("云岭市水务局", "center", **RED), line("云岭市财政局文件", "center", **RED), number()
    )
    assert front.issuer == "云岭市水务局\n云岭市财政局文件"


def test_the_red_of_a_letterhead_may_be_washed_out_by_a_scan() -> None:
    for color, issuer in (("C57F87", "云岭市人民政府"), ("A07859", None)):
        made = line("云岭市人民政府", "center", color=color, size=36.0)
        front = parsed(raw_of((made, TEXT, TITLE))).front
        assert (front.issuer if front else None) == issuer


def test_the_word_beside_joint_issuers_stands_behind_the_last_of_them() -> None:
    organs = [line(f"云岭市{name}局", "center", **RED) for name in ("水务", "财政", "林业")]
    word = line("文件", "center", **RED)
    joint = "云岭市水务局\n云岭市财政局\n云岭市林业局文件"
    assert front_of(*organs, word, number()).issuer == joint
    assert front_of(organs[0], word, *organs[1:], number()).issuer == joint
    beside = line("云岭市财政局\t文件", "center", **RED)
    assert front_of(organs[0], beside, organs[2], number()).issuer == joint


def test_the_word_run_together_with_the_organs_above_and_below_it_is_told_apart() -> None:
    def head(*texts: str) -> Report:
        lines = [line(text, "left", **RED) for text in texts]
        return parsed(raw_of((*lines, number(), TITLE, TEXT)))

    two = head("云岭市水务局文件云岭市财政局")
    assert two.front is not None
    assert two.front.issuer == "云岭市水务局\n云岭市财政局文件"
    assert two.title == TITLE.text
    three = head("云岭市林业局", "云岭市水务局　文件云岭市财政局")
    assert three.front is not None
    assert three.front.issuer == "云岭市林业局\n云岭市水务局\n云岭市财政局文件"


@pytest.mark.parametrize("drawn", ["─" * 17, "━━━━━━━━", "__________", "——————————"])
def test_a_rule_drawn_with_characters_under_the_number_is_set_anew(drawn: str) -> None:
    made = raw_of(
        (line("云岭市水务局文件", "center", **RED), number(), line(drawn, "left"), TITLE, TEXT)
    )
    report = parsed(made)
    assert (report.title, report.subtitle) == (TITLE.text, None)
    assert report.front == Front(issuer="云岭市水务局文件", document_number="云水〔2024〕9号")
    assert drawn not in [getattr(block, "text", "") for block in report.body]


def test_the_numbers_of_joint_issuers_stand_apart() -> None:
    red = [line("云岭市水务局", "center", **RED), line("云岭市财政局文件", "center", **RED)]
    for numbers in (
        [number(), number("云财〔2024〕31号")],
        [number("云水〔2024〕9号云财〔2024〕31号")],
    ):
        assert front_of(*red, *numbers).document_number == "云水〔2024〕9号\n云财〔2024〕31号"


def test_the_gap_before_the_word_beside_the_last_organ_goes() -> None:
    front = front_of(
        line("云岭市水务局", "center", **RED), line("云岭市财政局　文件", "center", **RED), number()
    )
    assert front.issuer == "云岭市水务局\n云岭市财政局文件"


def test_the_name_of_one_organ_over_two_lines_stays_one() -> None:
    for name in ("云岭市\n水务局文件", "云岭市安全生产\n委员会文件"):
        assert front_of(line(name, "center", **RED), number()).issuer == name.replace("\n", "")


def test_several_signers_stand_behind_each_other() -> None:
    signers = line("签发人：周　明　李　禾", "right", size=16.0)
    last = line("云水〔2024〕9号　　　　　　孙有容", "left", size=16.0, rule_below="FF0000")
    front = front_of(line("云岭市水务局文件", "center", **RED), signers, last)
    assert front.signer == "周　明　李　禾　孙有容"
    assert front.document_number == "云水〔2024〕9号"


def test_a_row_of_names_under_the_signer_signs_too() -> None:
    first = line("云水〔2024〕9号\t签发人：周　明　李　禾", "left", size=16.0)
    further = line("孙有容　吴　可", "right", size=16.0)
    front = front_of(line("云岭市水务局文件", "center", **RED), first, further)
    assert front.signer == "周　明　李　禾　孙有容　吴　可"


@pytest.mark.parametrize(
    "order",
    [
        ("000012", "机密★5年", "特急"),
        ("特急", "000012", "机密★5年"),
        ("机密★5年", "特急", "000012"),
        ("密级：机密★5年", "紧急程度：特急", "份号：000012"),
    ],
)
def test_copy_number_secrecy_and_urgency_stand_in_any_order(order: tuple[str, ...]) -> None:
    front = front_of(*(line(text, "left", size=16.0) for text in order), number())
    assert (front.copy_number, front.secrecy, front.urgency) == ("000012", "机密★5年", "特急")


def test_elements_beside_each_other_are_told_apart() -> None:
    front = front_of(line("000012　　机密★5年　　特急", "left", size=16.0), number())
    assert (front.copy_number, front.secrecy, front.urgency) == ("000012", "机密★5年", "特急")


def test_a_letterhead_without_a_number_is_no_title_whatever_its_colour() -> None:
    for head in ("云岭市水务局", "云岭市水务局文件", "水务简报"):
        larger = line(head, "center", size=36.0)
        report = parsed(raw_of((larger, TITLE, TEXT)))
        assert report.front == Front(issuer=head)
        assert report.title == TITLE.text
        over_rule = line(head, "center", size=22.0, rule_below="000000")
        assert parsed(raw_of((over_rule, TITLE, TEXT))).title == TITLE.text


def test_two_lines_of_one_look_are_one_title() -> None:
    first = line("云岭市水务局", "center", size=22.0)
    report = parsed(raw_of((first, TITLE, TEXT)))
    assert (report.front, report.title) == (None, "云岭市水务局关于清淤经费的请示")


def test_a_plain_text_has_its_letterhead_above_the_number() -> None:
    report = report_of("云岭市水务局", "云水函〔2024〕9号", "关于清淤经费的函", "市财政局：", BODY)
    assert report.front == Front(issuer="云岭市水务局", document_number="云水函〔2024〕9号")
    assert report.title == "关于清淤经费的函"


def test_a_plain_text_may_name_several_organs() -> None:
    head = ("云岭市水务局", "云岭市财政局文件", "云水〔2024〕9号")
    report = report_of(*head, "关于清淤经费的请示", "市政府：", BODY)
    assert report.front is not None
    assert report.front.issuer == "云岭市水务局\n云岭市财政局文件"


def test_a_number_below_the_title_makes_no_letterhead_of_it() -> None:
    for align in (None, "center"):
        title = line("关于清淤经费的通知", align, size=None if align is None else 22.0)
        below = line("云水〔2024〕9号", align)
        spoken_to = line("各区水务局：")
        report = parsed(raw_of((title, below, spoken_to, line(BODY))))
        assert report.title == "关于清淤经费的通知"
        assert report.front == Front(document_number="云水〔2024〕9号")
        assert report.salutation == "各区水务局："


def order() -> Report:
    return parsed(
        raw_of(
            (
                line("云岭市人民政府令", "center", **RED),
                line("第12号", "center", size=16.0),
                line("《云岭市河道管理办法》已经通过，现予公布，自2024年5月1日起施行。", size=16.0),
                line("市　长　　周　明", "right", size=16.0),
                line("2024年3月8日", "right", size=16.0),
            )
        )
    )


def test_an_order_has_its_number_and_is_signed_with_the_office() -> None:
    report = order()
    assert report.front == Front(issuer="云岭市人民政府令", document_number="第12号")
    assert (report.title, report.signature) == (None, ("市　长　　周　明",))
    assert (report.date, len(report.body)) == ("2024-03-08", 1)


def test_minutes_and_bulletins_have_numbers_of_their_own() -> None:
    for head, issue in (
        ("云岭市水务局会议纪要", "〔2024〕6号"),
        ("水务简报", "2024年第3期（总第41期）"),
    ):
        front = front_of(line(head, "center", **RED), number(issue))
        assert (front.issuer, front.document_number) == (head, issue)


def test_who_edits_a_bulletin_and_the_day_stand_under_its_number() -> None:
    head = (line("水务简报", "center", **RED), number("第3期"))
    edited = line("云岭市水务局办公室　　　　2024年3月8日", "left", size=16.0, rule_below="FF0000")
    report = parsed(raw_of((*head, edited, TITLE, TEXT)))
    assert (report.title, report.byline) == (TITLE.text, "云岭市水务局办公室")
    assert report.date == "2024-03-08"


def test_the_number_of_a_letter_stands_under_the_double_rule() -> None:
    head = line("云岭市水务局", "center", rule_below="FF0000", **RED)
    right = line("云水函〔2024〕9号", "right", size=16.0, rule_above="FF0000")
    assert front_of(head, right) == Front(
        issuer="云岭市水务局", document_number="云水函〔2024〕9号"
    )


def test_the_lower_rule_of_a_letter_ends_no_letterhead() -> None:
    low = line("此函。", "left", size=16.0, rule_below="FF0000", place=0.9)
    titled = line("关于清淤经费的函", "center", size=22.0, place=0.2)
    report = parsed(raw_of((titled, line(BODY, size=16.0, place=0.4), low)))
    assert (report.front, report.title) == (None, "关于清淤经费的函")


def test_a_line_low_on_its_page_issues_nothing() -> None:
    origin = Origin(by="pdf", page=1, box=(100, 700, 300, 720))
    stamp = RawText(
        text="云岭市水务局", hints=line("", "center", place=0.9, **RED).hints, origin=origin
    )
    report = parsed(raw_of((stamp, TITLE, TEXT)))
    assert report.front is None


def test_an_order_misses_no_title() -> None:
    kinds = {finding.kind for finding in PARSER.understand(order(), CONTEXT).findings}
    assert "missing_title" not in kinds
    untitled = {f.kind for f in PARSER.understand(report_of(BODY), CONTEXT).findings}
    assert "missing_title" in untitled


def test_minutes_that_nothing_else_names_are_their_title() -> None:
    report = report_of("云岭市水务局会议纪要", "2024年第5期", BODY)
    assert report.title == "云岭市水务局会议纪要"
    assert report.front == Front(document_number="2024年第5期")
    titled = report_of("会议纪要", "第5期", "云岭市水务局办公室　　2024年3月8日", TITLE.text, BODY)
    assert titled.front == Front(issuer="会议纪要", document_number="第5期")
    assert (titled.title, titled.byline) == (TITLE.text, "云岭市水务局办公室")
    assert titled.date == "2024-03-08"

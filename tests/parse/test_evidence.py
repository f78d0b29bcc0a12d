"""What spoke for each choice: every part and section says so, in known codes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.evidence import unknown
from pipeline.report import Report
from pipeline.walk import key_of, texts
from stages.parse import PARSER
from tests import samples
from tests.parse.test_parts import BODY, line, parsed, report_of
from tests.parse.test_there_and_back import CONTEXT
from tests.parse.wordform import raw_of, word_form

TYPED = [name for name in samples.case_names() if "scan" not in samples.case(name)]
_OF_NO_PART = frozenset({"paragraph", "cell", "caption", "opaque", "footnote", "footnote_mark"})


def chosen(report: Report) -> Iterator[str]:
    """The keys of all parts and sections that ``report`` has."""
    for text in texts(report):
        if text.role in ("label", "heading"):
            yield text.block
        elif text.role not in _OF_NO_PART:
            yield key_of(text.place)


@pytest.mark.parametrize("name", TYPED)
def test_every_part_and_section_of_a_sample_says_what_spoke_for_it(name: str) -> None:
    report = samples.converted(name)
    silent = [key for key in chosen(report) if not report.evidence.get(key)]
    assert not silent
    assert not [code for codes in report.evidence.values() for code in unknown(codes)]


@pytest.mark.parametrize("name", ["formal", "letter-sealed", "accountability"])
def test_parts_of_an_own_file_are_known_by_their_styles(name: str) -> None:
    case = next(n for n in samples.case_names() if n.startswith(name))
    raw = word_form(samples.expected(case))
    report = PARSER.parse(raw, CONTEXT).report
    assert {key for key in chosen(report) if "own" not in report.evidence[key]} == set()
    assert "style:Title" in report.evidence["title"]


def test_evidence_tells_of_look_and_place() -> None:
    red = {"size": 36.0, "color": "FF0000", "font": "方正小标宋简体", "place": 0.2}
    report = parsed(
        raw_of(
            (
                line("云岭市水务局文件", "center", **red),
                line("云水〔2024〕9号", "center", size=16.0, rule_below="FF0000"),
                line("关于清淤经费的请示", "center", size=22.0, bold=True),
                line(BODY * 3, "justify", size=16.0),
                line("云岭市水务局", "right", size=16.0),
            )
        )
    )
    said = {key: set(codes) for key, codes in report.evidence.items()}
    issuer = {"above:红色分隔线", "centred", "large:36", "red", "font:小标宋", "place:0.20"}
    assert said["front.issuer"] == issuer
    assert said["front.document_number"] == {"pattern", "centred", "rule_below"}
    assert said["title"] == {"top", "words:请示", "centred", "large:22", "bold"}
    assert said["signature.0"] == {"end", "right"}


def test_a_plain_text_has_words_and_order_for_evidence() -> None:
    report = report_of("清淤工作报告", "各位同志：", BODY, "述职人：周明", "2024年3月8日")
    assert report.evidence["title"] == ("top", "words:报告")
    assert report.evidence["salutation"] == ("under", "pattern")
    assert report.evidence["date"] == ("end", "pattern")
    assert report.evidence["signature.0"] == ("end", "above")

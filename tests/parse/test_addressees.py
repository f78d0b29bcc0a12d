"""Organs that a document is sent to, and people who are greeted."""

from __future__ import annotations

import pytest

from stages.parse.understand.addressees import find_addressees
from tests.parse.test_parts import BODY, report_of


def spoken_to(text: str) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in find_addressees(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("柘峰县人民政府：", ["柘峰县人民政府"]),
        ("市水务局、市财政局，各区人民政府：", ["市水务局", "市财政局", "各区人民政府"]),
        ("各县（市、区）人民政府，市直各单位：", ["各县（市、区）人民政府", "市直各单位"]),
        ("各乡镇党委、政府:", ["各乡镇党委", "政府"]),
        ("局属各单位　机关各科室：", ["局属各单位", "机关各科室"]),
    ],
)
def test_organs_are_addressees(text: str, names: list[str]) -> None:
    assert spoken_to(text) == [("addressee", name) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各位领导、同志们：", ["各位领导", "同志们"]),
        ("尊敬的各位代表：", ["尊敬的各位代表"]),
        ("周局长：", ["周局长"]),
        ("各股室负责人：", ["各股室负责人"]),
        ("同志们、朋友们！", ["同志们", "朋友们"]),
    ],
)
def test_people_are_greeted(text: str, names: list[str]) -> None:
    assert spoken_to(text) == [("greeting", name) for name in names]


def test_organs_and_people_may_stand_side_by_side() -> None:
    assert spoken_to("市委考核组，各位领导：") == [
        ("addressee", "市委考核组"),
        ("greeting", "各位领导"),
    ]


def test_what_is_neither_has_no_span() -> None:
    assert spoken_to("有关事宜：") == []


@pytest.mark.parametrize("words", ["同志们！", "各位领导、各位同事！", "尊敬的各位领导，同志们："])
def test_a_greeting_may_end_in_another_mark(words: str) -> None:
    assert report_of("在全县水利工作会上的讲话", words, BODY, BODY + "二").salutation == words


@pytest.mark.parametrize("words", ["感谢各位领导！", "请各位代表审议，", "水是命脉！"])
def test_a_cry_or_a_clause_is_no_greeting(words: str) -> None:
    assert report_of("在全县水利工作会上的讲话", words, BODY, BODY + "二").salutation is None


def test_a_greeting_in_the_middle_of_a_speech_is_no_salutation() -> None:
    report = report_of("在全县水利工作会上的讲话", BODY, "同志们：", BODY + "二")
    assert report.salutation is None
    assert len(report.body) == 3

"""Quotation marks of a speech that goes over several paragraphs (GB/T 15834)."""

from __future__ import annotations

import pytest

from tests.normalize._reports import report_of, run


def unpaired(*paragraphs: str) -> list[str | None]:
    found = run(report_of(*paragraphs)).findings
    return [f.block for f in found if f.kind == "unpaired_quote"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("站长说：“渠要天天走。", "闸要天天看。”"),
        ("“渠要天天走，", "闸要天天看，", "人要天天在。”"),
        ("站长说：“渠要天天走。", "“闸要天天看。", "“人要天天在。”"),
        ("站长说：“渠要天天走。", "“闸要天天看，先看‘水尺’。", "人要天天在”"),
    ],
)
def test_a_speech_of_several_paragraphs_is_paired(paragraphs: tuple[str, ...]) -> None:
    assert unpaired(*paragraphs) == []


@pytest.mark.parametrize(
    ("paragraphs", "blocks"),
    [
        (("落实“三个到位的要求。", "坚持三项制度”的做法。"), ["b1", "b2"]),
        (("落实“三个到位的要求。", "坚持三项制度的做法。”"), ["b1", "b2"]),
        (("站长说：“走渠。", "甲。", "乙。", "丙。", "看闸。”"), ["b1", "b5"]),
        (("站长说：“走渠。", "组长说：“看闸。", "每天都看。”"), ["b1"]),
        (("站长说：“走渠。", "“闸”字当头。"), ["b1"]),
        (("站长说：“走渠。", "坚持三项制度”的做法。"), ["b1", "b2"]),
    ],
)
def test_what_only_looks_like_one_is_still_told(
    paragraphs: tuple[str, ...], blocks: list[str]
) -> None:
    assert unpaired(*paragraphs) == blocks


def test_no_mark_of_a_speech_is_turned() -> None:
    done = run(report_of("站长说：“渠要天天走。", "“闸要天天看。", "人要天天在。”"))
    assert not done.changes

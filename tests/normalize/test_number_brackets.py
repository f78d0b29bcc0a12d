"""The document number of the front, where nothing else can be meant."""

from __future__ import annotations

import pytest

from pipeline.report import Front
from tests.normalize._reports import report_of, run


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("云政发[2023]12号", "云政发〔2023〕12号"),
        ("云政发(2023)第 012 号", "云政发〔2023〕12 号"),
        ("云政发2023】12号", "云政发〔2023〕12号"),
        ("云政发[2023]12", "云政发〔2023〕12"),
        ("云政发〔2023〕12号", "云政发〔2023〕12号"),
    ],
)
def test_the_number_in_the_front_gets_its_brackets(before: str, after: str) -> None:
    done = run(report_of("正文", front=Front(document_number=before)), "number_brackets")
    assert done.report.front == Front(document_number=after)


def test_full_width_digits_are_narrowed_first() -> None:
    done = run(report_of("正文", front=Front(document_number="云政发［２０２３］第０１２号")))
    assert done.report.front == Front(document_number="云政发〔2023〕12号")

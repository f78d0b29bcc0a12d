"""The list of attachments against the annexes that are bound."""

from __future__ import annotations

import pytest

from pipeline.report import Annex, Report
from tests.parse.test_understand import seen


def unmatched(listed: tuple[str, ...], *bound: tuple[str, str | None]) -> list[tuple[str, str]]:
    annexes = tuple(Annex(label=label, title=title) for label, title in bound)
    made = Report(schema="report/1", title="关于清淤的通知", attachments=listed, annexes=annexes)
    return [
        (f.field or "", f.text or "")
        for f in seen(made).findings
        if f.kind == "unmatched_attachment" and f.block == "annexes"
    ]


TWO = ("清淤进度表", "值守安排表")


@pytest.mark.parametrize(
    "bound",
    [
        (("附件1", "清淤进度表"), ("附件2", "值守安排表")),
        (("附件1", "清淤进度表"),),
        (("附件2", "值守安排表"),),
        (("附件一", "“清淤”进度表"),),
        (("附件1", None),),
        (("附件", "值守安排表"),),
        (),
    ],
)
def test_annexes_that_are_called_as_listed_or_not_bound_are_no_finding(
    bound: tuple[tuple[str, str | None], ...],
) -> None:
    assert unmatched(TWO, *bound) == []


def test_another_title_is_a_finding_at_the_title() -> None:
    assert unmatched(TWO, ("附件2", "值班安排表")) == [("0.title", "值班安排表")]


def test_an_annex_beyond_the_list_is_a_finding_at_its_label() -> None:
    assert unmatched(TWO, ("附件1", "清淤进度表"), ("附件3", "名单")) == [("1.label", "附件3")]


def test_the_only_attachment_has_no_number() -> None:
    assert unmatched(("名单",), ("附件", "名单")) == []
    assert unmatched(("名单",), ("附件", "人员名单")) == [("0.title", "人员名单")]


def test_without_a_list_there_is_nothing_to_compare() -> None:
    assert unmatched((), ("附件1", "清淤进度表")) == []

"""Whatever lines a document has: every character is accounted for, every change recorded, and what
came out once comes out the same again.

``EXAMPLES=20000 pytest tests/test_random_documents.py`` looks longer.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import registry, run
from pipeline.chars import count_ink
from pipeline.codec import from_json, to_json
from pipeline.origin import Origin
from pipeline.proof import prove_changes, text_map
from pipeline.raw import Raw, RawCell, RawFragment, RawTable, RawText, raw_texts
from pipeline.report import Report, Source
from pipeline.stage import Context
from tests.normalize._random import SHORT, TYPED

CONTEXT = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
_WHERE = Origin(by="test")
_OFFICIAL = st.sampled_from(
    [
        "关于河道巡查情况的报告", "云岭市水务局", "云水发[2023]第07号", "签发人：许平", "机密★1年",
        "各县（区）水务局:", "各位领导：", "（2023.12.20）", "一、巡查情况。", "(一)、日常巡查",
        "（二）专项巡查。本月共查船12艘。", "1、沿岸清理", "（1）清理台账", "第一章　总则",
        "第一条 为加强管理,", "一是抓学习;二是抓整改。", "七、自评等次为：优秀", "特此报告",
        "妥否，请批示", "附件：1.台账", "2.名单", "附件1", "2023年12月20日",
        "二〇二三年十二月二十日", "抄送：市财政局，市审计局。",
        "云岭市水务局办公室　2023-12-21印发", "— 3 —",
        "（此件公开发布）", "表1　巡查次数", "",
    ]
)  # fmt: skip
_LINES = st.one_of(_OFFICIAL, _OFFICIAL, TYPED)
_TABLES = st.lists(st.lists(SHORT, min_size=2, max_size=2), min_size=1, max_size=2)


@st.composite
def raws(draw: st.DrawFn) -> Raw:
    fragments: list[RawFragment] = []
    for made in draw(st.lists(st.one_of(_LINES, _LINES, _LINES, _TABLES), min_size=1, max_size=14)):
        if isinstance(made, str):
            fragments.append(RawText(text=made, origin=_WHERE))
        else:
            rows = tuple(tuple(RawCell(text=text) for text in row) for row in made)
            fragments.append(RawTable(rows=rows, origin=_WHERE))
    return _counted(tuple(fragments))


def _counted(fragments: tuple[RawFragment, ...]) -> Raw:
    source = Source(name="甲.txt", format="txt", sha256="0" * 64, bytes=1)
    raw = Raw(schema="raw/1", source=source, fragments=fragments, source_chars=0)
    return replace(raw, source_chars=sum(count_ink(text) for _key, text in raw_texts(raw)))


MANY = settings(
    max_examples=int(os.environ.get("EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@MANY
@given(raws())
def test_every_character_is_accounted_for_and_every_change_recorded(raw: Raw) -> None:
    parsed = run.parse(raw, CONTEXT)
    done = run.normalize_report(parsed, CONTEXT)
    made = done.changes[len(parsed.changes) :]
    assert done.changes[: len(parsed.changes)] == parsed.changes
    prove_changes(parsed, done, made)
    assert [f for f in done.findings if f.severity == "error"] == []
    assert done.ledger is not None
    dropped = sum(count_ink(d.text) * d.count for d in done.ledger.dropped)
    assert done.ledger.source_chars == raw.source_chars == done.ledger.kept_chars + dropped


def _typed(*lines: str) -> Raw:
    fragments = tuple(RawText(text=line, origin=_WHERE) for line in lines)
    return _counted(fragments)


@MANY
@example(_typed("一\n､工"))  # a label is understood only when a rule has mended its mark
@given(raws())
def test_what_came_out_comes_out_the_same_again(raw: Raw) -> None:
    once = run.normalize_report(run.parse(raw, CONTEXT), CONTEXT)
    again = run.normalize_report(from_json(to_json(once), Report), CONTEXT)
    assert text_map(again) == text_map(once)
    assert again == once

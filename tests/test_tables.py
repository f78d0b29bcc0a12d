from __future__ import annotations

from pipeline.tables import cut, table, width


def test_chinese_counts_two_columns() -> None:
    assert width("报告 a") == 6


def test_columns_stand_under_their_heads_whatever_the_script() -> None:
    lines = table(("名", "n"), [("报告", "1"), ("ab", "20")], frozenset({1}))
    assert lines == ["名     n", "────  ──", "报告   1", "ab    20"]


def test_a_text_that_is_too_long_ends_with_an_ellipsis_within_its_columns() -> None:
    assert cut("述责述廉报告", 7) == "述责述…"
    assert cut("报告", 4) == "报告"

"""Every row of traps.toml through its rule; and what a rule leaves, the others must leave too."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.stage import Rule
from pipeline.walk import texts
from tests.normalize._reports import report_of, run, text_of
from tests.normalize.test_headings import dressed

_ROWS: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("traps.toml").read_text("utf-8")
)
_CASES = [
    pytest.param(name, row["before"], row.get("after", row["before"]), id=f"{name}: {row['what']}")
    for name, rows in _ROWS.items()
    for row in rows
]


@pytest.mark.parametrize(("name", "before", "after"), _CASES)
def test_a_trap_is_passed(name: str, before: str, after: str) -> None:
    done = run(report_of(before), None if name == "all" else name)
    assert text_of(done) == after
    assert not [f for f in done.findings if f.severity == "error"]


@pytest.mark.parametrize("rule", registry.rules(), ids=lambda rule: rule.name)
def test_the_example_of_a_rule_is_what_it_does(rule: Rule) -> None:
    before, after = rule.example
    assert before != after
    if rule.name == "headings":
        assert dressed(before) == after
        return
    report = (
        report_of("正文", salutation=before) if rule.name == "salutation" else report_of(before)
    )
    done = run(report, [rule])
    (text,) = (t.text for t in texts(done.report) if t.text != "正文")
    if done.changes:
        assert text == after
    else:
        assert "; ".join(f"{f.kind} “{text[f.start : f.end]}”" for f in done.findings) == after


def test_every_rule_has_its_traps() -> None:
    assert {rule.name for rule in registry.rules()} - {"headings"} <= set(_ROWS)

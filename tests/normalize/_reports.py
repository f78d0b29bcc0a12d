"""Reports made by hand, and rules run over a single text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from pipeline import registry
from pipeline.edit import Normalized, normalize
from pipeline.report import Block, Paragraph, Report, Section, Span
from pipeline.stage import Rule
from pipeline.walk import texts

STYLE = replace(registry.style("gbt9704"), rules={})
"""The house without any settings for rules."""


def report_of(*paragraphs: str, spans: tuple[Span, ...] = (), **parts: object) -> Report:
    """A report with ``paragraphs`` (b1, b2, …); ``spans`` lie on the first."""
    body = tuple(
        Paragraph(id=f"b{n}", text=text, spans=spans if n == 1 else ())
        for n, text in enumerate(paragraphs, 1)
    )
    return Report(schema="report/1", body=body, **parts)  # type: ignore[arg-type]


def with_blocks(*blocks: Block) -> Report:
    return Report(schema="report/1", body=blocks)


def section(heading: str, label: str = "", *, run_in: bool = False, level: int = 1) -> Section:
    """A section with a paragraph under it."""
    under = (Paragraph(id="p1", text="已按期办结。"),)
    return Section(id="s1", level=level, label=label, heading=heading, run_in=run_in, blocks=under)


def rule(name: str) -> Rule:
    return next(r for r in registry.rules() if r.name == name)


def run(report: Report, rules: str | Iterable[Rule] | None = None) -> Normalized:
    """``report`` through one rule by name, through ``rules``, or through all of them."""
    chosen = [rule(rules)] if isinstance(rules, str) else rules or registry.rules()
    return normalize(report, chosen, STYLE)


def text_of(done: Normalized, block: str = "b1", field: str | None = None) -> str:
    return next(t.text for t in texts(done.report) if (t.block, t.field) == (block, field))


def as_text(text: str, rules: str | Iterable[Rule] | None = None) -> str:
    """``text`` as a paragraph through the rules."""
    return text_of(run(report_of(text), rules))

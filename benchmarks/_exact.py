"""All that a report says of itself, as things that can be counted one by one and must be exact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks._structure import Found, Item, Items, both
from pipeline.report import NAMES, UNDERSTOOD, VALUES, Fact, Report, Section, Table
from pipeline.walk import Place, Text, blocks, texts

KINDS = (
    "kind", "titles", "dates", "signature", "elements", "sections", "paragraphs", "cells",
    "points and leads", "parts and closings", "values", "names", "facts", "facts, of what",
    "findings",
)  # fmt: skip
AIMED = ("titles", "dates", "signature", "elements", "sections", "points and leads")
"""What the aim of 0.99 is about."""
ROLES = {
    "paragraph": "paragraphs",
    **dict.fromkeys(("title", "subtitle", "annex_title"), "titles"),
    **dict.fromkeys(("date", "printed_on"), "dates"),
    "signature": "signature",
}
"""By the role of a text: what it is counted as; all other roles are elements."""
PARTS_OF_BLOCKS = frozenset({"label", "heading", "cell"})
SPANS = {
    **dict.fromkeys(("point", "lead"), "points and leads"),
    **dict.fromkeys(("part", "closing", "addressee", "greeting"), "parts and closings"),
    **dict.fromkeys((*VALUES, "document"), "values"),
    **dict.fromkeys(NAMES - {"addressee", "greeting"}, "names"),
    "placeholder": "findings",
}
BEFORE = 6
"""By so many characters before it a place in a text is known: offsets and block ids would make
one wrong character, or one block too many, a fault of all that follows."""
assert SPANS.keys() == UNDERSTOOD


def compare(truth: Report, read: Report) -> dict[str, Found]:
    """What of ``truth`` stands in ``read``, to the character."""
    return both(items(truth), items(read))


def items(report: Report) -> Items:
    """By kind, each thing with its place, so that none stands for another."""
    found: Items = {kind: Counter() for kind in KINDS}
    if report.kind:
        found["kind"][(report.kind,)] += 1
    for kind, item in (*_of_blocks(report), *_of_texts(report), *_of_facts(report)):
        found[kind][item] += 1
    return found


def _of_blocks(report: Report) -> Iterator[tuple[str, Item]]:
    tables = 0
    for block in blocks(report):
        if isinstance(block, Section):
            yield "sections", (block.level, block.label, block.heading)
        elif isinstance(block, Table):
            for r, row in enumerate(block.rows):
                for c, cell in enumerate(row):
                    yield "cells", (tables, r, c, cell.text, cell.colspan, cell.rowspan)
            tables += 1


def _of_texts(report: Report) -> Iterator[tuple[str, Item]]:
    for text in texts(report):
        if text.role not in PARTS_OF_BLOCKS:
            yield ROLES.get(text.role, "elements"), (text.role, text.text)
        for span in text.spans:
            if span.kind in SPANS:
                where = _place(text, span.start, span.end)
                yield SPANS[span.kind], (span.kind, span.label, span.value, span.unit, *where)


def _of_facts(report: Report) -> Iterator[tuple[str, Item]]:
    by_place = {text.place: text for text in texts(report)}
    for fact in report.facts:
        where = _place_of(fact, by_place)
        yield "facts", (fact.kind, fact.value, fact.unit, *where)
        about = (fact.subject, fact.qualifier, fact.number)
        yield "facts, of what", (fact.kind, fact.value, fact.unit, *about, *where)
    for finding in report.findings:
        place = (finding.block or "", finding.field)
        before = _before(by_place.get(place), finding.start)
        yield "findings", (finding.kind, finding.text, before)


def _place_of(fact: Fact, by_place: dict[Place, Text]) -> tuple[str, ...]:
    text = by_place.get((fact.block or "", fact.field))
    if text is None or fact.start is None or fact.end is None:
        return ()
    return _place(text, fact.start, fact.end)


def _place(text: Text, start: int, end: int) -> tuple[str, ...]:
    return (text.role, _before(text, start), text.text[start:end])


def _before(text: Text | None, start: int | None) -> str:
    return text.text[max(0, start - BEFORE) : start] if text is not None and start else ""

"""What a report is made of, as things that can be counted one by one."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from pipeline.chars import fold_width, ink
from pipeline.report import Report, Section, Table
from pipeline.walk import BACK_PARTS, FRONT_PARTS, blocks, texts

Item = tuple[object, ...]
Items = dict[str, Counter[Item]]
KINDS = ("sections", "titles", "dates", "signature", "tables", "parts", "paragraphs")
ENDS = 4
"""By so many characters at its start and at its end a paragraph is known: what is asked is
whether it begins and ends where it should, not whether its middle was well read."""


class Found(NamedTuple):
    """How many of a kind the truth has, the reading has, and both have."""

    expected: int
    got: int
    both: int

    def plus(self, other: Found) -> Found:
        return Found(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there was nothing to find."""
        together = self.expected + self.got
        return 2 * self.both / together if together else None


def compare(truth: Report, read: Report) -> dict[str, Found]:
    """What of ``truth`` stands in ``read``, exactly, but for blanks and width."""
    return both(items(truth), items(read))


def both(expected: Items, got: Items) -> dict[str, Found]:
    """By kind, how many things ``expected`` has, ``got`` has, and both have."""
    return {
        kind: Found(wanted.total(), got[kind].total(), (wanted & got[kind]).total())
        for kind, wanted in expected.items()
    }


def items(report: Report) -> Items:
    """By kind: a section is its level, number and heading; a cell its table, row, place in the
    row, text and spans."""
    found: Items = {kind: Counter() for kind in KINDS}
    tables = 0
    for block in blocks(report):
        if isinstance(block, Section):
            found["sections"][(block.level, _same(block.label), _same(block.heading))] += 1
        elif isinstance(block, Table):
            found["tables"].update(_cells(tables, block))
            tables += 1
    for text in texts(report):
        words = _same(text.text)
        match text.role:
            case "title" | "subtitle" | "annex_title" | "annex_label":
                found["titles"][(text.role, words)] += 1
            case "date" | "printed_on":
                found["dates"][(text.role, words)] += 1
            case "signature":
                found["signature"][(words,)] += 1
            case "paragraph":
                found["paragraphs"][(words[:ENDS], words[-ENDS:])] += 1
            case role if role in PARTS:
                found["parts"][(role, words)] += 1
    return found


PARTS = frozenset(
    {*FRONT_PARTS, *BACK_PARTS, "byline", "salutation", "attachments", "note"} - {"printed_on"}
)


def _cells(number: int, table: Table) -> Counter[Item]:
    return Counter(
        (number, r, c, _same(cell.text), cell.colspan, cell.rowspan)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row)
    )


def _same(text: str) -> str:
    return fold_width(ink(text))

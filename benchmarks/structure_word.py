"""The structure of Word files beside the truth that was written down by hand, as F1.

    python benchmarks/structure_word.py [--looks "by hand,styles"] [--documents A,B] [--texts]
        [--tools docvortex,docling-slim] [--lacks] [--keep DIR]

Every truth of samples/ is typed by several typists (``_typists.py``) and read again; with
``--texts`` those of the folder texts/ beside this file, which nobody wrote the parser by. Counted
is what is the same to the character: a section with its level, number and whole heading, an
element with its words, a span and a fact with its place, value and unit. ``--lacks`` names all
that was not found (-) and all that was found too much (+), by kind. ``--tools`` compares what
other readers of Word say of title and headings.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import _outlines as outlines
from benchmarks._documents import TEXTS, folder_for
from benchmarks._exact import AIMED, KINDS, compare, items
from benchmarks._structure import Found
from benchmarks._typists import TYPISTS, typed, without_seals
from pipeline import registry, run
from pipeline.report import Report
from pipeline.stage import Context
from samples.make.truth import FOLDER, read_truth

Counts = dict[str, Found]
SHOWN = 40
"""Characters at either end by which a long text is named."""
NOTHING = Found(0, 0, 0)


class Reading:
    """A truth, as one typist typed it, and what was read."""

    def __init__(self, truth: Path, look: str, context: Context, folder: Path) -> None:
        self.name, self.look = truth.stem, look
        self.truth = without_seals(read_truth(truth))
        self.path = folder / f"{self.name}, {look}.docx"
        self.path.write_bytes(typed(self.truth, TYPISTS[look], context.style))
        self.report: Report = run.convert(self.path, context).report
        self.counts = compare(self.truth, self.report)

    def lacks(self) -> Iterator[tuple[str, str, str]]:
        """Kind, - or +, and what was not found or found too much."""
        expected, got = items(self.truth), items(self.report)
        for kind in KINDS:
            for sign, rest in (
                ("-", expected[kind] - got[kind]),
                ("+", got[kind] - expected[kind]),
            ):
                for item in rest:
                    yield kind, sign, " ".join(short(part) for part in item)


def short(part: object) -> str:
    """``part`` of an item; of a long text its two ends."""
    said = repr(part)
    return said if len(said) <= 2 * SHOWN else f"{said[:SHOWN]}…{said[-SHOWN:]} ({len(said) - 2})"


def summed(counts: Iterable[Counts]) -> Counts:
    total = dict.fromkeys(KINDS, NOTHING)
    for one in counts:
        total = {kind: total[kind].plus(one[kind]) for kind in KINDS}
    return total


def line(name: str, counts: Counts) -> str:
    aimed = NOTHING
    for kind in AIMED:
        aimed = aimed.plus(counts[kind])
    cells = " | ".join(shown(counts[kind]) for kind in KINDS)
    return f"| {name} | **{shown(aimed)}** | {cells} |"


def shown(found: Found) -> str:
    """F1, never rounded up to 1."""
    if found.f1 is None:
        return ""
    return "1" if found.f1 == 1 else f"{min(found.f1, 0.9994):.3f}"


def table(rows: dict[str, list[Counts]], head: str) -> str:
    lines = [f"| {head} | aimed at | " + " | ".join(KINDS) + " |", "|---" * (len(KINDS) + 2) + "|"]
    return "\n".join([*lines, *(line(name, summed(found)) for name, found in rows.items())])


def grouped(readings: list[Reading], by: str) -> dict[str, list[Counts]]:
    rows: dict[str, list[Counts]] = {}
    for reading in readings:
        rows.setdefault(getattr(reading, by), []).append(reading.counts)
    return rows | {"all": [reading.counts for reading in readings]}


def lacks(readings: list[Reading]) -> str:
    """A line for each thing, with the looks in which it was so."""
    looks: dict[tuple[str, str, str, str], list[str]] = {}
    for reading in readings:
        for kind, sign, item in reading.lacks():
            looks.setdefault((kind, reading.name, sign, item), []).append(reading.look)
    lines: list[str] = []
    for kind in KINDS:
        of_kind = {key: where for key, where in looks.items() if key[0] == kind}
        lines += [f"\n## {kind}: {sum(map(len, of_kind.values()))}\n"] if of_kind else []
        lines += [
            f"{sign} {name}: {item} [{', '.join(where)}]"
            for (_kind, name, sign, item), where in of_kind.items()
        ]
    return "\n".join(lines)


def beside(readings: list[Reading], names: list[str]) -> str:
    """guidang and other tools, by look: what all of them can say."""
    rows = ["| look | tool | level, number, heading | heading | title |", "|---|---|---|---|---|"]
    tools = outlines.present(names)
    for look in dict.fromkeys(reading.look for reading in readings):
        of_look = [reading for reading in readings if reading.look == look]
        found = {"guidang": [outlines.of_report(reading.report) for reading in of_look]} | {
            name: [read(reading.path) for reading in of_look]
            for name, read in tools.items()
            if read is not None
        }
        for name, said in found.items():
            parts = [
                outlines.compare(reading.truth, outline)
                for reading, outline in zip(of_look, said, strict=True)
            ]
            cells = (sum_of(each) for each in zip(*parts, strict=True))
            rows.append(f"| {look} | {name} | " + " | ".join(map(shown, cells)) + " |")
    rows += [f"| | {name} | not installed | | |" for name, read in tools.items() if read is None]
    return "\n".join(rows)


def sum_of(found: Iterable[Found]) -> Found:
    total = NOTHING
    for one in found:
        total = total.plus(one)
    return total


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--looks", default=",".join(TYPISTS), help=", ".join(TYPISTS))
    options.add_argument("--documents", default="", help="names of truths, separated by commas")
    options.add_argument("--texts", action="store_true", help="the truths of texts/")
    options.add_argument("--tools", default="", help=", ".join(outlines.OTHERS))
    options.add_argument("--lacks", action="store_true", help="name what was not found")
    options.add_argument("--keep", type=Path, help="a folder for the Word files")
    asked = options.parse_args()
    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
    folder = folder_for(asked.keep)
    wanted = asked.documents.split(",") if asked.documents else None
    truths = sorted((TEXTS if asked.texts else FOLDER).glob("*.xml"))
    readings = [
        Reading(truth, look, context, folder)
        for truth in truths
        if not wanted or truth.stem in wanted
        for look in asked.looks.split(",")
    ]
    print(table(grouped(readings, "look"), "look"))
    print()
    print(table(grouped(readings, "name"), "document"))
    if asked.tools:
        print()
        print(beside(readings, asked.tools.split(",")))
    if asked.lacks:
        print(lacks(readings))


if __name__ == "__main__":
    main()

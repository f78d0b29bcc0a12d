"""The rules' time, beside the time that reading the same Word files takes.

    python benchmarks/rules.py FILE_OR_FOLDER… [--rounds 3]

Processor time of one process, per thousand characters (blanks aside); of the rounds, the shortest
counts. *Reading* is extract alone: the Word file to Raw, its characters counted twice. The rules
run until none has anything left to propose, as they do on every document.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._rule_times import Times, least, rule_times
from benchmarks._runs import docx_files
from pipeline import registry, run
from pipeline.chars import count_ink
from pipeline.errors import GuidangError
from pipeline.stage import Context
from pipeline.walk import texts


class Measured(NamedTuple):
    """One file; ``reading`` and ``times`` in seconds."""

    path: Path
    chars: int
    reading: float
    times: Times

    @property
    def ratio(self) -> float:
        return self.times.all / self.reading


def measure(path: Path, context: Context, rounds: int) -> Measured:
    """Raises a ``GuidangError`` for a file that cannot be read."""
    rules = registry.rules_of(context.style)
    reading = []
    for _round in range(rounds):
        gc.collect()
        began = time.process_time()
        raw = run.extract(path, context)
        reading.append(time.process_time() - began)
    report = run.parse(raw, context)
    chars = sum(count_ink(text.text) for text in texts(report))
    runs = []
    for _round in range(rounds):
        gc.collect()
        runs.append(rule_times(report, rules, context.style))
    return Measured(path, chars, min(reading), least(runs))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    files = docx_files(chosen.paths)
    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
    found = []
    for path in files[:1] + files:  # the first one twice: imports, caches
        try:
            found.append(measure(path, context, chosen.rounds))
        except GuidangError as error:
            print(f"left out: {path.name}: {error}", file=sys.stderr)
    _print(found[1:])


def _print(found: list[Measured]) -> None:
    chars = sum(one.chars for one in found)
    reading = sum(one.reading for one in found)
    spent: Counter[str] = Counter()
    for one in found:
        spent.update(one.times.by_rule)
    print(f"{len(found)} files, {chars:,} characters\n")
    print("| rule | ms a thousand characters | of reading the file |")
    print("|---|---|---|")
    for name, seconds in [*spent.most_common(), ("**all**", sum(spent.values()))]:
        print(f"| {name} | {seconds * 1e6 / chars:.3f} | {seconds / reading:.1%} |")
    print(f"| reading | {reading * 1e6 / chars:.3f} | 100% |")
    ratios = sorted(one.ratio for one in found)
    worst = max(found, key=lambda one: one.ratio)
    over = sum(ratio > 1 for ratio in ratios)
    print(
        f"\nfile by file: median {statistics.median(ratios):.1%}, most {worst.ratio:.1%} "
        f"({worst.path.name}, {worst.chars:,} characters); over 100%: {over} files"
    )


if __name__ == "__main__":
    main()

"""Sections, titles, dates, signatures and tables found on damaged scans, as F1.

    python benchmarks/structure.py [--grades clean,office,poor,shadow,fax] [--documents A,B]
        [--engine auto] [--keep DIR] [--state DIR] [--lacks]

The documents of ``damaged.py`` are read from their scans, and each is compared with what guidang
makes of the same document's Word file. Counted are exact matches, blanks and width aside: a
section with its level, number and whole heading, a cell with its place, spans and text, a
paragraph by its first and last four characters; so that one misread character of a heading costs
the section.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._documents import documents, folder_for
from benchmarks._grades import GRADES
from benchmarks._page_readers import Guidang
from benchmarks._structure import KINDS, Found, compare, items

NAMED = ("sections", "titles", "dates", "tables")
"""What the aim is about."""


def line(name: str, found: dict[str, Found]) -> str:
    named = Found(0, 0, 0)
    for kind in NAMED:
        named = named.plus(found[kind])
    cells = [_shown(found[kind]) for kind in KINDS]
    return f"| {name} | **{_shown(named)}** | " + " | ".join(cells) + " |"


def _shown(found: Found) -> str:
    return "" if found.f1 is None else f"{found.f1:.3f}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--grades", default=",".join(GRADES))
    options.add_argument("--documents", default="", help="names, separated by commas")
    options.add_argument("--engine", default="auto")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--keep", type=Path, help="a folder for what takes long to make")
    options.add_argument("--state", type=Path, help="a folder for guidang's own readings")
    options.add_argument("--lacks", action="store_true", help="name what was not found")
    asked = options.parse_args()
    wanted = asked.documents.split(",") if asked.documents else None
    reader = Guidang(asked.engine, asked.threads, asked.state)
    chosen = [d for d in documents(folder_for(asked.keep)) if not wanted or d.name in wanted]
    print("| grade | sections, titles, dates, tables | " + " | ".join(KINDS) + " |")
    print("|---" * (len(KINDS) + 2) + "|", flush=True)
    notes: list[str] = []
    for grade in asked.grades.split(","):
        sums = dict.fromkeys(KINDS, Found(0, 0, 0))
        for document in chosen:
            typed = reader.read(document.word_path()).report
            pages = document.scanned(GRADES[grade])
            with document.scan_file(GRADES[grade], pages) as path:
                found = reader.read(path).report
            for kind, result in compare(typed, found).items():
                sums[kind] = sums[kind].plus(result)
            for kind in KINDS:
                lost, more = items(typed)[kind], items(found)[kind]
                notes += [f"{grade}, {document.name}: - {kind} {item}" for item in lost - more]
                notes += [f"{grade}, {document.name}: + {kind} {item}" for item in more - lost]
        print(line(grade, sums), flush=True)
    if asked.lacks:
        print("\n".join(["", *notes]))


if __name__ == "__main__":
    main()

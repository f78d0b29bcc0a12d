"""Word files of every sort, good and bad, beside other tools: text, a clear error, or neither.

    python benchmarks/robust_word.py FOLDER… [--tools A,B] [--keep DIR] [--again A] [--files]

Each file is read by each tool that claims its suffix, in a process of its own that has 20 seconds
and 1 GiB. The gibibyte is one of addresses (RLIMIT_AS), but for LibreOffice and pandoc, which
reserve more than they use: there what is resident in all their processes is watched.

``text``: letters or digits came out. ``clear error``: the tool ended with an error of its own
(guidang: exit code 3 to 14 and one line; a Python tool: an exception of its own package; a
program: an exit code and a message). ``blank, as it is``: nothing came out, and nothing is in the
file: neither LibreOffice nor guidang (whose text is proven against the file) found anything, nor
did two other tools find the same words. The rest is *neither*: nothing from a file that holds
text, an exception from somewhere below (zipfile, lxml, KeyError), a crash, time over, memory over.
``less than half`` counts texts that have not even half of the letters of LibreOffice's: parts are
missing, or it is another code page read as text.

``--keep DIR`` keeps each reading and takes it from there the next time, but for the tools named
by ``--again``. The second table counts only files that every Word-reading tool claims (.docx).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._runs import Reading, reading, word_files
from benchmarks._tools import NEW, READS, installed
from pipeline.chars import letters

Class = Literal[
    "text", "clear error", "blank, as it is", "empty", "exception", "crash", "time", "memory"
]
GOOD: tuple[Class, ...] = ("text", "clear error", "blank, as it is")
NEITHER: tuple[Class, ...] = ("empty", "exception", "crash", "time", "memory")


_WORD = re.compile(r"[^\W_]+")


def holds_text(
    readings: dict[str, Reading], believed: tuple[str, ...] = ("LibreOffice", "guidang")
) -> bool:
    """Whether one of ``believed`` found a letter or digit, or two others the same words.

    guidang counts alone because what it finds is proven against the file, character by character.
    """
    sure = [readings[tool] for tool in believed if tool in readings]
    if any(letters(got.text) for got in sure):
        return True
    found = [words for got in readings.values() if (words := set(_WORD.findall(got.text)))]
    return any(
        2 * len(one & other) >= min(len(one), len(other)) for one, other in combinations(found, 2)
    )


def classify(got: Reading, holds: bool) -> Class:
    match got.ended:
        case "well":
            return "text" if letters(got.text) else "empty" if holds else "blank, as it is"
        case "error":
            return "clear error" if got.own else "exception"
        case "killed":
            return "crash"
        case "time" | "memory":
            return got.ended


def is_meagre(got: Reading, readings: dict[str, Reading], than: str = "LibreOffice") -> bool:
    """A text that has not even half of the letters and digits of that tool's."""
    if than not in readings:
        return False
    full = Counter(letters(readings[than].text))
    return 2 * (full & Counter(letters(got.text))).total() < full.total()


Row = dict[str, tuple[Class, bool]]
"""By tool: its class, and whether the text is meagre."""


def table(rows: list[Row], tools: list[str]) -> list[str]:
    lines = [
        "| tool | files | text | clear error | blank, as it is | **neither** | of these: empty "
        "| exception | crash | time | memory | less than half |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for tool in tools:
        counts = Counter(row[tool][0] for row in rows if tool in row)
        if not counts:
            continue
        meagre = sum(row[tool] == ("text", True) for row in rows if tool in row)
        neither = sum(counts[kind] for kind in NEITHER)
        cells = [counts.total(), *(counts[kind] for kind in GOOD), f"**{neither}**"]
        cells += [*(counts[kind] for kind in NEITHER), meagre]
        lines.append(f"| {tool} | " + " | ".join(map(str, cells)) + " |")
    return lines


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--tools", default="", help="names, separated by commas; all if left out")
    options.add_argument("--keep", type=Path, help="a folder in which readings are kept")
    options.add_argument("--again", default="", help="tools whose kept readings are not trusted")
    options.add_argument("--files", action="store_true", help="a row a file, too")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    here = installed()
    tools = [name for name in chosen.tools.split(",") if name] or here
    if missing := [name for name in tools if name not in here]:
        options.error(f"not installed: {', '.join(missing)}")
    again = chosen.again.split(",")
    rows: dict[Path, Row] = {}
    why: dict[Path, dict[str, str]] = {}
    for path in word_files(chosen.paths):
        found = {
            tool: reading(tool, path, chosen.keep, anew=tool in again)
            for tool in tools
            if path.suffix.lower() in READS[tool]
        }
        holds = holds_text(found)
        rows[path] = {
            tool: (classify(got, holds), is_meagre(got, found)) for tool, got in found.items()
        }
        why[path] = {tool: got.message for tool, got in found.items() if got.ended != "well"}
    if chosen.json:
        json.dump(
            {path.name: {"classes": row, "why": why[path]} for path, row in rows.items()},
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        return
    if chosen.files:
        print("| file | " + " | ".join(tools) + " |\n" + "|---" * (len(tools) + 1) + "|")
        for path, row in rows.items():
            cells = [row[tool][0] if tool in row else "" for tool in tools]
            print(f"| {path.name} | " + " | ".join(cells) + " |")
        print()
    print("\n".join(["All files that a tool claims:", "", *table(list(rows.values()), tools)]))
    new = [row for path, row in rows.items() if path.suffix.lower() in NEW]
    readers = [tool for tool in tools if set(NEW[:2]) <= set(READS[tool])]
    if new and len(new) < len(rows):
        print("\n".join(["", "The same files, .docx, for all:", "", *table(new, readers)]))
    old = [row for path, row in rows.items() if path.suffix.lower() not in NEW]
    others = [tool for tool in tools if tool not in readers or ".doc" in READS[tool]]
    if old and new:
        print("\n".join(["", "Old files, those that each claims:", "", *table(old, others)]))


if __name__ == "__main__":
    main()

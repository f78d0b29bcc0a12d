"""Strings through the rules and through other tools: right, left, spoiled.

    python benchmarks/strings.py [--zhlint FOLDER] [--wrong TOOL] [--table NAME]

The table stands in ``strings/``; what counts as what, in ``_strings.py``. Every row goes through
all rules of the house style gbt9704. AutoCorrect (``autocorrect-py``), pangu and gongwen-skill come
with pip; zhlint with ``npm install --prefix FOLDER zhlint``. ``--wrong`` lists the rows that a tool
(guidang too) left or spoiled.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._string_tools import guidang, present
from benchmarks._strings import Row, count, judge, rows, tables

Results = dict[str, list[tuple[Row, str]]]


def _line(name: str, results: Results, table: str | None) -> str:
    cells = []
    for pairs in results.values():
        found = count(pair for pair in pairs if table in (None, pair[0].table))
        cells.append(f"{found.right} / {found.left} / {found.spoiled}")
    return f"| {name} | {' | '.join(cells)} |"


def _tell_wrong(pairs: Iterable[tuple[Row, str]]) -> None:
    for row, result in pairs:
        verdict = judge(row.before, row.rights, result)
        if verdict != "right":
            print(f"{verdict}\t{row.table}\t{row.part}\t{row.what}")
            print(f"\t{row.before!r}\n\t{result!r}\n\t{row.rights!r}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--zhlint", type=Path, metavar="FOLDER")
    options.add_argument("--wrong", metavar="TOOL")
    options.add_argument("--table", choices=tables())
    chosen = options.parse_args()
    found = [row for row in rows() if chosen.table in (None, row.table)]
    others, absent = present(chosen.zhlint)
    tools = {"guidang": guidang, **others}
    if chosen.wrong:
        if chosen.wrong not in tools:
            options.error(f"not here: {chosen.wrong}; there are {', '.join(tools)}")
        tools = {chosen.wrong: tools[chosen.wrong]}
    results: Results = {
        name: list(zip(found, mend(found), strict=True)) for name, mend in tools.items()
    }
    if chosen.wrong:
        _tell_wrong(results[chosen.wrong])
        return
    traps = sum(row.is_trap for row in found)
    print(f"{len(found)} rows, {traps} of them traps; right / left / spoiled\n")
    print(f"| table | {' | '.join(results)} |")
    print("|---" * (len(results) + 1) + "|")
    for table in dict.fromkeys(row.table for row in found):
        print(_line(table, results, table))
    print(_line("**all**", results, None))
    counts = {name: count(pairs) for name, pairs in results.items()}
    beside = " | ".join(str(found.spoiled_beside_blanks) for found in counts.values())
    print(f"| spoiled, blanks aside | {beside} |")
    touched = {
        name: count((row, text) for row, text in pairs if row.is_trap).spoiled
        for name, pairs in results.items()
    }
    print(f"| traps touched | {' | '.join(map(str, touched.values()))} |")
    for name in absent:
        print(f"\nnot installed: {name}")


if __name__ == "__main__":
    main()

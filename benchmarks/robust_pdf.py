"""PDF files of every sort, good and bad, beside other tools: text, a clear error, or neither.

    python benchmarks/robust_pdf.py FOLDER… [--tools A,B] [--keep DIR] [--again A] [--files]

Each file is read by each tool in a process of its own that has 60 seconds and 1 GiB, resident in
all its processes. The classes are those of ``robust_word.py``. A file holds text where pdftotext
or guidang found a letter or digit: guidang recognises pages without a text layer, the others do
not, so *empty* of theirs is most often a scan. ``less than half`` compares with pdftotext.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._runs import files_of, reading
from benchmarks._tools import READ_PDF, installed
from benchmarks.robust_word import Row, classify, holds_text, is_meagre, table

BELIEVED = ("pdftotext", "guidang")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--tools", default="", help="names, separated by commas; all if left out")
    options.add_argument("--keep", type=Path, help="a folder in which readings are kept")
    options.add_argument("--again", default="", help="tools whose kept readings are not trusted")
    options.add_argument("--files", action="store_true", help="a row a file, too")
    chosen = options.parse_args()
    here = installed(READ_PDF)
    tools = [name for name in chosen.tools.split(",") if name] or here
    if missing := [name for name in tools if name not in here]:
        options.error(f"not installed: {', '.join(missing)}")
    again = chosen.again.split(",")
    rows: dict[Path, Row] = {}
    for path in files_of(chosen.paths, {".pdf"}):
        found = {tool: reading(tool, path, chosen.keep, anew=tool in again) for tool in tools}
        holds = holds_text(found, BELIEVED)
        rows[path] = {
            tool: (classify(got, holds), is_meagre(got, found, "pdftotext"))
            for tool, got in found.items()
        }
        if chosen.files:
            cells = [f"{rows[path][tool][0]} {found[tool].message[:60]}" for tool in tools]
            print(f"| {path.name} | " + " | ".join(cells) + " |", flush=True)
    print("\n".join(["", *table(list(rows.values()), tools)]))


if __name__ == "__main__":
    main()

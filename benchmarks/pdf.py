"""PDF with a text layer beside pypdfium2 and pdfplumber: processor time, as a ratio.

    python benchmarks/pdf.py FILE_OR_FOLDER… [--rounds 3] [--pages 40] [--files]

guidang reads a whole file, with tables, pictures, the judging of each page and all proofs: once to
what was found on the pages (Raw), once to the normalized JSON. pdfplumber gives `extract_text()`
and pypdfium2 `get_text_range()` of each page, which are the words alone. All run in this process,
on the same files, in turn; the median of the rounds counts, in seconds of the processor, so that
other work on the machine matters little. Left out, and named, are files that guidang recognises in
whole or in part, those that one of the three does not read, and those of more than ``--pages``.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

Work = Callable[[Path], object]

RAW, JSON, PLUMBER, PDFIUM = "guidang, to Raw", "guidang, to JSON", "pdfplumber", "pypdfium2"


class Left(NamedTuple):
    """A file that is not compared, and why."""

    path: Path
    why: str


def tools() -> dict[str, Work]:
    from pipeline import registry, run
    from pipeline.codec import to_json
    from pipeline.stage import Context

    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds(), threads=1)
    return {
        RAW: lambda path: run.extract(path, context),
        JSON: lambda path: to_json(run.convert(path, context).report),
        PLUMBER: _plumber,
        PDFIUM: _pdfium,
    }


def _plumber(path: Path) -> int:
    import pdfplumber

    count = 0
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            count += len(page.extract_text())
            page.close()
    return count


def _pdfium(path: Path) -> int:
    import pypdfium2

    count = 0
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            text = page.get_textpage()
            count += len(text.get_text_range())
            text.close()
            page.close()
    finally:
        document.close()
    return count


def unfit(path: Path, most: int) -> str | None:
    """Why ``path`` is not compared, or None."""
    import pypdfium2

    from pipeline import registry, run
    from pipeline.errors import GuidangError
    from pipeline.raw import RawFigure
    from pipeline.stage import Context

    try:
        document = pypdfium2.PdfDocument(path)
        count = len(document)
        document.close()
        if count > most:
            return f"{count} pages"
        raw = run.extract(path, Context(style=registry.style("gbt9704"), threads=1))
        _plumber(path)
    except GuidangError as error:
        return str(error)
    except Exception as error:  # whatever another tool raises, it is a file that it cannot read
        return type(error).__name__
    if any(isinstance(fragment, RawFigure) and fragment.shows for fragment in raw.fragments):
        return "a seal on it is recognised"
    ways = {pages.way for pages in raw.pages} - {"text"}
    return f"read by {', '.join(sorted(ways))}" if ways else None


def measure(work: dict[str, Work], files: list[Path], rounds: int) -> dict[Path, dict[str, float]]:
    """Median seconds of the processor, by file and tool. Each has read each file before."""
    times: dict[Path, dict[str, list[float]]] = {path: {} for path in files}
    for _turn in range(rounds):
        for path in files:
            for name, read in work.items():
                began = time.process_time()
                read(path)
                times[path].setdefault(name, []).append(time.process_time() - began)
    return {
        path: {name: statistics.median(runs) for name, runs in by_tool.items()}
        for path, by_tool in times.items()
    }


def table(found: dict[Path, dict[str, float]]) -> str:
    """Each tool's time over that of pdfplumber and of pypdfium2, over all files; and the median
    of the files and the worst of them beside pdfplumber."""
    total = {name: sum(of[name] for of in found.values()) for name in (RAW, JSON, PLUMBER, PDFIUM)}
    rows = [
        "| tool | time / pdfplumber's | median file | worst file | time / pypdfium2's |",
        "|---|---|---|---|---|",
    ]
    for name, time_ in total.items():
        each = [of[name] / of[PLUMBER] for of in found.values()]
        middle, worst = statistics.median(each), max(each)
        ratios = time_ / total[PLUMBER], middle, worst, time_ / total[PDFIUM]
        rows.append(f"| {name} | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |")
    return "\n".join(rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--pages", type=int, default=40)
    options.add_argument("--files", action="store_true", help="a row for each file, too")
    chosen = options.parse_args()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    files = sorted(
        file for path in chosen.paths for file in (path.rglob("*.pdf") if path.is_dir() else [path])
    )
    left: list[Left] = []
    for path in files:
        why = unfit(path, chosen.pages)
        if why:
            left.append(Left(path, why))
    compared = [path for path in files if path not in {item.path for item in left}]
    if not compared:
        raise SystemExit("none of the files can be compared")
    work = tools()
    for read in work.values():  # the first reading imports what is needed
        read(compared[0])
    found = measure(work, compared, chosen.rounds)
    print(f"{len(compared)} files, {chosen.rounds} rounds\n\n{table(found)}")
    if chosen.files:
        print("\n| file | Raw / pdfplumber | JSON / pdfplumber |\n|---|---|---|")
        for path, of in found.items():
            raw, whole = of[RAW] / of[PLUMBER], of[JSON] / of[PLUMBER]
            print(f"| {path.name} | {raw:.2f} | {whole:.2f} |")
    for item in left:
        print(f"left out: {item.path.name} ({item.why})")


if __name__ == "__main__":
    main()

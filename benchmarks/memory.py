"""Memory and first time of one Word file, a process a file and tool, beside guidang's whole way.

    python benchmarks/memory.py FILE_OR_FOLDER… [--tools A,B]

Each Python tool runs in a fresh process that first reads a small file, so that imports and models
count as its base. *In all* is the most memory ever resident (Linux, VmHWM); *grown* is what the
file itself added to the base. LibreOffice and pandoc are programs of their own: of them only *in
all* is known, and their time holds the start of the program, as it does in use. A ratio below 1
means that guidang (extract, parse, normalize, proofs, JSON) took less; a file counts where both
gave text. Growth of a file is compared in sums: of small files it is nothing at all.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._runs import ROOT, SECONDS, run, word_files
from benchmarks._texts import text_in
from benchmarks._tools import NATIVE, READS, installed
from pipeline.chars import letters

WARM = ROOT / "samples"


class Used(NamedTuple):
    seconds: float
    peak: int
    grown: int | None


def used(tool: str, path: Path, warm: Path) -> Used | None:
    """One reading; None where no text came of it."""
    if tool not in NATIVE and tool != "guidang":
        got = run(tool, path)
        return Used(got.seconds, got.peak, None) if letters(got.text) else None
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = [sys.executable, str(ROOT / "benchmarks" / "_one.py"), tool]
        command += [str(path), str(out), str(warm)]
        try:
            subprocess.run(command, capture_output=True, timeout=3 * SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return None
        if not out.exists():
            return None
        found = json.loads(out.read_text("utf-8", errors="surrogatepass"))
    said = found["text"] if tool == "guidang" else text_in(tool, found["text"])
    if not letters(said):
        return None
    return Used(found["seconds"], found["peak"], found["peak"] - found["base"])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--tools", default="", help="names, separated by commas; all if left out")
    chosen = options.parse_args()
    tools = [name for name in chosen.tools.split(",") if name] or installed()
    tools = [name for name in tools if name not in ("guidang", "catdoc", "antiword")]
    warm = min(WARM.rglob("*.docx"), key=lambda path: path.stat().st_size)
    ours: dict[Path, Used] = {}
    theirs: dict[str, dict[Path, Used]] = {name: {} for name in tools}
    for path in word_files(chosen.paths):
        if (mine := used("guidang", path, warm)) is None:
            continue
        ours[path] = mine
        for tool in tools:
            if path.suffix.lower() in READS[tool] and (got := used(tool, path, warm)):
                theirs[tool][path] = got
    print(f"guidang read {len(ours)} files\n")
    print(
        "| tool | files | time, in all | time, median "
        "| memory in all, median | largest of the files | grown, in all |"
    )
    print("|---" * 7 + "|")
    for tool, found in theirs.items():
        if found:
            print(row(tool, ours, found))


def row(tool: str, ours: dict[Path, Used], theirs: dict[Path, Used]) -> str:
    pairs = [(ours[path], theirs[path]) for path in theirs]
    time = sum(a.seconds for a, _b in pairs) / sum(b.seconds for _a, b in pairs)
    times = statistics.median(a.seconds / b.seconds for a, b in pairs)
    peaks = statistics.median(a.peak / b.peak for a, b in pairs)
    largest = max(a.peak for a, _b in pairs) / max(b.peak for _a, b in pairs)
    growths = [(a.grown, b.grown) for a, b in pairs if a.grown is not None and b.grown is not None]
    below = sum(b for _a, b in growths)
    grown = f"{sum(a for a, _b in growths) / below:.2f}" if below else ""
    numbers = [f"{n:.2f}" for n in (time, times, peaks, largest)]
    return f"| {tool} | {len(pairs)} | " + " | ".join([*numbers, grown]) + " |"


if __name__ == "__main__":
    main()

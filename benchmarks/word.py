"""Word to normalized JSON beside other readers of Word: time as a ratio, and who fails.

    python benchmarks/word.py FILE_OR_FOLDER… [--rounds 5]

All tools run in this process (pandoc starts its program for each file, as it must), on the same
files, in turn, so that a slow moment of the machine meets all of them. For each file and tool
the median of the rounds counts. A ratio below 1 means that guidang took less time; it is taken
over the files that both read. Left out are files of which a tool gives less than a tenth of the
letters in guidang's JSON: an empty text is quickly made.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import statistics
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._runs import docx_files
from benchmarks._tools import Reader, guidang_reader, present


class Taken(NamedTuple):
    """One reading: wall time, and how many letters came of it."""

    seconds: float
    letters: int


def take(read: Reader, path: Path) -> Taken | None:
    """One reading, or None where the tool fails on the file."""
    began = time.perf_counter()
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            text = read(path)
    except Exception:  # whatever another tool raises, it is a file that it could not read
        return None
    seconds = time.perf_counter() - began
    return Taken(seconds, sum(map(str.isalnum, text)))


def measure(
    tools: dict[str, Reader], files: list[Path], rounds: int
) -> dict[str, dict[Path, float]]:
    """Median seconds by tool and file; files that a tool does not read are absent."""
    times: dict[str, dict[Path, list[float]]] = {name: {} for name in tools}
    for turn in range(rounds + 1):  # the first is a warm-up: imports, caches
        for path in files:
            found = {name: take(read, path) for name, read in tools.items()}
            ours = found["guidang"]
            for name, taken in found.items():
                if turn and taken and ours and 10 * taken.letters >= ours.letters:
                    times[name].setdefault(path, []).append(taken.seconds)
    return {
        name: {path: statistics.median(runs) for path, runs in by_file.items()}
        for name, by_file in times.items()
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("paths", nargs="+", type=Path)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    files = docx_files(chosen.paths)
    others, absent = present()
    tools = {"guidang": guidang_reader(), **others}
    found = measure(tools, files, chosen.rounds)
    ours = found["guidang"]
    print(f"{len(files)} files, {chosen.rounds} rounds; guidang read {len(ours)}\n")
    print("| tool | files compared | guidang's time / its time, in all | median of the files |")
    print("|---|---|---|---|")
    for name, times in found.items():
        both = ours.keys() & times.keys()
        if name == "guidang" or not both:
            continue
        ratio = sum(ours[p] for p in both) / sum(times[p] for p in both)
        middle = statistics.median(ours[p] / times[p] for p in both)
        print(f"| {name} | {len(times)} | {ratio:.2f} | {middle:.2f} |")
    for name in absent:
        print(f"| {name} | not installed | | |")


if __name__ == "__main__":
    main()

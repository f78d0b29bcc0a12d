"""Whether the memory of a process that reads scans stays flat, page after page.

    python benchmarks/scan_memory.py [--pages 120] [--engine auto] [--threads 1] [FOLDER]

Read are the scans of samples/, or the pictures of FOLDER, over and over, each time at another
size, turned a little and cut at another place: no two pages have the same lines, as in a real
archive. Runtimes keep something for each new size of a picture; this shows whether that ends.
Printed is what is resident after each tenth of the pages, and the most that ever was (Linux).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image

from benchmarks.scan import PICTURES, pages, samples
from pipeline import registry
from pipeline.stage import Context
from stages.extract._ocr.loaded import engine
from stages.extract._ocr.sheet import read_sheet

if TYPE_CHECKING:
    from benchmarks.scan import Picture

LEAST, STEPS = 0.6, 37
"""Pages are from this share of their size to all of it; so many sizes, in no even order."""


def varied(sources: list[Picture]) -> Iterator[Picture]:
    for turn in count():
        source = Image.fromarray(sources[turn % len(sources)])
        share = LEAST + (1 - LEAST) * (turn * 11 % STEPS) / STEPS
        size = round(source.width * share), round(source.height * share)
        page = source.resize(size, Image.Resampling.BICUBIC)
        left, top = turn * 7 % 40, turn * 5 % 30
        page = page.crop((left, top, page.width - turn % 25, page.height - turn % 15))
        yield np.ascontiguousarray(np.asarray(page))


def resident(field: str) -> int:
    """Megabytes: ``VmRSS`` now, ``VmHWM`` at most."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) // 1024
    raise ValueError(field)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pages", type=int, default=120)
    parser.add_argument("--engine", default="auto")
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    style = registry.style("gbt9704")
    ours = engine(Context(style=style, threads=asked.threads, ocr_engine=asked.engine))
    files = sorted(asked.folder.iterdir()) if asked.folder else []
    sources = [page for case in samples() for page in case.pages] if not files else [
        page for path in files if path.suffix.lower() in PICTURES for page in pages(path)
    ]  # fmt: skip
    print(f"{len(sources)} pages at hand, {resident('VmRSS')} MB before the first\n")
    print("| pages | resident MB | most MB | CPU s a page |")
    print("|---|---|---|---|")
    step = max(asked.pages // 10, 1)
    began = time.process_time()
    for number, picture in enumerate(varied(sources), start=1):
        read_sheet(picture, number, unit=1, scale=None, engine=ours)
        if number % step == 0:
            took = (time.process_time() - began) / step
            print(f"| {number} | {resident('VmRSS')} | {resident('VmHWM')} | {took:.2f} |")
            sys.stdout.flush()
            began = time.process_time()
        if number >= asked.pages:
            return


if __name__ == "__main__":
    main()

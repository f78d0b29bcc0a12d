"""A scanned page beside bare RapidOCR with its default settings: time and wrong characters.

    python benchmarks/scan.py [--truth FOLDER] [--rounds 3] [--threads 2]

Read are the scans of samples/ and, with ``--truth``, each picture of FOLDER that has its text
beside it (``X.png`` with ``X.png.gt.txt`` or ``X.gt.txt``; ``X.clean.png`` belongs to the
latter too). Both get the same picture in memory and the same number of threads, in one process
and in turn, so that a slow moment meets both; for each page the median of the rounds counts.

Characters are counted as wrong by edit distance, blanks aside. *Width aside* counts （ and ( as
the same. *Order aside* counts, besides, only what is missing or too much, wherever it stands:
truth may have the page number first or a table in another place, and neither is misread. The
truth of a sample is its report without printed dress (附件：, page numbers), which both read as
well: there the difference between the two counts, not the number itself.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.chars import fold_width, ink

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Read = Callable[[Picture], str]

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


class Case(NamedTuple):
    """A document: its pages as pictures, and the text that stands on them."""

    group: str
    name: str
    pages: list[Picture]
    truth: str


class Result(NamedTuple):
    seconds: float
    wrong: int
    wrong_width_aside: int
    wrong_order_aside: int


def samples() -> Iterator[Case]:
    from pipeline.codec import from_json
    from pipeline.report import Report
    from pipeline.walk import texts

    for path in sorted(SAMPLES.glob("*scan*/case.toml")):
        source = path.parent / str(tomllib.loads(path.read_text("utf-8"))["source"])
        report = from_json((path.parent / "expected.json").read_bytes(), Report)
        truth = "".join(text.text for text in texts(report))
        yield Case("samples", path.parent.name, pages(source), truth)


def with_truth(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in PICTURES:
            continue
        stem = path.name.split(".")[0]
        for beside in (folder / f"{path.name}.gt.txt", folder / f"{stem}.gt.txt"):
            if beside.exists():
                yield Case(folder.name, path.name, pages(path), beside.read_text("utf-8"))
                break


def pages(path: Path) -> list[Picture]:
    if path.suffix.lower() == ".pdf":
        from stages.extract.pdf._render import Renderer

        with Renderer(path) as renderer:
            return [renderer.page(n)[0] for n in range(1, renderer.count() + 1)]
    from stages.extract._ocr.frames import frames

    return [frame.picture for frame in frames(path) if frame and frame.picture is not None]


def guidang(threads: int) -> Read:
    """All that guidang does to a page: paper, skew, two looks, seals, tables, unread ink."""
    from pipeline import registry
    from pipeline.stage import Context
    from stages.extract._ocr.loaded import engine
    from stages.extract._ocr.sheet import read_sheet

    ours = engine(Context(style=registry.style("gbt9704"), threads=threads))

    def read(picture: Picture) -> str:
        page = read_sheet(picture, 1, unit=1, scale=None, engine=ours).page
        parts = [(line.box[1], line.text) for line in page.lines]
        for placed in page.placed:
            top, rows = placed.box[1], getattr(placed.fragment, "rows", ())
            at = next((i for i, part in enumerate(parts) if part[0] > top), len(parts))
            parts.insert(at, (top, "".join(cell.text for row in rows for cell in row)))
        return "".join(text for _top, text in parts)

    return read


def rapidocr(threads: int) -> Read:
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )

    def read(picture: Picture) -> str:
        return "".join(getattr(engine(picture), "txts", None) or ())

    return read


def measure(case: Case, tools: dict[str, Read], rounds: int) -> dict[str, Result]:
    times: dict[str, list[float]] = {name: [] for name in tools}
    found: dict[str, str] = {}
    for _round in range(rounds):
        for name, read in tools.items():
            began = time.perf_counter()
            found[name] = "".join(read(picture) for picture in case.pages)
            times[name].append(time.perf_counter() - began)
    truth = ink(case.truth)
    return {
        name: Result(
            statistics.median(times[name]),
            distance(truth, ink(found[name])),
            distance(fold_width(truth), fold_width(ink(found[name]))),
            unlike(fold_width(truth), fold_width(ink(found[name]))),
        )
        for name in tools
    }


def distance(a: str, b: str) -> int:
    """Levenshtein's: characters to put in, take out or change."""
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        now = [i]
        for j, y in enumerate(b, start=1):
            now.append(min(before[j] + 1, now[-1] + 1, before[j - 1] + (x != y)))
        before = now
    return before[-1]


def unlike(a: str, b: str) -> int:
    """Characters to put in, take out or change where order does not matter."""
    counts = Counter(a), Counter(b)
    return max((counts[0] - counts[1]).total(), (counts[1] - counts[0]).total())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    tools = {"guidang": guidang(asked.threads), "RapidOCR": rapidocr(asked.threads)}
    cases = [*samples(), *(with_truth(asked.truth) if asked.truth else ())]
    for read in tools.values():
        read(cases[0].pages[0])  # models are loaded outside the clock
    print("| document | pages | characters | guidang s | RapidOCR s | ratio | wrong | its wrong |")
    print("|---|---|---|---|---|---|---|---|")
    sums: dict[str, list[tuple[Case, dict[str, Result]]]] = {}
    for case in cases:
        got = measure(case, tools, asked.rounds)
        sums.setdefault(case.group, []).append((case, got))
        print(row(case.name, [(case, got)]), flush=True)
    for group, results in sums.items():
        print(row(f"**{group}**", results))


def row(name: str, results: list[tuple[Case, dict[str, Result]]]) -> str:
    ours = [got["guidang"] for _case, got in results]
    bare = [got["RapidOCR"] for _case, got in results]
    count = sum(len(ink(case.truth)) for case, _got in results)
    took = sum(r.seconds for r in ours), sum(r.seconds for r in bare)
    cells = [
        name,
        str(sum(len(case.pages) for case, _got in results)),
        str(count),
        f"{took[0]:.2f}",
        f"{took[1]:.2f}",
        f"{took[0] / took[1]:.2f}",
        wrong(ours, count),
        wrong(bare, count),
    ]
    return "| " + " | ".join(cells) + " |"


def wrong(results: list[Result], count: int) -> str:
    raw = sum(r.wrong for r in results)
    width = sum(r.wrong_width_aside for r in results)
    order = sum(r.wrong_order_aside for r in results)
    return f"{raw} ({raw / count:.2%}), width aside {width}, order aside {order}"


if __name__ == "__main__":
    main()

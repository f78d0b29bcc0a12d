"""A scanned page beside bare RapidOCR with its default settings, and Tesseract: time and wrong
characters.

    python benchmarks/scan.py [--truth FOLDER] [--rounds 3] [--threads 2] [--tools A,B] [--most N]

Read are the scans of samples/ and, with ``--truth``, each picture of FOLDER that has its text
beside it (``X.png`` with ``X.png.gt.txt`` or ``X.gt.txt``; ``X.clean.png`` belongs to the
latter too), at most N of each. All get the same picture in memory and the same number of
threads. Each has a process of its own, since what one sets for its numbers would hold for the
others; they read page by page in turn, so that a slow moment meets all. For each page the median
of the rounds counts: of the time on the clock, and of the time of processors, which does not
depend on what else the machine does.

Characters are counted as wrong by edit distance, blanks aside. *Width aside* counts （ and ( as
the same. *Order aside* counts, besides, only what is missing or too much, wherever it stands:
truth may have the page number first or a table in another place, and neither is misread. The
truth of a sample is its report without printed dress (附件：, page numbers), which all read as
well: there the difference counts, not the number itself.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._distance import distance
from pipeline.chars import fold_width, ink

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.stage import OcrEngine

    Picture = NDArray[np.uint8]
    Read = Callable[[Picture], str]

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
RULER = "RapidOCR"
"""The tool whose time the others are measured by."""


class Case(NamedTuple):
    """A document: its pages as pictures, and the text that stands on them."""

    group: str
    name: str
    pages: list[Picture]
    truth: str


class Result(NamedTuple):
    clock: float
    processor: float
    wrong: int
    wrong_width_aside: int
    wrong_order_aside: int


Results = dict[str, Result]
"""By tool."""


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


def guidang(name: OcrEngine) -> Callable[[int], Read]:
    """All that guidang does to a page: paper, skew, two looks, seals, tables, unread ink."""

    def load(threads: int) -> Read:
        from pipeline import registry
        from pipeline.stage import Context
        from stages.extract._ocr.loaded import engine
        from stages.extract._ocr.sheet import read_sheet

        style = registry.style("gbt9704")
        ours = engine(Context(style=style, threads=threads, ocr_engine=name))

        def read(picture: Picture) -> str:
            page = read_sheet(picture, 1, unit=1, scale=None, engine=ours).page
            parts = [(line.box[1], line.text) for line in page.lines]
            for placed in page.placed:
                top, rows = placed.box[1], getattr(placed.fragment, "rows", ())
                at = next((i for i, part in enumerate(parts) if part[0] > top), len(parts))
                parts.insert(at, (top, "".join(cell.text for row in rows for cell in row)))
            return "".join(text for _top, text in parts)

        return read

    return load


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


def tesseract(threads: int) -> Read:
    import cv2

    env = {"OMP_THREAD_LIMIT": str(threads), "PATH": "/usr/local/bin:/usr/bin:/bin"}

    def read(picture: Picture) -> str:
        command = ["tesseract", "-", "-", "-l", "chi_sim", "--dpi", "200"]
        data = cv2.imencode(".png", picture)[1].tobytes()
        return subprocess.run(command, input=data, capture_output=True, env=env).stdout.decode()

    return read


TOOLS: dict[str, Callable[[int], Read]] = {
    "onnxruntime": guidang("onnxruntime"),
    "openvino": guidang("openvino"),
    RULER: rapidocr,
    "Tesseract": tesseract,
}
"""The first two are guidang with that engine."""


class Tool:
    """A tool in a process of its own."""

    def __init__(self, name: str, threads: int) -> None:
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, name, threads), daemon=True)
        self._process.start()

    def read(self, picture: Picture) -> tuple[str, float, float]:
        """The text, and the seconds on the clock and of processors that it took."""
        self._line.send(picture)
        found: tuple[str, float, float] = self._line.recv()
        return found


def serve(line: Connection, name: str, threads: int) -> None:
    read = TOOLS[name](threads)
    while True:
        try:
            picture = line.recv()
        except EOFError:
            return
        began, used = time.perf_counter(), processor_seconds()
        text = read(picture)
        line.send((text, time.perf_counter() - began, processor_seconds() - used))


def processor_seconds() -> float:
    """Of this process and of the programs that it ran."""
    import resource

    own, others = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return sum(u.ru_utime + u.ru_stime for u in (own, others))


def measure(case: Case, tools: dict[str, Tool], rounds: int) -> Results:
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in tools}
    found: dict[str, str] = {}
    for _round in range(rounds):
        for name, tool in tools.items():
            answers = [tool.read(picture) for picture in case.pages]
            found[name] = "".join(text for text, _clock, _processor in answers)
            times[name].append((sum(a[1] for a in answers), sum(a[2] for a in answers)))
    truth = ink(case.truth)
    return {
        name: Result(
            statistics.median(clock for clock, _processor in times[name]),
            statistics.median(processor for _clock, processor in times[name]),
            distance(truth, ink(found[name])),
            distance(fold_width(truth), fold_width(ink(found[name]))),
            unlike(fold_width(truth), fold_width(ink(found[name]))),
        )
        for name in tools
    }


def unlike(a: str, b: str) -> int:
    """Characters to put in, take out or change where order does not matter."""
    counts = Counter(a), Counter(b)
    return max((counts[0] - counts[1]).total(), (counts[1] - counts[0]).total())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--most", type=int)
    asked = parser.parse_args()
    tools = {name: Tool(name, asked.threads) for name in asked.tools.split(",")}
    cases = [
        *islice(samples(), asked.most),
        *(islice(with_truth(asked.truth), asked.most) if asked.truth else ()),
    ]
    for tool in tools.values():
        tool.read(cases[0].pages[0])  # models are loaded outside the clock
    groups: dict[str, list[tuple[Case, Results]]] = {}
    for case in cases:
        got = measure(case, tools, asked.rounds)
        groups.setdefault(case.group, []).append((case, got))
        used = ", ".join(f"{name} {r.processor:.1f} s {r.wrong} wrong" for name, r in got.items())
        print(f"{case.name}: {used}", file=sys.stderr, flush=True)
    print("| set | pages | characters | tool | processor s | ratio | clock s | ratio | wrong |")
    print("|---|---|---|---|---|---|---|---|---|")
    for group, results in groups.items():
        print("\n".join(rows(group, results, list(tools))))


def rows(group: str, results: list[tuple[Case, Results]], tools: list[str]) -> Iterator[str]:
    count = sum(len(ink(case.truth)) for case, _got in results)
    number = sum(len(case.pages) for case, _got in results)
    for name in tools:
        used = [got[name].processor for _case, got in results]
        took = [got[name].clock for _case, got in results]
        cells = [group, number, count, name]
        for seconds, field in ((sum(used), "processor"), (sum(took), "clock")):
            ruler = sum(getattr(got[RULER], field) for _case, got in results if RULER in got)
            cells += [f"{seconds:.1f}", f"{seconds / ruler:.2f}" if ruler else "—"]
        yield "| " + " | ".join(map(str, [*cells, wrong(results, name, count)])) + " |"


def wrong(results: list[tuple[Case, Results]], name: str, count: int) -> str:
    found = [got[name] for _case, got in results]
    raw = sum(r.wrong for r in found)
    width = sum(r.wrong_width_aside for r in found)
    order = sum(r.wrong_order_aside for r in found)
    return f"{raw} ({raw / count:.2%}), width aside {width}, order aside {order}"


if __name__ == "__main__":
    main()

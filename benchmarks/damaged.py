"""Wrong characters on damaged scans, beside bare RapidOCR and Tesseract on the same pictures.

    python benchmarks/damaged.py [--grades clean,office,poor,shadow,fax] [--pages 12]
        [--as .tiff|.pdf] [--engines onnxruntime,openvino] [--with rapidocr,tesseract]
        [--truth FOLDER] [--keep DIR] [--state DIR] [--confusions 30] [--places FILE]

The reports of samples/truth and benchmarks/texts are typed in Word, printed by LibreOffice,
damaged (``_grades.py``) and read. Counted is the edit distance, blanks and page numbers aside.

- *raw*: what guidang's extract gives, against what the printing program says is on the pages.
  A page number that is left in the text counts as wrong, and so does a line taken for one.
- *JSON*: the normalized report, dressed again (附件：, 抄送：, dates in 年月日), against the
  normalized report of the document's own Word file.
- bare readers: their lines as they come, with default settings, against what is printed. A last
  line that is a number is left out for them.
- *marks aside*: the same, where marks of another width or dress (（ (, “ ", 〔 [) are no fault.

``--keep`` saves the printing and what the bare readers gave; ``--state`` guidang's own readings,
so that this and ``structure.py`` need them once for one state of the code.
``--truth`` reads, instead, each picture and PDF of FOLDER that has its text beside it; there the
JSON is held against the same text, so that what rules rightly change counts as wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._distance import Edit, edits
from benchmarks._documents import Document, documents, folder_for
from benchmarks._grades import GRADES
from benchmarks._page_readers import BARE, Guidang, bare
from benchmarks._plain import alike, page_text, typed_text

if TYPE_CHECKING:
    from benchmarks._page_readers import ReadPage


PICTURES, PDFS = "pictures", "PDF files"


class Outcome(NamedTuple):
    """One reading of one document by one tool."""

    tool: str
    document: str
    truth: str
    read: str

    @property
    def wrong(self) -> int:
        return len(edits(self.truth, self.read))

    @property
    def marks_aside(self) -> int:
        return len(edits(alike(self.truth), alike(self.read)))


def on_grade(
    chosen: list[Document],
    grade: str,
    readers: list[Guidang],
    others: dict[str, ReadPage],
    suffix: str,
) -> Iterator[Outcome]:
    scan = GRADES[grade]
    for document in chosen:
        pages = document.scanned(scan)
        printed = "".join(map(page_text, document.pages))
        typed = readers[0].read(document.word_path()).final
        with document.scan_file(scan, pages, suffix) as path:
            for reader in readers:
                yield from ours(reader, path, document.name, printed, typed)
        for name, one in others.items():
            text = "".join(one(page, scan.dpi) for page in pages)
            yield Outcome(name, document.name, printed, text)


def ours(reader: Guidang, path: Path, name: str, printed: str, typed: str) -> Iterator[Outcome]:
    found = reader.read(path)
    yield Outcome(f"{reader.name}, raw", name, printed, found.raw)
    yield Outcome(f"{reader.name}, JSON", name, typed, found.final)


def with_truth(
    folder: Path, of: str, readers: list[Guidang], others: dict[str, ReadPage]
) -> Iterator[Outcome]:
    """Of the pictures in ``folder``, or of the PDFs, which the others cannot read."""
    from PIL import Image

    for path in sorted(folder.iterdir()):
        truth = _truth_beside(path)
        if truth is None or (path.suffix.lower() == ".pdf") != (of == PDFS):
            continue
        for reader in readers:
            yield from ours(reader, path, path.name, truth, truth)
        if of == PDFS:
            continue
        with Image.open(path) as page:
            dpi = round(page.info.get("dpi", (200, 200))[0]) or 200
            for name, one in others.items():
                yield Outcome(name, path.name, truth, one(page, dpi))


def _truth_beside(path: Path) -> str | None:
    if path.suffix == ".txt":
        return None
    for name in (f"{path.name}.gt.txt", f"{path.name.split('.')[0]}.gt.txt"):
        beside = path.with_name(name)
        if beside.exists():
            return typed_text(beside.read_text("utf-8"))
    return None


def row(grade: str, tool: str, of_tool: list[Outcome]) -> str:
    count = sum(len(outcome.truth) for outcome in of_tool)
    wrong, aside = sum(o.wrong for o in of_tool), sum(o.marks_aside for o in of_tool)
    cells = [grade, tool, count, wrong, f"{wrong / count:.2%}", aside, f"{aside / count:.2%}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def stretches(outcome: Outcome) -> list[Edit]:
    """Its edits, neighbours put together: a lost line is one, and so is 未→末."""
    found: list[Edit] = []
    for edit in edits(outcome.truth, outcome.read):
        last = found[-1] if found else None
        if (
            last
            and last.at + len(last.was) == edit.at
            and (len(last.was) != len(last.got) or not (edit.was and edit.got))
        ):
            found[-1] = Edit(last.at, last.was + edit.was, last.got + edit.got)
        else:
            found.append(edit)
    return found


def confusions(outcomes: list[Outcome], most: int) -> list[str]:
    counts = Counter((e.was, e.got) for outcome in outcomes for e in stretches(outcome))
    return [
        f"{times} × {_shown(was)} → {_shown(got)}"
        for (was, got), times in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:most]
    ]


def places(outcome: Outcome) -> list[str]:
    return [
        f"{outcome.document}: {outcome.truth[max(0, e.at - 8) : e.at]}[{_shown(e.was)} → "
        f"{_shown(e.got)}]{outcome.truth[e.at + len(e.was) :][:8]}"
        for e in stretches(outcome)
    ]


def _shown(text: str) -> str:
    return (text if len(text) <= 24 else f"{text[:20]}…({len(text)})") or "nothing"


def take(chosen: list[Document], pages: int) -> list[Document]:
    """Documents in turn until ``pages`` are together; the last one may go beyond."""
    taken, count = [], 0
    for document in chosen:
        if count < pages:
            taken.append(document)
            count += len(document.pages)
    return taken


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--grades", default=",".join(GRADES))
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--documents", default="", help="names, separated by commas")
    options.add_argument("--as", dest="suffix", choices=(".tiff", ".pdf"), default=".tiff")
    options.add_argument("--engines", default="auto", help="of guidang: onnxruntime, openvino …")
    options.add_argument("--with", dest="others", default=",".join(BARE))
    options.add_argument("--truth", type=Path)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--keep", type=Path, help="a folder for what takes long to make")
    options.add_argument("--state", type=Path, help="a folder for guidang's own readings")
    options.add_argument("--confusions", type=int, default=30)
    options.add_argument("--places", type=Path, help="a file for every fault of guidang, in place")
    asked = options.parse_args()
    keep = folder_for(asked.keep)
    others = bare([name for name in asked.others.split(",") if name], asked.threads, keep)
    readers = [Guidang(name, asked.threads, asked.state) for name in asked.engines.split(",")]
    wanted = [
        d for d in documents(keep) if not asked.documents or d.name in asked.documents.split(",")
    ]
    chosen = take(wanted, asked.pages)
    print("| grade | read by | characters | wrong | share | marks aside | share |")
    print("|---|---|---|---|---|---|---|", flush=True)
    grades = [PICTURES, PDFS] if asked.truth else asked.grades.split(",")
    notes: list[str] = []
    for grade in grades:
        outcomes = list(
            with_truth(asked.truth, grade, readers, others)
            if asked.truth
            else on_grade(chosen, grade, readers, others, asked.suffix)
        )
        for tool in dict.fromkeys(outcome.tool for outcome in outcomes):
            of_tool = [outcome for outcome in outcomes if outcome.tool == tool]
            print(row(grade, tool, of_tool), flush=True)
            if asked.confusions and tool.startswith("guidang"):
                notes += ["", f"{grade}, {tool}:", *confusions(of_tool, asked.confusions)]
            if asked.places and tool.startswith("guidang"):
                with asked.places.open("a", encoding="utf-8") as file:
                    for outcome in of_tool:
                        file.writelines(f"{grade}, {tool}, {p}\n" for p in places(outcome))
    print("\n".join(notes))


if __name__ == "__main__":
    main()

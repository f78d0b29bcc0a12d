"""``python -m samples.make [case …]``: makes the sources and ``expected.json`` of the samples."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.codec import to_json

from .look import Case, case_names, read_case
from .office import office_file, pdf_file
from .paper import scan_file
from .place import seal_place
from .text import text_file
from .truth import read_truth
from .word import word_file

OLD_FORMATS = (".doc", ".rtf", ".odt")


def source_file(case: Case) -> bytes:
    report, suffix = read_truth(case.truth), Path(case.source).suffix
    if suffix == ".txt":
        return text_file(report, case.look)
    word = word_file(report, case.look)
    if suffix == ".docx":
        return word
    if suffix in OLD_FORMATS:
        return office_file(word, suffix)
    pdf = pdf_file(word)
    if not case.scan:
        return pdf
    seal = seal_place(pdf, report) if case.scan.seal else None
    return scan_file(pdf, case.scan, suffix, seal)


def main() -> None:
    for name in sys.argv[1:] or case_names():
        case = read_case(name)
        (case.folder / case.source).write_bytes(source_file(case))
        (case.folder / "expected.json").write_bytes(to_json(read_truth(case.truth)))
        print(name)


if __name__ == "__main__":
    main()

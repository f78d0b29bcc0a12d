"""The documents that are printed, damaged and read: five truths of samples/, and texts/."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.report import Report
from samples.make.look import Look, Scan
from samples.make.office import pdf_file
from samples.make.paper import file_of, scanned
from samples.make.place import page_texts, seal_place
from samples.make.truth import FOLDER as TRUTHS
from samples.make.truth import read_truth
from samples.make.word import word_file

if TYPE_CHECKING:
    from PIL.Image import Image

TEXTS = Path(__file__).with_name("texts")
SCANNED = ("accountability", "conduct", "formal", "letter", "minutes")
"""Truths of samples/ that are measured on paper, always the same ones, so that figures
stay comparable."""
FACES = ("Noto Serif CJK SC", "LXGW WenKai")
"""Bodies in turn: the one for Song, the other for Fangsong and Kai, which no free font has."""
ORGAN = "桐澜县人民政府办公室"
"""On the seal of a report that a person signed."""


@dataclass(frozen=True)
class Document:
    """A report, typed in Word and printed. ``keep`` holds what was made before."""

    name: str
    report: Report
    face: str
    keep: Path

    @cached_property
    def word(self) -> bytes:
        return word_file(self.report, Look(face=self.face))

    @cached_property
    def pdf(self) -> bytes:
        made = self.keep / f"{self.name}-{hashlib.sha256(self.word).hexdigest()[:12]}.pdf"
        if not made.exists():
            made.write_bytes(pdf_file(self.word))
        return made.read_bytes()

    @cached_property
    def pages(self) -> list[str]:
        """What is printed on each page."""
        return page_texts(self.pdf)

    def scanned(self, scan: Scan) -> list[Image]:
        """Its pages damaged, each as the file holds it once packed."""
        from samples.make.damage import pressed

        if not scan.seal or not (self.report.signature and self.report.date):
            pages = scanned(self.pdf, replace(scan, seal=""))
        else:
            name = self.report.signature[-1]
            ring = name if len(name) > 4 else ORGAN
            pages = scanned(self.pdf, replace(scan, seal=ring), seal_place(self.pdf, self.report))
        return [pressed(page, scan.quality) for page in pages] if scan.quality else pages

    @contextmanager
    def scan_file(self, scan: Scan, pages: list[Image], suffix: str = ".tiff") -> Iterator[Path]:
        """``pages`` as one file while they are read: a TIFF, in which every reader gets the same
        dots, or a PDF, in which they went through JPEG of good quality once more."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{self.name}{suffix}")
            path.write_bytes(file_of(pages, replace(scan, quality=95), suffix))
            yield path

    def word_path(self) -> Path:
        path = self.keep / f"{self.name}.docx"
        path.write_bytes(self.word)
        return path


def folder_for(keep: Path | None) -> Path:
    """``keep``, made where it is missing, or a temporary folder."""
    folder = keep or Path(tempfile.mkdtemp(prefix="guidang-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def documents(folder: Path) -> list[Document]:
    """All of them; what takes long to make is kept in ``folder``."""
    paths = [*(TRUTHS / f"{name}.xml" for name in SCANNED), *sorted(TEXTS.glob("*.xml"))]
    return [
        Document(path.stem, read_truth(path), FACES[n % 2], folder) for n, path in enumerate(paths)
    ]

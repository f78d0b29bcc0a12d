"""Who reads the pages: guidang as a whole, and the two engines that others use bare."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from benchmarks._plain import page_text, raw_text, report_text
from pipeline.report import Report

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.stage import OcrEngine

    ReadPage = Callable[[Image, int], str]


class Reading(NamedTuple):
    """A document as guidang read it: before parse, and after normalization."""

    raw: str
    final: str
    report: Report


class Guidang(NamedTuple):
    """guidang with one engine. What it read is kept in ``keep``, where that is given: one
    folder for one state of its code."""

    engine: OcrEngine
    threads: int
    keep: Path | None = None

    @property
    def name(self) -> str:
        return "guidang" if self.engine == "auto" else f"guidang ({self.engine})"

    def read(self, path: Path) -> Reading:
        """``path`` through all stages, with the proofs."""
        if self.keep is None:
            return _read(path, self.engine, self.threads)
        about = hashlib.sha256(self.engine.encode() + path.read_bytes()).hexdigest()[:20]
        kept = self.keep / f"guidang-{about}.json"
        if not kept.exists():
            self.keep.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(msgspec.json.encode(_read(path, self.engine, self.threads)))
        return msgspec.json.decode(kept.read_bytes(), type=Reading)


def _read(path: Path, engine: OcrEngine, threads: int) -> Reading:
    from pipeline import registry, run
    from pipeline.stage import Context

    context = Context(
        style=registry.style("gbt9704"),
        kinds=registry.kinds(),
        threads=threads,
        ocr_engine=engine,
    )
    raw = run.extract(path, context)
    report = run.normalize_report(run.parse(raw, context), context)
    pieces = registry.parser().parse(raw, context).pieces
    return Reading(raw_text(raw), report_text(report, raw, pieces), report)


def bare(names: list[str], threads: int, keep: Path) -> dict[str, ReadPage]:
    """The other readers, by name: a page and its dots an inch to the ink of its text. What one
    made of a page is kept in ``keep``, since it never changes."""
    return {name: _kept(name, BARE[name](threads), keep) for name in names}


def _kept(name: str, one: ReadPage, keep: Path) -> ReadPage:
    def once(page: Image, dpi: int) -> str:
        about = f"{page.mode} {page.size} {dpi} ".encode()
        path = keep / f"{name}-{hashlib.sha256(about + page.tobytes()).hexdigest()[:20]}.txt"
        if not path.exists():
            path.write_text(one(page, dpi), "utf-8")
        return path.read_text("utf-8")

    return once


def _rapidocr(threads: int) -> ReadPage:
    import numpy as np
    from rapidocr import RapidOCR

    limit = {"EngineConfig.onnxruntime.intra_op_num_threads": threads}
    engine = RapidOCR(params={"Global.log_level": "critical", **limit})

    def one(page: Image, _dpi: int) -> str:
        found = engine(np.asarray(page.convert("RGB"))[:, :, ::-1])
        return page_text("\n".join(getattr(found, "txts", None) or ()))

    return one


def _tesseract(threads: int) -> ReadPage:
    def one(page: Image, dpi: int) -> str:
        held = io.BytesIO()
        page.save(held, "PNG", dpi=(dpi, dpi))
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                ["tesseract", "-", "-", "-l", "chi_sim"],
                input=held.getvalue(),
                capture_output=True,
                check=True,
                timeout=120,
                cwd=folder,
                env={"OMP_THREAD_LIMIT": str(threads), "PATH": "/usr/local/bin:/usr/bin:/bin"},
            )
        return page_text(done.stdout.decode())

    return one


BARE: dict[str, Callable[[int], ReadPage]] = {"rapidocr": _rapidocr, "tesseract": _tesseract}

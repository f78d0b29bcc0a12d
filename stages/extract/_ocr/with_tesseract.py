"""Lines read by the program Tesseract, where it is asked for by name.

Lines are found by the network all the same: Tesseract's own search for lines takes tables and
seals for text. Measured, it reads worse and slower than the network; it is here for who needs
its reading.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from lxml import etree

from pipeline.errors import DamagedFile, MissingPart
from pipeline.stage import Need
from stages.extract._ocr.ctc import NOTHING
from stages.extract._ocr.engine import Engine, Reading
from stages.extract._office.process import TooLong, TooMuch, run

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

LANGUAGES = ("chi_sim", "eng")
INSTALL = "install it with `apt install tesseract-ocr tesseract-ocr-chi-sim`"
ASK_SECONDS = 20.0
LINE_SECONDS = 3.0
"""A line takes a fifth of a second."""
MAX_BYTES = 200 * 2**20
BORDER = 0.25
"""White around a line, in heights of it: at the edge Tesseract sees strokes that are none."""
WIDEST = 32_000
"""Pixels; Tesseract refuses a picture with a side of more than 32767."""

_ASCII_WORD = re.compile(r"[0-9A-Za-z]")
_TITLE = re.compile(r"x_bboxes (-?\d+) -?\d+ (-?\d+) -?\d+; x_conf (-?[\d.]+)")


class TesseractEngine:
    """Raises ``MissingPart`` where the program or a language is missing."""

    def __init__(self, finder: Engine, threads: int) -> None:
        self._program = _ready()
        self._finder = finder
        self._threads = threads

    def detect(self, picture: Picture, longest: int) -> list[Quad]:
        return self._finder.detect(picture, longest)

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        """All lines in one call, as the pages of one document. Raises ``DamagedFile`` where
        Tesseract takes too long or fails."""
        if not crops:
            return []
        with TemporaryDirectory(prefix="guidang-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            names = [folder / f"{number}.png" for number in range(len(crops))]
            borders = [_write(crop, path) for crop, path in zip(crops, names, strict=True)]
            (folder / "lines.txt").write_text("".join(f"{path}\n" for path in names), "utf-8")
            # 13: one line, as it stands. The characters' boxes come with hOCR alone.
            _run(
                (self._program, "lines.txt", "read", "-l", "+".join(LANGUAGES), "--psm", "13",
                 "-c", "hocr_char_boxes=1", "hocr"),
                folder, self._threads, ASK_SECONDS + LINE_SECONDS * len(crops),
            )  # fmt: skip
            pages = _pages((folder / "read.hocr").read_bytes())
        if len(pages) != len(crops):
            raise DamagedFile("Tesseract did not read all lines of a page", mend=_OTHER)
        return [
            _reading(page, border, crop.shape[1])
            for page, border, crop in zip(pages, borders, crops, strict=True)
        ]


_OTHER = "read it with another engine: `--ocr-engine auto`"


def version() -> str | None:
    """What is installed, if it can read Chinese."""
    try:
        program = _ready()
    except MissingPart:
        return None
    said = _say((program, "--version")).split()
    return said[1] if len(said) > 1 else None


TESSERACT = Need(
    name="Tesseract",
    version=version,
    serves="reading scans with `--ocr-engine tesseract`",
    mend=INSTALL,
)


def _ready() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise MissingPart("needs the program Tesseract, which is not installed here", mend=INSTALL)
    missing = [name for name in LANGUAGES if name not in _languages(program)]
    if missing:
        words = "its data for " + " and ".join(missing)
        raise MissingPart(f"Tesseract is here without {words}", mend=INSTALL)
    return program


@cache
def _languages(program: str) -> frozenset[str]:
    return frozenset(_say((program, "--list-langs")).split())


def _say(command: Sequence[str]) -> str:
    with TemporaryDirectory(prefix="guidang-", ignore_cleanup_errors=True) as name:
        said = Path(name, "said")
        with said.open("wb") as file:
            _run(command, Path(name), 1, ASK_SECONDS, file)
        return said.read_text("utf-8", "replace")


def _run(
    command: Sequence[str], folder: Path, threads: int, seconds: float, say: IO[bytes] | None = None
) -> None:
    env = dict(os.environ) | {"OMP_THREAD_LIMIT": str(threads)}
    try:
        code = run(command, folder=folder, env=env, seconds=seconds, most=MAX_BYTES, say=say)
    except TooLong as error:
        reason = f"Tesseract was stopped after {seconds:.0f} seconds"
        raise DamagedFile(reason, mend=_OTHER) from error
    except TooMuch as error:
        raise DamagedFile("Tesseract was stopped, it wrote too much", mend=_OTHER) from error
    except OSError as error:
        raise MissingPart(f"Tesseract does not start ({error.strerror})", mend=INSTALL) from error
    if code:
        raise DamagedFile(f"Tesseract gave up (exit code {code})", mend=_OTHER)


def _write(crop: Picture, path: Path) -> int:
    """``crop`` as a file, in grey and with a white border; gives the border's width."""
    import cv2

    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    border: int = max(round(BORDER * min(crop.shape[:2])), 4)
    grey = cv2.copyMakeBorder(
        grey[:, : WIDEST - 2 * border], *(border,) * 4, cv2.BORDER_CONSTANT, value=255
    )
    path.write_bytes(cv2.imencode(".png", grey)[1].tobytes())
    return border


def _pages(data: bytes) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(data, parser)
    return [e for e in root.iter("{*}div") if e.get("class") == "ocr_page"]


def _reading(page: etree._Element, border: int, width: int) -> Reading:
    """The characters that hOCR lists in ``page``, blanks only between words in Latin letters."""
    text: list[str] = []
    sure: list[float] = []
    middles: list[float] = []
    for word in page.iter("{*}span"):
        if word.get("class") != "ocrx_word":
            continue
        for number, char in enumerate(word.iter("{*}span")):
            told = _TITLE.match(char.get("title", ""))
            said = char.text or ""
            if told is None or not said:
                continue
            middle = ((int(told[1]) + int(told[2])) / 2 - border) / width
            place = min(max(middle, middles[-1] if middles else 0.0), 1.0)
            share = round(min(max(float(told[3]) / 100, 0.0), 1.0), 5)
            if number == 1 and text and _is_latin(text[-1]) and _is_latin(said):
                text, sure, middles = [*text, " "], [*sure, share], [*middles, place]
            text += said
            sure += [share] * len(said)
            middles += [place] * len(said)
    return Reading("".join(text), tuple(sure), tuple(middles)) if text else NOTHING


def _is_latin(char: str) -> bool:
    return bool(_ASCII_WORD.match(char))

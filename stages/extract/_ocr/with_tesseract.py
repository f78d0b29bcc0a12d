"""Lines read by the program Tesseract, where it is asked for by name.

Lines are found by the network all the same: Tesseract's own search for lines takes tables and
seals for text. Measured, it reads worse and slower than the network; it is here for who needs
its reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.errors import DamagedFile
from stages.extract._ocr.ctc import NOTHING
from stages.extract._ocr.engine import Engine, Reading
from stages.extract._ocr.tesseract_program import ASK_SECONDS, LANGUAGES, OTHER, ask, ready

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

LINE_SECONDS = 3.0
"""A line takes a fifth of a second."""
BORDER = 0.25
"""White around a line, in heights of it: at the edge Tesseract sees strokes that are none."""
WIDEST = 20_000
"""Pixels; Tesseract refuses a picture with a side of more than 32767."""

_ASCII_WORD = re.compile(r"[0-9A-Za-z]")
_TITLE = re.compile(r"x_bboxes (-?\d+) -?\d+ (-?\d+) -?\d+; x_conf (-?[\d.]+)")


class TesseractEngine:
    """Raises ``MissingPart`` where the program or a language is missing."""

    def __init__(self, finder: Engine) -> None:
        self._program = ready()
        self._finder = finder

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
            ask(
                (self._program, "lines.txt", "read", "-l", "+".join(LANGUAGES), "--psm", "13",
                 "-c", "hocr_char_boxes=1", "hocr"),
                folder, ASK_SECONDS + LINE_SECONDS * len(crops),
            )  # fmt: skip
            pages = _pages((folder / "read.hocr").read_bytes())
        if len(pages) != len(crops):
            raise DamagedFile("Tesseract did not read all lines of a page", mend=OTHER)
        return [
            _reading(page, border, crop.shape[1])
            for page, border, crop in zip(pages, borders, crops, strict=True)
        ]


def _write(crop: Picture, path: Path) -> int:
    """``crop`` as a file, in grey and with a white border; gives the border's width."""
    import cv2

    grey = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY)
    if max(grey.shape) > WIDEST:
        size = (min(grey.shape[1], WIDEST), min(grey.shape[0], WIDEST))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    border: int = max(round(BORDER * min(crop.shape[:2])), 4)
    grey = cv2.copyMakeBorder(grey, *(border,) * 4, cv2.BORDER_CONSTANT, value=255)
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

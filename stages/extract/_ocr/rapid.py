"""RapidOCR (PP-OCRv6 small on ONNX Runtime). Its wheel carries the models: no download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np

from pipeline.errors import MissingPart
from stages.extract._ocr.engine import Reading

if TYPE_CHECKING:
    from stages.extract._ocr.engine import Picture, Quad

STEP = 32
"""The detector takes sides that are multiples of this; smaller pictures are enlarged."""


class RapidEngine:
    """Detection and recognition without RapidOCR's own glue.

    Its line-direction classifier is off: it turns lines with many quotation marks upside
    down, which are then lost. Its confidence filter is never reached. Recognition goes line
    by line, since a batch is padded to its longest line, which costs more than it saves.
    """

    def __init__(self, threads: int | None) -> None:
        try:
            from rapidocr import RapidOCR
            from rapidocr.ch_ppocr_rec import TextRecInput
        except ImportError as error:
            mend = "install it with `pip install rapidocr onnxruntime`"
            raise MissingPart(f"scans need RapidOCR ({error})", mend=mend) from error
        number = -1 if threads is None else threads
        self._input = TextRecInput
        self._ocr = RapidOCR(
            params={
                "Global.log_level": "error",
                "Global.use_cls": False,
                "Global.text_score": 0.0,
                "Global.max_side_len": 100_000,
                "Global.use_vertical_padding": False,
                "Det.limit_side_len": STEP,
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": number,
            }
        )

    def detect(self, picture: Picture, longest: int) -> list[Quad]:
        import cv2

        height, width = picture.shape[:2]
        ratio = min(1.0, longest / max(height, width))
        small = cv2.resize(
            picture,
            (max(round(width * ratio), STEP), max(round(height * ratio), STEP)),
            interpolation=cv2.INTER_AREA,
        )
        found = getattr(self._ocr(small, use_det=True, use_cls=False, use_rec=False), "boxes", None)
        if found is None:
            return []
        back = np.array([width / small.shape[1], height / small.shape[0]], dtype=np.float32)
        return [np.asarray(quad, dtype=np.float32) * back for quad in found]

    def recognise(self, crops: Sequence[Picture]) -> list[Reading]:
        if not crops:
            return []
        self._ocr.return_word_box = True
        found = self._ocr.recognize_txt(list(crops))
        words: Sequence[Words | None] = found.word_results  # type: ignore[assignment]
        return [_reading(text, word) for text, word in zip(found.txts or (), words, strict=True)]


class Words(Protocol):
    """What RapidOCR tells of a line's characters, blanks left out of ``word_cols``."""

    word_cols: Sequence[Sequence[int]]
    line_txt_len: float
    confs: Sequence[float]


def _reading(text: str, words: Words | None) -> Reading:
    if not text or words is None:
        return Reading("", (), ())
    columns = [column for word in words.word_cols for column in word]
    if len(words.confs) != len(text) or len(columns) != len("".join(text.split())):
        # A token of several characters: its confidence cannot be told apart.
        mean = sum(words.confs) / max(len(words.confs), 1)
        even = tuple((i + 0.5) / len(text) for i in range(len(text)))
        return Reading(text, (mean,) * len(text), even)
    following = iter(columns)
    middles: list[float] = []
    for char in text:
        last = middles[-1] if middles else 0.0
        place = last if char.isspace() else (next(following) + 0.5) / words.line_txt_len
        middles.append(min(max(place, last), 1.0))
    return Reading(text, tuple(words.confs), tuple(middles))

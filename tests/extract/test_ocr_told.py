"""A seal that is set into a PDF as a picture is named a seal; other pictures are not."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline import registry, run
from pipeline.raw import RawFigure
from pipeline.stage import Context, Ocr
from tests.extract._pdf import WORDS as TYPED
from tests.extract._pdf import document, picture, write
from tests.extract._stamped import AT, SIZE, WORDS, page, sealed


def figures(tmp_path: Path, image: Image.Image, points: int, ocr: Ocr) -> list[RawFigure]:
    """The figures of a typed page with ``image`` set into it, ``points`` wide."""
    x, y, half = *AT, SIZE // 2 + 6
    crop = np.asarray(image.convert("RGB"), np.uint8)[y - half : y + half, x - half : x + half]
    entries = b"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode"
    objects = document(
        [TYPED + b" q %d 0 0 %d 300 200 cm /I Do Q" % (points, points)],
        resources=b"/XObject << /I 100 0 R >>",
        more=picture(zlib.compress(crop.tobytes()), 2 * half, 2 * half, entries),
    )
    path = tmp_path / "letter.pdf"
    path.write_bytes(write(objects))
    context = Context(style=registry.style("gbt9704"), ocr=ocr, threads=1)
    found = run.extract(path, context).fragments
    return [f for f in found if isinstance(f, RawFigure)]


def test_the_picture_of_a_seal_is_a_seal_with_the_words_of_its_ring(tmp_path: Path) -> None:
    (figure,) = figures(tmp_path, sealed(), 120, "auto")
    assert (figure.shows, figure.alt) == ("seal", WORDS)
    assert figure.origin.confidence is not None


def test_its_words_are_not_recognised_where_that_is_forbidden(tmp_path: Path) -> None:
    (figure,) = figures(tmp_path, sealed(), 120, "never")
    assert (figure.shows, figure.alt, figure.origin.confidence) == ("seal", "", None)


def test_a_picture_of_letters_is_no_seal(tmp_path: Path) -> None:
    (figure,) = figures(tmp_path, page(), 120, "auto")
    assert figure.shows is None


def test_a_picture_too_large_for_a_seal_is_none(tmp_path: Path) -> None:
    (figure,) = figures(tmp_path, sealed(), 250, "auto")
    assert figure.shows is None

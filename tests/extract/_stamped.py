"""Pages with seals for tests, drawn with the maker of the samples."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from samples.make.seal import Shape, font_file, stamp

Picture = NDArray[np.uint8]

WORDS = "青禾县档案局"
AT = (700, 800)
SIZE = 230
"""Of a seal of 42 mm on a page of 1150 by 1626 pixels, A4 at 139 dpi."""


@cache
def page() -> Image.Image:
    """A letter of the archives of Qinghe, unsigned."""
    paper = Image.new("RGB", (1150, 1626), "white")
    draw = ImageDraw.Draw(paper)
    font = ImageFont.truetype(font_file(), 30)
    for row, text in enumerate(("各单位须按时移交到期档案。", "移交前清点数量，核对目录。")):
        draw.text((180, 400 + 60 * row), text, fill=0, font=font)
    draw.text((610, 770), WORDS, fill=0, font=font)
    draw.text((590, 820), "2023年12月20日", fill=0, font=font)
    return paper


def sealed(
    words: str = WORDS,
    *,
    color: tuple[int, int, int] = (214, 38, 44),
    strength: float = 0.85,
    shape: Shape = "round",
    size: float = SIZE,
    turn: float = 0,
    below: str = "",
) -> Image.Image:
    return stamp(page(), words, AT, size, color, turn, strength, shape=shape, below=below)


def bgr(picture: Image.Image) -> Picture:
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])

"""A seal of an invented organ, stamped on the picture of a page."""

from __future__ import annotations

import math
import subprocess
from functools import cache
from typing import Literal

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Color = tuple[int, int, int]
"""Red, green, blue of the ink where it lies thick."""

Shape = Literal["round", "oval", "square"]

RED: Color = (214, 38, 44)

FINER = 3
"""The stamp is cut this many times finer than it is printed."""

OVAL = 0.7
"""Height of an oval seal as a share of its width (GB/T 9704 leaves it open; 45 by 30 mm is usual
on invoices, 42 by 30 on reports)."""


def stamp(
    picture: Image.Image,
    words: str,
    at: tuple[float, float],
    size: float,
    color: Color = RED,
    turn: float = 0,
    strength: float = 0.85,
    *,
    below: str = "",
    shape: Shape = "round",
    seed: int = 1,
) -> Image.Image:
    """``picture`` as RGB with a seal on it, whose middle is at ``at`` (pixels) and which is
    ``size`` pixels wide (42 mm: 331 at 200 dpi).

    ``words`` run round the ring (down and across in a square seal), ``below`` stands in a line
    under the star. ``turn``: degrees, counter-clockwise. ``strength`` from 0 to 1 is how much
    ink the stamp carried; the ink is uneven, by ``seed``, and lets black print through.
    """
    cut = stamp_mask(words, round(size * FINER), below, shape)
    cut = cut.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    cut = cut.resize((cut.width // FINER, cut.height // FINER), Image.Resampling.LANCZOS)
    page = picture.convert("RGB")
    mask = Image.new("L", page.size, 0)
    mask.paste(cut, (round(at[0] - cut.width / 2), round(at[1] - cut.height / 2)))
    share = numpy.asarray(mask, dtype=float) / 255 * strength * _inking(mask.size, seed)
    ink = 1 - share[:, :, None] * (1 - numpy.array(color, dtype=float) / 255)
    printed = numpy.asarray(page, dtype=float) * ink
    return Image.fromarray(printed.round().clip(0, 255).astype("uint8"), "RGB")


def stamp_mask(words: str, size: int, below: str = "", shape: Shape = "round") -> Image.Image:
    """The face of the stamp, ``size`` pixels wide: white where it carries ink."""
    if shape == "square":
        return _square(words, size)
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    line = max(round(size * 0.028), 1)
    draw.ellipse((0, 0, size - 1, size - 1), outline=255, width=line)
    if shape == "round":
        _star(draw, size / 2, size / 2, size * 0.165)
    height = size * (0.15 if len(words) <= 14 else 0.12)
    radius = size / 2 - line - size * 0.02 - height / 2
    arc = min(36.0 * (len(words) - 1), 235.0 if below else 285.0)
    for index, char in enumerate(words):
        degrees = arc * (index / max(len(words) - 1, 1) - 0.5)
        angle = math.radians(degrees)
        x, y = size / 2 + radius * math.sin(angle), size / 2 - radius * math.cos(angle)
        # Letters on a ring are narrow where many stand side by side.
        width = min(height * 0.9, radius * math.radians(arc / max(len(words) - 1, 1)) * 0.92)
        tile = _letter(char, width, height).rotate(-degrees, Image.Resampling.BICUBIC, expand=True)
        _lay(mask, tile, x, y)
    if below:
        each = min(size * 0.1, size * 0.56 / len(below))
        line_at = 0.76 if shape == "round" else 0.55
        for index, char in enumerate(below):
            x = size / 2 + (index - (len(below) - 1) / 2) * each
            _lay(mask, _letter(char, each * 0.95, each * 1.05), x, size * line_at)
    if shape == "oval":
        mask = mask.resize((size, round(size * OVAL)), Image.Resampling.LANCZOS)
    return mask


def _square(words: str, size: int) -> Image.Image:
    mask = Image.new("L", (size, size), 0)
    line = max(round(size * 0.05), 1)
    ImageDraw.Draw(mask).rectangle((0, 0, size - 1, size - 1), outline=255, width=line)
    rows = math.ceil(math.sqrt(len(words)))
    columns = math.ceil(len(words) / rows)
    high, wide = (size - 3 * line) / rows, (size - 3 * line) / columns
    for index, char in enumerate(words):
        # Down, then from right to left, as names are cut.
        x = size - 1.5 * line - wide * (index // rows + 0.5)
        y = 1.5 * line + high * (index % rows + 0.5)
        _lay(mask, _letter(char, wide * 0.92, high * 0.92), x, y)
    return mask


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(36 * corner)
        points.append((x + reach * math.sin(angle), y - reach * math.cos(angle)))
    draw.polygon(points, fill=255)


def _letter(char: str, width: float, height: float) -> Image.Image:
    tall = max(round(height), 1)
    font = ImageFont.truetype(font_file(), tall)
    left, top, right, bottom = font.getbbox(char)
    tile = Image.new("L", (max(round(right - left), 1), max(round(bottom - top), 1)), 0)
    ImageDraw.Draw(tile).text((-left, -top), char, fill=255, font=font)
    if char.isascii():
        width = min(width, tile.width * height / max(tile.height, 1))
    return tile.resize((max(round(width), 1), tall), Image.Resampling.LANCZOS)


def _lay(mask: Image.Image, tile: Image.Image, x: float, y: float) -> None:
    layer = Image.new("L", mask.size, 0)
    layer.paste(tile, (round(x - tile.width / 2), round(y - tile.height / 2)))
    mask.paste(ImageChops.lighter(mask, layer))


def _inking(size: tuple[int, int], seed: int) -> numpy.ndarray:
    """How much of the ink came off the stamp, from place to place: 0.7 to 1 with spots."""
    width, height = size
    small = numpy.random.default_rng(seed).random((height // 4 + 1, width // 4 + 1))
    cloud = Image.fromarray((small * 255).astype("uint8"), "L").filter(ImageFilter.GaussianBlur(2))
    shades = numpy.asarray(cloud.resize(size, Image.Resampling.BICUBIC), dtype=float) / 255
    return (0.85 + (shades - 0.5) * 1.2).clip(0.45, 1.0)


@cache
def font_file() -> str:
    """A bold Chinese font of this machine, as fontconfig finds it."""
    asked = "Noto Serif CJK SC:bold:lang=zh-cn"
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", asked], check=True, capture_output=True, text=True, timeout=30
    )
    return found.stdout

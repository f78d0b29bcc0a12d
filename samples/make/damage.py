"""What paper, time and scanners do to a page: each a pure function from picture to picture.

A picture is an array of shades from 0 (black) to 255, height × width for grey or height × width
× 3 for red, green and blue. Where chance plays a part, the caller gives the generator, so that
the same seed makes the same page. Lengths are millimetres; ``dot`` is dots a millimetre.
"""

from __future__ import annotations

import io

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Picture = NDArray[np.float64]
WHITE = 255.0
INCH = 25.4


def picture_of(image: Image.Image) -> Picture:
    return np.asarray(image, dtype=np.float64)


def image_of(picture: Picture) -> Image.Image:
    return Image.fromarray(picture.clip(0, WHITE).astype(np.uint8))


def skewed(picture: Picture, degrees: float) -> Picture:
    """Laid askew on the glass, counter-clockwise; the corners show white."""
    fill = 255 if picture.ndim == 2 else (255, 255, 255)
    turned = image_of(picture).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=fill)
    return picture_of(turned)


def turned(picture: Picture, degrees: int) -> Picture:
    """Fed in sideways or upside down: ``degrees`` clockwise, a multiple of 90."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def curved(picture: Picture, rise: float, dot: float) -> Picture:
    """A bound page that does not lie flat: lines climb by ``rise`` towards the left edge."""
    height, width = picture.shape[:2]
    across = np.linspace(0, 1, width)
    shift = rise * dot * np.exp(-across / 0.25)
    rows = np.arange(height)[:, None] + shift[None, :]
    upper = np.clip(np.floor(rows).astype(int), 0, height - 1)
    lower, part = np.minimum(upper + 1, height - 1), rows - np.floor(rows)
    columns = np.arange(width)[None, :]
    part = part if picture.ndim == 2 else part[:, :, None]
    bent: Picture = picture[upper, columns] * (1 - part) + picture[lower, columns] * part
    return bent


def blurred(picture: Picture, radius: float) -> Picture:
    """Out of focus; ``radius`` of a Gaussian, in dots of the scanner."""
    return picture_of(image_of(picture).filter(ImageFilter.GaussianBlur(radius)))


def noisy(picture: Picture, deviation: float, chance: Generator) -> Picture:
    """Grain of a cheap sensor: a normal deviation of so many shades."""
    return picture + chance.normal(0, deviation, picture.shape)


def shaded(picture: Picture, shades: float) -> Picture:
    """Darker by so many shades in the corner that is far from the lamp."""
    height, width = picture.shape[:2]
    across, down = np.linspace(0, 1, width), np.linspace(0, 1, height)
    return picture - _flat(shades * (across[None, :] + down[:, None]) / 2, picture)


def folded(picture: Picture, shades: float) -> Picture:
    """The shadow beside the fold of an open book, along the left edge."""
    height, width = picture.shape[:2]
    shadow = shades * np.exp(-np.linspace(0, 1, width) / 0.06)
    return picture - _flat(np.broadcast_to(shadow, (height, width)), picture)


def faded(picture: Picture, share: float) -> Picture:
    """Ink that lost ``share`` of its blackness: a tired cartridge, or twenty years of light."""
    return WHITE - (WHITE - picture) * (1 - share)


def yellowed(picture: Picture, share: float) -> Picture:
    """Old paper: blue is swallowed most. Grey pictures only get darker."""
    tone = np.array([0.1, 0.2, 0.55]) if picture.ndim == 3 else 0.2
    return picture * (1 - share * tone)


def stained(picture: Picture, count: int, chance: Generator, dot: float) -> Picture:
    """Tea and fingers: soft brown patches of 10 to 35 mm with a darker rim."""
    height, width = picture.shape[:2]
    down, across = np.mgrid[0:height, 0:width]
    for _patch in range(count):
        y, x = chance.uniform(0.1, 0.9) * height, chance.uniform(0.1, 0.9) * width
        size = chance.uniform(10, 35) * dot / 2
        far = np.hypot(down - y, (across - x) * chance.uniform(0.7, 1.3)) / size
        depth = 0.16 / (1 + np.exp((far - 1) * 14)) + 0.12 * np.exp(-(((far - 1) / 0.06) ** 2))
        tone = np.array([0.6, 0.9, 1.4]) if picture.ndim == 3 else 1.0
        picture = picture * (1 - _flat(depth, picture) * tone)
    return picture


def holed(picture: Picture, dot: float) -> Picture:
    """Two punch holes 80 mm apart in the left margin, through which the dark lid shows."""
    image = image_of(picture)
    draw, middle = ImageDraw.Draw(image), image.height / 2
    for y in (middle - 40 * dot, middle + 40 * dot):
        box = (9 * dot, y - 3 * dot, 15 * dot, y + 3 * dot)
        draw.ellipse(box, fill=60 if picture.ndim == 2 else (60, 58, 56))
    return picture_of(image)


def stapled(picture: Picture, dot: float) -> Picture:
    """A staple in the upper left corner: a bright wire with its dark, soft shadow."""
    wire = Image.new("L", (picture.shape[1], picture.shape[0]), 0)
    ends = (9 * dot, 16 * dot, 18 * dot, 9 * dot)
    ImageDraw.Draw(wire).line(ends, fill=255, width=max(2, round(0.9 * dot)))
    soft = picture_of(wire.filter(ImageFilter.GaussianBlur(0.5 * dot))) / WHITE
    return picture * (1 - _flat(0.75 * soft, picture))


def bordered(picture: Picture, width: float, dot: float) -> Picture:
    """The lid was open: the right and lower edges are nearly black."""
    dark, made = round(width * dot), picture.copy()
    made[-dark:] = made[:, -dark:] = 25
    return made


def shown_through(picture: Picture, back: Picture, share: float) -> Picture:
    """Thin paper: ``back`` shines through from the other side, mirrored and soft."""
    mirrored = picture_of(image_of(back[:, ::-1]).filter(ImageFilter.GaussianBlur(1.2)))
    return picture - share * (WHITE - mirrored)


def faxed(picture: Picture, chance: Generator) -> Picture:
    """Black or white only, as a fax comes: specks, scan lines that dropped out, and a line of
    the sheet repeated where the drum slipped."""
    grey = picture if picture.ndim == 2 else picture @ np.array([0.299, 0.587, 0.114])
    made = np.where(grey + chance.normal(0, 18, grey.shape) > 150, WHITE, 0.0)
    specks = chance.random(made.shape)
    made[specks < 0.0004] = 0
    made[specks > 0.9996] = WHITE
    height = made.shape[0]
    made[chance.integers(0, height, height // 250)] = WHITE
    slipped = chance.integers(1, height, height // 400)
    made[slipped] = made[slipped - 1]
    return made


def pressed(image: Image.Image, quality: int) -> Image.Image:
    """Through JPEG of ``quality`` and back."""
    held = io.BytesIO()
    image.save(held, "JPEG", quality=quality)
    return Image.open(io.BytesIO(held.getvalue())).copy()


def _flat(shades: Picture, like: Picture) -> Picture:
    """``shades`` (height × width) so that it can be laid on a grey or a coloured picture."""
    return shades if like.ndim == 2 else shades[:, :, None]

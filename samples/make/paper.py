"""A PDF printed and scanned: pictures of its pages, damaged as asked, without a text layer."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from numpy.random import default_rng
from PIL import Image

from . import damage
from .damage import Picture
from .look import Scan
from .place import SealPlace
from .seal import stamp

SEAL = 42
"""Millimetres across: the seal of an organ of this rank (GB/T 9704 shows it in this size)."""


def scan_file(pdf: bytes, scan: Scan, suffix: str, seal: SealPlace | None = None) -> bytes:
    """The pages of ``pdf`` as one file: .png and .jpg hold one page, .tiff and .pdf all."""
    return file_of(scanned(pdf, scan, seal), scan, suffix)


def scanned(pdf: bytes, scan: Scan, seal: SealPlace | None = None) -> list[Image.Image]:
    """The pages of ``pdf`` as the scanner saw them, before they were packed into a file."""
    printed = _pages(pdf, scan)
    if scan.seal and seal:
        printed[seal.page] = _sealed(printed[seal.page], scan, seal)
    pictures = [damage.picture_of(page) for page in printed]
    turns = [*scan.turns, *(0 for _page in pictures)]
    return [
        _damaged(picture, pictures[(seed + 1) % len(pictures)], scan, turns[seed], seed)
        for seed, picture in enumerate(pictures)
    ]


def file_of(pages: list[Image.Image], scan: Scan, suffix: str) -> bytes:
    first, rest = pages[0], pages[1:]
    if rest and suffix in (".png", ".jpg"):
        raise ValueError(f"{len(pages)} pages do not fit into one {suffix}")
    out, dpi = io.BytesIO(), (scan.dpi, scan.dpi)
    match suffix:
        case ".png":
            first.save(out, "PNG", dpi=dpi, optimize=True)
        case ".jpg":
            first.save(out, "JPEG", dpi=dpi, quality=scan.quality)
        case ".tiff":
            first.save(
                out, "TIFF", dpi=dpi, compression="tiff_adobe_deflate", save_all=True,
                append_images=rest,
            )  # fmt: skip
        case ".pdf":
            quality = {"quality": scan.quality} if scan.quality else {}
            first.save(
                out, "PDF", resolution=scan.dpi, save_all=True, append_images=rest,
                creationDate=None, modDate=None, **quality,
            )  # fmt: skip
    return out.getvalue()


def _pages(pdf: bytes, scan: Scan) -> list[Image.Image]:
    mode = "RGB" if scan.color else "L"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.pdf").write_bytes(pdf)
        gray = [] if scan.color else ["-gray"]
        command = ["pdftoppm", *gray, "-r", str(scan.dpi), "in.pdf", "page"]
        subprocess.run(command, check=True, cwd=folder, timeout=120)
        files = sorted(Path(folder).glob("*.p[gp]m"))
        return [Image.open(io.BytesIO(file.read_bytes())).convert(mode) for file in files]


def _sealed(page: Image.Image, scan: Scan, seal: SealPlace) -> Image.Image:
    at = (seal.x * page.width, seal.y * page.height)
    size = SEAL * scan.dpi / damage.INCH
    return stamp(page, scan.seal, at, size, turn=4, strength=scan.seal_strength)


def _damaged(page: Picture, back: Picture, scan: Scan, turn: int, seed: int) -> Image.Image:
    """What happens to paper comes first, then how it lies on the glass, then light and lens."""
    page = _laid(_aged(page, back, scan, seed), scan)
    if scan.blur:
        page = damage.blurred(page, scan.blur)
    page = damage.turned(page, turn)
    if scan.bilevel:
        return damage.image_of(page).point(lambda shade: 255 if shade > 150 else 0).convert("1")
    if scan.fax:
        return damage.image_of(damage.faxed(page, default_rng(seed))).convert("1")
    if not (scan.color or scan.noise or scan.shade):
        return damage.image_of(page).quantize(16, dither=Image.Dither.NONE).convert("L")
    page = damage.shaded(page, scan.shade)
    return damage.image_of(damage.noisy(page, scan.noise, default_rng(seed)))


def _aged(page: Picture, back: Picture, scan: Scan, seed: int) -> Picture:
    if scan.through:
        page = damage.shown_through(page, back, scan.through)
    if scan.fade:
        page = damage.faded(page, scan.fade)
    if scan.yellow:
        page = damage.yellowed(page, scan.yellow)
    if scan.stains:
        page = damage.stained(page, scan.stains, default_rng(seed), scan.dpi / damage.INCH)
    return page


def _laid(page: Picture, scan: Scan) -> Picture:
    dot = scan.dpi / damage.INCH
    if scan.fold:
        page = damage.folded(page, scan.fold)
    if scan.curve:
        page = damage.curved(page, scan.curve, dot)
    if scan.skew:
        page = damage.skewed(page, scan.skew)
    if scan.holes:
        page = damage.holed(page, dot)
    if scan.staple:
        page = damage.stapled(page, dot)
    if scan.border:
        page = damage.bordered(page, scan.border, dot)
    return page

"""A PDF printed and scanned: pictures of its pages, damaged as asked, without a text layer."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

import numpy
from PIL import Image, ImageFilter

from .look import Scan

WHITE = 255


def scan_file(pdf: bytes, scan: Scan, suffix: str) -> bytes:
    """The pages of ``pdf`` as one file: .png and .jpg hold one page, .tiff and .pdf all."""
    pages = [_damaged(page, scan, seed) for seed, page in enumerate(_pages(pdf, scan.dpi))]
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


def _pages(pdf: bytes, dpi: int) -> list[Image.Image]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-gray", "-r", str(dpi), "in.pdf", "page"]
        subprocess.run(command, check=True, cwd=folder, timeout=120)
        return [Image.open(io.BytesIO(p.read_bytes())) for p in sorted(Path(folder).glob("*.pgm"))]


def _damaged(page: Image.Image, scan: Scan, seed: int) -> Image.Image:
    page = page.convert("L")
    if scan.skew:
        page = page.rotate(scan.skew, Image.Resampling.BICUBIC, fillcolor=WHITE)
    if scan.blur:
        page = page.filter(ImageFilter.GaussianBlur(scan.blur))
    if scan.bilevel:
        return page.point(lambda shade: WHITE if shade > 150 else 0).convert("1")
    if not (scan.noise or scan.shade):
        return page.quantize(16, dither=Image.Dither.NONE).convert("L")
    shades = numpy.asarray(page, dtype=float)
    height, width = shades.shape
    across, down = numpy.linspace(0, 1, width), numpy.linspace(0, 1, height)
    shades = shades - scan.shade * (across[None, :] + down[:, None]) / 2
    shades += numpy.random.default_rng(seed).normal(0, scan.noise, shades.shape)
    return Image.fromarray(shades.clip(0, WHITE).astype("uint8"), "L")

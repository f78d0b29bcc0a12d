"""Scanned pages in the ways in which programs pack them into PDF are seen as they were."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps, features

from stages.extract.pdf._render import Renderer
from tests.extract._pdf import HEIGHT, WIDTH, document, picture, picture_page, write

Packed = tuple[bytes, bytes]
"""The data of a picture and the entries of its dictionary."""


def sheet() -> Image.Image:
    """A page with three bars of different length and two colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 100, 300, 130), fill="black")
    draw.rectangle((60, 200, 500, 230), fill="black")
    draw.rectangle((200, 600, 340, 700), fill=(200, 0, 0))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def fax() -> bytes:
    """The page by ITU-T T.6, black as 1, as it stands in the strip of a TIFF."""
    # Pillow writes 1 for white, and T.6 takes 1 for black.
    bits = ImageOps.invert(sheet().convert("L")).convert("1", dither=Image.Dither.NONE)
    with Image.open(io.BytesIO(saved(bits, "TIFF", compression="group4"))) as tiff:
        tags = tiff.tag_v2  # type: ignore[attr-defined]
        data = saved(bits, "TIFF", compression="group4")
        assert len(tags[273]) == 1, "one strip"
        return data[tags[273][0] : tags[273][0] + tags[279][0]]


def cmyk() -> Packed:
    entries = b"/ColorSpace /DeviceCMYK /BitsPerComponent 8 "
    return sheet().convert("CMYK").tobytes(), entries


def cmyk_jpeg() -> Packed:
    # Adobe's programs store it inverted, and Pillow does as they do.
    data = saved(sheet().convert("CMYK"), "JPEG", quality=95)
    decode = b"/Decode [1 0 1 0 1 0 1 0] "
    return data, b"/ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /DCTDecode " + decode


def ccitt() -> Packed:
    parameters = b"/DecodeParms << /K -1 /Columns %d /Rows %d >> " % (WIDTH, HEIGHT)
    entries = b"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode "
    return fax(), entries + parameters


def jbig2() -> Packed:
    """A generic region coded by T.6 (ITU-T T.88, 7.2, 7.4.6 and 7.4.8)."""

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    page = struct.pack(">IIIIBH", WIDTH, HEIGHT, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", WIDTH, HEIGHT, 0, 0, 0, 1) + fax()
    entries = b"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode "
    return segment(0, 48, page) + segment(1, 38, region), entries


def jpeg_2000() -> Packed:
    if not features.check("jpg_2000"):
        pytest.skip("Pillow was built without JPEG 2000")
    return saved(sheet(), "JPEG2000", quality_mode="dB", quality_layers=[50]), (
        b"/Filter /JPXDecode "
    )


@pytest.mark.parametrize("pack", [cmyk, cmyk_jpeg, ccitt, jbig2, jpeg_2000])
def test_a_page_is_seen_as_it_was_scanned(tmp_path: Path, pack: Callable[[], Packed]) -> None:
    data, entries = pack()
    path = tmp_path / "a.pdf"
    path.write_bytes(picture_page(data, WIDTH, HEIGHT, entries))
    with Renderer(path) as renderer:
        seen, unit = renderer.page(1, dpi=72)
    assert unit == 1
    grey = np.asarray(sheet().convert("L"), np.int16)
    far = np.abs(seen.mean(axis=2) - grey) > 100
    assert far.mean() < 0.005


def test_a_scan_in_strips_is_seen_whole(tmp_path: Path) -> None:
    strips = 50
    high = HEIGHT // strips
    pixels = sheet().convert("L")
    drawn = b"".join(
        b"q %d 0 0 %d 0 %d cm /I%d Do Q " % (WIDTH, high, HEIGHT - (n + 1) * high, n)
        for n in range(strips)
    )
    names = b" ".join(b"/I%d %d 0 R" % (n, 100 + n) for n in range(strips))
    more = {}
    for n in range(strips):
        strip = pixels.crop((0, n * high, WIDTH, (n + 1) * high))
        entries = b"/ColorSpace /DeviceGray /BitsPerComponent 8 "
        more[100 + n] = picture(strip.tobytes(), WIDTH, high, entries)[100]
    path = tmp_path / "a.pdf"
    path.write_bytes(write(document([drawn], resources=b"/XObject << %s >>" % names, more=more)))
    with Renderer(path) as renderer:
        seen, _unit = renderer.page(1, dpi=72)
    assert np.abs(seen.mean(axis=2) - np.asarray(pixels, np.int16)).max() < 100


def test_a_picture_inside_the_content_is_seen(tmp_path: Path) -> None:
    bits = b"BI /W 8 /H 8 /BPC 1 /CS /G ID \x00\x7e\x7e\x7e\x7e\x7e\x7e\x00 EI"
    path = tmp_path / "a.pdf"
    path.write_bytes(write(document([b"q 600 0 0 800 0 0 cm " + bits + b" Q"])))
    with Renderer(path) as renderer:
        seen, _unit = renderer.page(1, dpi=36)
    assert seen[5, 5].max() < 60
    assert seen[200, 150].min() > 200

"""Pictures in JBIG2 (ITU-T T.88), which OFD calls GBIG2: decoded by pdfium, which knows it as a
filter of PDF."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_MAGIC = b"\x97JB2\r\n\x1a\n"
_SEQUENTIAL, _UNKNOWN_PAGES = 1, 2
_PAGE_INFO = 48
MOST_SEGMENTS = 10_000


def is_jbig2(data: bytes) -> bool:
    return data.startswith(_MAGIC)


def jbig2_picture(data: bytes, most: int) -> Image.Image | None:
    """The first page of ``data``; None where it does not decode or has over ``most`` pixels."""
    import pypdfium2

    body = _body(data)
    size = _size(body) if body is not None else None
    if body is None or size is None or not 0 < size[0] * size[1] <= most:
        return None
    try:
        document = pypdfium2.PdfDocument(_pdf(body, *size))
        try:
            picture: Image.Image = document[0].render(scale=1.0).to_pil().convert("RGB")
            return picture
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None


def _body(data: bytes) -> bytes | None:
    """The segments without the head of the file (D.4), one after the other as PDF has them."""
    if len(data) < 13 or not data[8] & _SEQUENTIAL:
        return None
    return data[9:] if data[8] & _UNKNOWN_PAGES else data[13:]


def _size(body: bytes) -> tuple[int, int] | None:
    """Width and height from the segment that tells of the page (7.4.8)."""
    at = 0
    for _segment in range(MOST_SEGMENTS):
        if at + 11 > len(body):
            return None
        number, flags, count = struct.unpack_from(">IBB", body, at)
        at += 5
        if count >> 5 == 7:
            long = struct.unpack_from(">I", body, at)[0] & 0x1FFFFFFF
            at += 4 + (long + 8) // 8
        else:
            long = count >> 5
            at += 1
        at += long * (1 if number <= 256 else 2 if number <= 65536 else 4)
        at += 4 if flags & 0x40 else 1
        if at + 4 > len(body):
            return None
        (length,) = struct.unpack_from(">I", body, at)
        at += 4
        if flags & 0x3F == _PAGE_INFO:
            if at + 8 > len(body):
                return None
            width, height = struct.unpack_from(">II", body, at)
            return width, height
        at += length
    return None


def _pdf(body: bytes, width: int, height: int) -> bytes:
    """A PDF of one page that shows the picture ``body`` a point a pixel."""
    content = f"{width} 0 0 {height} 0 0 cm /I Do".encode()
    picture = (
        f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 1"
        f"/ColorSpace/DeviceGray/Filter/JBIG2Decode/Length {len(body)}>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R"
        "/Resources<</XObject<</I 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        picture.encode() + b"stream\n" + body + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for index, said in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj" % index + said + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)

"""PDF files byte by byte: pages with whatever resources, pictures and annotations a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 600, 800
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
WORDS = b"BT /F 12 Tf 50 700 Td (Minutes of the water board, Qinghe county) Tj ET"
FIRST = 20
"""The number of the first page's object; each takes two."""


def stream(dictionary: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (dictionary, len(data), data)


def write(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of ``objects`` by number, of which 1 is the catalogue."""
    body = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, text in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start, last = len(body), max(objects)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        used = b"%010d 00000 n \n" % places[number] if number in places else b"%010d 65535 f \n" % 0
        body += used
    body += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (last + 1, trailer)
    return bytes(body) + b"startxref\n%d\n%%%%EOF\n" % start


def document(
    pages: Sequence[bytes] = (WORDS,),
    *,
    resources: bytes = b"",
    box: bytes = b"0 0 600 800",
    page: bytes = b"",
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> dict[int, bytes]:
    """The objects of a file with ``pages`` (content streams), all with the same ``resources``;
    F is Helvetica. ``page`` and ``catalog`` are further entries, ``more`` further objects,
    which are numbered from 100."""
    kids = b" ".join(b"%d 0 R" % (FIRST + 2 * n) for n in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        3: HELVETICA,
    }
    for n, content in enumerate(pages):
        objects[FIRST + 2 * n] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources << /Font << /F 3 0 R >> %s >> "
            b"/Contents %d 0 R %s >>" % (box, resources, FIRST + 2 * n + 1, page)
        )
        objects[FIRST + 2 * n + 1] = stream(b"", content)
    return {**objects, **(more or {})}


def picture(data: bytes, width: int, height: int, entries: bytes) -> dict[int, bytes]:
    """An image object, 100."""
    sides = b"/Type /XObject /Subtype /Image /Width %d /Height %d " % (width, height)
    return {100: stream(sides + entries, data)}


def picture_page(data: bytes, width: int, height: int, entries: bytes) -> bytes:
    """A file of one page that is wholly covered by one picture."""
    return write(
        document(
            [b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)],
            resources=b"/XObject << /I 100 0 R >>",
            more=picture(data, width, height, entries),
        )
    )


def annotated(*annotations: bytes, catalog: bytes = b"", content: bytes = WORDS) -> bytes:
    """A file of one page with ``annotations``, which are objects from 100 on."""
    refs = b" ".join(b"%d 0 R" % (100 + n) for n in range(len(annotations)))
    return write(
        document(
            [content],
            page=b"/Annots [%s]" % refs,
            catalog=catalog,
            more={100 + n: text for n, text in enumerate(annotations)},
        )
    )

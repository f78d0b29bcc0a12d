"""PDF files built to harm their reader, made when the tests run. Each is small on disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.extract._pdf import (
    FIRST,
    WORDS,
    document,
    picture_page,
    stream,
    write,
)

FLATE = b"/Filter /FlateDecode"


def bomb(piece: bytes, times: int, layers: int = 1) -> bytes:
    """``piece`` so many times, packed."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return data


def content(data: bytes, filters: bytes) -> bytes:
    """Two pages, of which the second has ``data`` for content."""
    objects = document([WORDS, b""])
    objects[FIRST + 3] = stream(filters, data)
    return write(objects)


def doubled_forms() -> bytes:
    """Each of thirty forms draws the next one twice: a thousand million rectangles."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
    more = {
        100 + n: stream(
            form + b"/Resources << /XObject << /X %d 0 R >> >>" % (101 + n), b"/X Do /X Do"
        )
        for n in range(30)
    }
    more[130] = stream(form, b"0 0 10 10 re f")
    pages = [WORDS, WORDS + b" /X Do"]
    return write(document(pages, resources=b"/XObject << /X 100 0 R >>", more=more))


def forms_drawn_often() -> bytes:
    """Each of three forms draws the next one 300 times: 27 million rectangles."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
    more = {
        100 + n: stream(
            form + b"/Resources << /XObject << /X %d 0 R >> >>" % (101 + n), b"/X Do " * 300
        )
        for n in range(3)
    }
    more[103] = stream(form, b"0 0 10 10 re f")
    pages = [WORDS, WORDS + b" /X Do"]
    return write(document(pages, resources=b"/XObject << /X 100 0 R >>", more=more))


def picture_in_the_text() -> bytes:
    """A page whose content, itself packed, has 900 million dots packed into some bytes."""
    entries = b"q 600 0 0 800 0 0 cm BI /W 30000 /H 30000 /BPC 8 /CS /G /F /Fl ID "
    dots = bomb(bytes(1 << 20), 900)
    return content(zlib.compress(WORDS + b" " + entries + dots + b" EI Q", 9), FLATE)


def many_pictures() -> bytes:
    """A hundred thousand dots, each of which is a picture."""
    dots = b"".join(
        b"q 2 0 0 2 %d %d cm /I Do Q " % (n % 200 * 4, n // 200 * 4) for n in range(100_000)
    )
    side = b"/Type /XObject /Subtype /Image /Width 1 /Height 1 " + GREY + b"/BitsPerComponent 8"
    more = {100: stream(side, b"U")}
    return write(
        document([WORDS + b"\n" + dots], resources=b"/XObject << /I 100 0 R >>", more=more)
    )


def own_form() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject "
    more = {100: stream(form + b"<< /X 100 0 R >> >>", b"/X Do " + WORDS)}
    return write(document([WORDS + b" /X Do"], resources=b"/XObject << /X 100 0 R >>", more=more))


def font() -> bytes:
    objects = document([WORDS])
    objects[3] = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /Foo /FirstChar 0 /LastChar 255 "
        b"/FontDescriptor 4 0 R >>"
    )
    objects[4] = b"<< /Type /FontDescriptor /FontName /Foo /Flags 4 /FontFile2 5 0 R >>"
    objects[5] = stream(FLATE, bomb(bytes(1 << 20), 400))
    return write(objects)


def tree(kids: bytes, count: int) -> bytes:
    objects = document([WORDS])
    objects[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return write(objects)


def deep_tree() -> bytes:
    objects = document([WORDS])
    last = 20_000
    for n in range(last):
        objects[100 + n] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (101 + n)
    objects[100 + last] = objects[FIRST]
    objects[2] = b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>"
    return write(objects)


def one_page_often() -> bytes:
    return tree(b" ".join([b"%d 0 R" % FIRST] * 400), 400)


def xref_loop() -> bytes:
    plain = write(document())
    return write(document(), b"/Prev %d" % plain.rindex(b"xref\n0"))


def many_annotations() -> bytes:
    note = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"
    page = b"/Annots [%s]" % (b"100 0 R " * 100_000)
    return write(document(page=page, more={100: note}))


def jpeg_2000() -> bytes:
    """A header that promises 100,000 by 100,000 pixels, and nothing behind it."""
    sides = (100_000).to_bytes(4, "big") * 2
    size = b"\xff\x51\x00\x2f\x00\x00" + sides + bytes(8) + sides + bytes(8) + b"\x00\x03"
    return picture_page(b"\xff\x4f" + size + b"\x07\x01\x01" * 3, 10, 10, b"/Filter /JPXDecode")


def outlines_loop() -> bytes:
    more = {
        100: b"<< /First 101 0 R /Last 101 0 R /Count 1 >>",
        101: b"<< /Title (a) /Parent 100 0 R /Next 101 0 R /First 101 0 R >>",
    }
    return write(document(catalog=b"/Outlines 100 0 R", more=more))


GREY = b"/ColorSpace /DeviceGray "
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "doubled_forms": (doubled_forms, "read"),
    "forms_drawn_often": (forms_drawn_often, "read"),
    "own_form": (own_form, "read"),
    "picture_in_the_text": (picture_in_the_text, "read"),
    "pictures_without_end": (many_pictures, "read"),
    "content_of_400_mb": (lambda: content(bomb(b"0 0 m " * 170_000, 400), FLATE), "read"),
    "content_packed_thrice": (
        lambda: content(
            bomb(b"0 0 m " * 170_000, 1000, 3), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
        ),
        "read",
    ),
    "font_of_400_mb": (font, "dangerous_file"),
    "picture_of_900_million_dots": (
        lambda: picture_page(
            bomb(bytes(30_000), 3750), 30_000, 30_000, GREY + b"/BitsPerComponent 1 " + FLATE
        ),
        "read",
    ),
    "picture_of_900_million_colours": (
        lambda: picture_page(
            bomb(bytes(90_000), 300),
            30_000,
            30_000,
            b"/ColorSpace /DeviceRGB /BitsPerComponent 8 " + FLATE,
        ),
        "damaged_file",
    ),
    "fax_of_900_million_dots": (
        lambda: picture_page(
            b"\x80" * 3750,
            30_000,
            30_000,
            GREY
            + b"/BitsPerComponent 1 /Filter /CCITTFaxDecode "
            + b"/DecodeParms << /K -1 /Columns 30000 /Rows 30000 >>",
        ),
        "read",
    ),
    "jpeg_2000_that_promises": (jpeg_2000, "damaged_file"),
    "page_of_20_metres": (lambda: write(document(box=b"0 0 600 56700")), "read"),
    "page_of_no_size": (lambda: write(document(box=b"0 0 0 0")), "read"),
    "page_of_a_million_metres": (lambda: write(document(box=b"0 0 1e9 1e9")), "read"),
    "tree_that_loops": (lambda: tree(b"2 0 R %d 0 R 99 0 R" % FIRST, 3), "read"),
    "tree_that_claims_a_million": (lambda: tree(b"%d 0 R" % FIRST, 1_000_000), "read"),
    "tree_of_20000_levels": (deep_tree, "damaged_file"),
    "tree_with_one_page_400_times": (one_page_often, "read"),
    "xref_that_loops": (xref_loop, "read"),
    "saved_states_without_end": (lambda: content(b"q " * 200_000 + WORDS, b""), "read"),
    "arrays_without_end": (lambda: content(b"[" * 2_000_000, b""), "read"),
    "annotations_without_end": (many_annotations, "read"),
    "outlines_that_loop": (outlines_loop, "read"),
    "garbage_around": (
        lambda: b"\x00\xff junk \n" * 30 + write(document()) + b"\x00junk" * 999,
        "read",
    ),
}
"""By name: the maker, and how it must end: read, or the code of an error."""

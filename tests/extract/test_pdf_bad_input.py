"""PDF files that are broken, locked or odd: the good pages come out, and it is said which did
not. Files built to harm are in ``tests/test_hostile_pdf.py``."""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import registry, run
from pipeline.errors import DamagedFile, EncryptedFile, GuidangError, NothingInside, WrongType
from pipeline.proof import prove_extraction
from pipeline.raw import Raw, RawFigure, RawText
from pipeline.stage import Context
from stages.extract.pdf import EXTRACTOR
from stages.extract.pdf._guard import bad_pages
from stages.extract.pdf._render import LONGEST, Renderer
from stages.extract.pdf._risk import is_risky
from tests.extract._pdf import (
    FIRST,
    WORDS,
    document,
    picture_page,
    stream,
    write,
)

QUIET = Context(style=registry.style("gbt9704"), ocr="never")
_folder = tempfile.TemporaryDirectory()
TEXT = "Minutes of the water board, Qinghe county"


def read(path: Path, data: bytes, context: Context = QUIET) -> Raw:
    path.write_bytes(data)
    raw = EXTRACTOR.extract(path, "pdf", context)
    prove_extraction(raw)
    return raw


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


def ways(raw: Raw) -> list[tuple[int, int, str]]:
    return [(p.first, p.last, p.way) for p in raw.pages]


def test_every_page_says_how_it_was_read(tmp_path: Path) -> None:
    raw = read(tmp_path / "a.pdf", write(document([WORDS, WORDS, b"", WORDS])))
    assert ways(raw) == [(1, 2, "text"), (3, 3, "blank"), (4, 4, "text")]
    assert raw.source.pages == 4


def test_the_good_pages_of_a_bad_file_come_out_and_the_bad_ones_are_named(tmp_path: Path) -> None:
    objects = document([WORDS, WORDS, WORDS, WORDS])
    for number in (2, 3):
        del objects[FIRST + 2 * (number - 1)]
    raw = read(tmp_path / "a.pdf", write(objects))
    assert ways(raw) == [(1, 1, "text"), (2, 3, "lost"), (4, 4, "text")]
    (notice,) = raw.notices
    assert notice.code == "page_damaged"
    assert "第2—3页" in notice.message
    assert raw.source_chars == 70


def test_a_file_of_which_no_page_opens_is_damaged(tmp_path: Path) -> None:
    objects = document([WORDS])
    del objects[FIRST]
    with pytest.raises(DamagedFile):
        read(tmp_path / "a.pdf", write(objects))


def test_a_stream_that_breaks_off_costs_no_more_than_its_page(tmp_path: Path) -> None:
    objects = document([WORDS, b""])
    objects[FIRST + 3] = stream(b"/Filter /FlateDecode", b"\x78\x9cbroken, and no deflate")
    raw = read(tmp_path / "a.pdf", write(objects))
    assert texts(raw) == [TEXT]
    assert ways(raw)[0] == (1, 1, "text")


@pytest.mark.parametrize("junk", [b"junk " * 100, b"\x00" * 500, b"%!PS-Adobe\n"])
def test_what_stands_before_and_after_the_file_does_no_harm(tmp_path: Path, junk: bytes) -> None:
    assert texts(read(tmp_path / "a.pdf", junk + write(document()) + junk)) == [TEXT]


def test_words_are_no_pdf_and_a_bare_head_is_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(WrongType):
        read(tmp_path / "a.pdf", b"words, and nothing but words")
    with pytest.raises(DamagedFile):
        read(tmp_path / "a.pdf", b"%PDF-1.4\nand nothing of a PDF behind it")


def test_a_table_of_places_that_is_wrong_is_made_anew(tmp_path: Path) -> None:
    data = write(document())
    assert texts(read(tmp_path / "a.pdf", data[: data.rindex(b"xref")])) == [TEXT]
    wrong = data.replace(b"0000000", b"0009999")
    assert texts(read(tmp_path / "b.pdf", wrong)) == [TEXT]


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def locked(user: bytes, owner: bytes) -> bytes:
    """A file locked by RC4 with 40 bits (ISO 32000-1, 7.6.3, algorithms 1 to 4)."""
    padded = (user + PADDING)[:32]
    owner_entry = rc4(hashlib.md5((owner + PADDING)[:32]).digest()[:5], padded)
    mark = b"0123456789abcdef"
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner_entry + permissions + mark).digest()[:5]
    objects = document()
    number = FIRST + 1
    own = hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
    objects[number] = stream(b"", rc4(own, WORDS))
    entry = b"/Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>" % (
        owner_entry.hex().encode(),
        rc4(key, PADDING).hex().encode(),
    )
    return write(
        objects, b"/Encrypt << %s >> /ID [<%s> <%s>]" % (entry, *[mark.hex().encode()] * 2)
    )


def test_a_locked_file_is_opened_by_the_password_that_fits(tmp_path: Path) -> None:
    data = locked(b"qinghe", b"owner")
    with pytest.raises(EncryptedFile, match="encrypted"):
        read(tmp_path / "a.pdf", data)
    with pytest.raises(EncryptedFile, match="no password fits"):
        read(tmp_path / "a.pdf", data, replace(QUIET, passwords=("wrong",)))
    for password in ("qinghe", "owner"):
        context = replace(QUIET, passwords=("wrong", password))
        assert texts(read(tmp_path / "a.pdf", data, context)) == [TEXT]


def test_a_file_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    assert texts(read(tmp_path / "a.pdf", locked(b"", b"owner"))) == [TEXT]


def test_a_lock_of_an_unknown_kind_is_no_damage(tmp_path: Path) -> None:
    data = write(document(), b"/Encrypt << /Filter /Notary /V 9 /R 9 >> /ID [<00> <00>]")
    with pytest.raises(EncryptedFile):
        read(tmp_path / "a.pdf", data)


def test_a_picture_that_does_not_decode_is_no_blank_page(tmp_path: Path) -> None:
    broken = picture_page(b"no jpeg", 100, 100, b"/ColorSpace /DeviceRGB /Filter /DCTDecode")
    with pytest.raises(DamagedFile):
        read(tmp_path / "a.pdf", broken)
    white = picture_page(b"\xff" * 100, 10, 10, b"/ColorSpace /DeviceGray /BitsPerComponent 8")
    with pytest.raises(NothingInside):
        read(tmp_path / "b.pdf", white)


def test_a_picture_that_does_not_decode_beside_words_is_told_of(tmp_path: Path) -> None:
    def beside(data: bytes, entries: bytes) -> bytes:
        place = b" q 200 0 0 200 50 300 cm /I Do Q"
        side = b"/Type /XObject /Subtype /Image /Width 10 /Height 10 "
        more = {100: stream(side + entries, data)}
        return write(document([WORDS + place], resources=b"/XObject << /I 100 0 R >>", more=more))

    broken = read(
        tmp_path / "a.pdf", beside(b"no jpeg", b"/ColorSpace /DeviceRGB /Filter /DCTDecode")
    )
    assert texts(broken) == [TEXT]
    assert [n.code for n in broken.notices] == ["picture_damaged"]
    white = read(
        tmp_path / "b.pdf", beside(b"\xff" * 100, b"/ColorSpace /DeviceGray /BitsPerComponent 8")
    )
    assert white.notices == ()


def test_nothing_runs_on_over_a_page_that_was_lost(tmp_path: Path) -> None:
    first = b"BT /F 12 Tf 50 60 Td (the pumps of the lower canal were mended before the) Tj ET"
    other = b"BT /F 12 Tf 50 700 Td (hills came down in the night and took the bridge) Tj ET"
    objects = document([first, WORDS, other])
    del objects[FIRST + 2]
    assert len(texts(read(tmp_path / "a.pdf", write(objects)))) == 2


def test_words_beyond_the_paper_are_no_text_of_a_page_that_shows_something(tmp_path: Path) -> None:
    beyond = WORDS.replace(b"50 700", b"50 9000") + b" 100 100 200 200 re f"
    raw = read(tmp_path / "a.pdf", write(document([beyond])))
    assert ways(raw) == [(1, 1, "lost")]
    assert [type(f) for f in raw.fragments] == [RawFigure]
    assert raw.source_chars == 35


def test_a_file_without_its_first_bytes_is_damaged_and_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(write(document()).partition(b"\n")[2])
    with pytest.raises(DamagedFile, match="beginning"):
        run.extract(path, QUIET)


def test_without_recognition_a_scan_is_kept_as_a_picture_and_its_ink_is_unread(
    tmp_path: Path,
) -> None:
    black = picture_page(bytes(100), 10, 10, b"/ColorSpace /DeviceGray /BitsPerComponent 8")
    raw = read(tmp_path / "a.pdf", black)
    assert [type(f) for f in raw.fragments] == [RawFigure]
    assert ways(raw) == [(1, 1, "lost")]
    assert [(i.page, i.box) for i in raw.unread_ink] == [(1, (0, 0, 600, 800))]
    assert "page_damaged" in [n.code for n in raw.notices]


def test_a_page_of_twenty_metres_is_rendered_small(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(write(document(box=b"0 0 600 56700")))
    with Renderer(path) as renderer:
        picture, unit = renderer.page(1)
    assert max(picture.shape) <= LONGEST + 1
    assert unit == pytest.approx(56700 / LONGEST)


@pytest.mark.parametrize(
    ("data", "risky"),
    [
        (write(document()), False),
        (picture_page(bytes(100), 10, 10, b"/Filter /FlateDecode"), False),
        (picture_page(bytes(100), 9000, 9000, b"/Filter /FlateDecode"), True),
        (
            picture_page(b"\xff\x4f\xff\x51abcd" + b"\0\1\0\0" * 2, 9, 9, b"/Filter /JPXDecode"),
            True,
        ),
        (picture_page(b"\xff\xc2..\x08\xff\xff\xff\xff", 9, 9, b"/Filter /DCTDecode"), True),
        (picture_page(b"x", 9, 9, b"/Filter [/FlateDecode /FlateDecode]"), True),
    ],
)
def test_what_may_explode_is_known_from_the_bytes(tmp_path: Path, data: bytes, risky: bool) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    assert is_risky(path) is risky


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
TILE = b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep %s /YStep %s /Matrix [%s]"


def content(data: bytes) -> bytes:
    """A file with ``data``, packed, as what its second page draws."""
    objects = document([WORDS, b""])
    objects[FIRST + 3] = stream(b"/Filter /FlateDecode", zlib.compress(data))
    return write(objects)


def forms(times: int) -> bytes:
    """Three forms that draw each other so many times."""
    more = {
        100 + n: stream(FORM + b"/Resources << /XObject << /X %d 0 R >> >>" % (101 + n), data)
        for n, data in enumerate([b"/X Do " * times] * 3)
    }
    more[103] = stream(FORM, b"0 0 9 9 re f " * 10)
    return write(document([b"/X Do"], resources=b"/XObject << /X 100 0 R >>", more=more))


def tiles(step: bytes, matrix: bytes = b"1 0 0 1 0 0") -> bytes:
    tile = stream(TILE % (step, step, matrix), b"0 0 1 1 re f")
    return write(document(resources=b"/Pattern << /P 100 0 R >>", more={100: tile}))


def within(side: int) -> bytes:
    """A picture among what the page draws."""
    return content(b"BI /W %d /H %d /BPC 8 /CS /G /F /Fl ID x EI" % (side, side))


def signs(text: bytes) -> bytes:
    """Signs of a Type 3 font that are drawn so."""
    return write(document(more={100 + n: stream(b"", b"9 0 d0 " + text) for n in range(4)}))


def program(steps: int) -> bytes:
    entries = b"/FunctionType 4 /Domain [0 1] /Range [0 1]"
    return write(document(more={100: stream(entries, b"{ " + b"dup mul " * steps + b"}")}))


@pytest.mark.parametrize(
    ("make", "harmless", "harmful"),
    [
        (forms, 5, 300),
        (tiles, b"2", b"0.001"),
        (within, 900, 30_000),
        (signs, b"0 0 5 5 re f", b"BT /T 1 Tf (aa) Tj ET"),
        (program, 40, 4000),
    ],
)
def test_what_asks_for_hours_of_drawing_is_known_from_what_it_asks(
    tmp_path: Path, make: Callable[[object], bytes], harmless: object, harmful: object
) -> None:
    path = tmp_path / "a.pdf"
    for value, risky in ((harmless, False), (harmful, True)):
        path.write_bytes(make(value))
        assert is_risky(path) is risky


def test_a_tile_is_as_small_as_its_matrix_makes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(tiles(b"9", b"0.001 0 0 0.001 0 0"))
    assert is_risky(path)


def test_a_stream_that_cannot_be_looked_into_is_tried(tmp_path: Path) -> None:
    objects = document([WORDS, b""])
    objects[FIRST + 3] = stream(b"/Filter /LZWDecode", b"\x80\x0b\x60")
    path = tmp_path / "a.pdf"
    path.write_bytes(write(objects))
    assert is_risky(path)


def test_pages_of_a_risky_file_that_do_no_harm_are_read(tmp_path: Path) -> None:
    objects = document([WORDS, WORDS], more={100: stream(b"/Filter [/Fl /Fl]", b"x")})
    path = tmp_path / "a.pdf"
    raw = read(path, write(objects))
    assert is_risky(path)
    assert bad_pages(path, (), 2) == {}
    assert ways(raw) == [(1, 2, "text")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_bytes_that_were_changed_end_in_text_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(write(document([WORDS, WORDS])))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(8, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with contextlib.suppress(GuidangError):
        read(Path(_folder.name) / "a.pdf", bytes(whole))

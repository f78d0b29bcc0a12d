"""Bad input: one clear line with reason and mend, its own exit code, nothing written, and the
other files of the same command are done."""

from __future__ import annotations

import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main

DATA = Path(__file__).parent / "data"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)


def word(path: Path, document: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("word/document.xml", document)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def sheet_named_word(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")


def zeros_named_word(path: Path) -> None:
    path.write_bytes(bytes(9000))


def truncated_zip(path: Path) -> None:
    word(path, DOCUMENT.format("报告" * 500).encode())
    path.write_bytes(path.read_bytes()[:-120])


def external_entity(path: Path) -> None:
    head = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    word(path, (head + DOCUMENT.format("&x;")).encode())


def billion_laughs(path: Path) -> None:
    entities = '<!ENTITY a "哈哈">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    word(path, (f"<!DOCTYPE d [{entities}]>" + DOCUMENT.format("&i;")).encode())


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(DOCUMENT.split("{}")[0].encode())
            for _ in range(400):
                part.write(b" " * (1 << 20))
            part.write(DOCUMENT.split("{}")[1].encode())


def pdf_without_pages(path: Path) -> None:
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000056 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF\n"
    )


def truncated_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj<</Type/Catalog")


def giant_picture(path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    size = struct.pack(">IIBBBBB", 30000, 30000, 1, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 3751 * 1000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def broken_picture(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 and nothing that follows")


def unknown(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


BAD: list[tuple[str, int, Callable[[Path], object], str]] = [
    ("空.docx", 3, empty, "holds no bytes"),
    ("表格.doc", 4, sheet_named_word, "is named .doc but is an Excel workbook"),
    ("零.docx", 5, zeros_named_word, "nothing but zero bytes"),
    ("截断.docx", 5, truncated_zip, "cut off"),
    ("加密.docx", 6, lambda p: shutil.copy(DATA / "encrypted.docx", p), "password"),
    ("加密.pdf", 6, lambda p: shutil.copy(DATA / "encrypted.pdf", p), "encrypted"),
    ("实体.docx", 7, external_entity, "document type"),
    ("笑.docx", 7, billion_laughs, "document type"),
    ("炸弹.docx", 7, zip_bomb, "unpack"),
    ("无页.pdf", 8, pdf_without_pages, "no page"),
    ("断.pdf", 5, truncated_pdf, ""),
    ("巨图.png", 7, giant_picture, "30000"),
    ("坏图.jpg", 5, broken_picture, ""),
    ("不明.bin", 4, unknown, "no kind"),
]
IDS = [name for name, *_ in BAD]


def convert(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)])


@pytest.mark.parametrize(("name", "code", "make", "reason"), BAD, ids=IDS)
def test_bad_input_gives_one_clear_line_and_its_own_exit_code(
    tmp_path: Path, name: str, code: int, make: Callable[[Path], object], reason: str
) -> None:
    make(tmp_path / name)
    done = convert(tmp_path / name, "--out", tmp_path / "out")
    assert done.exit_code == code, done.output
    (line,) = [line for line in done.stdout.splitlines() if name in line]
    told, mend = line.split(f"{name}: ")[1].split("; ", 1)
    assert reason in told
    assert len(mend) > 10
    assert "Traceback" not in done.output


def test_bad_files_write_nothing_and_cost_the_others_nothing(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for name, _code, make, _reason in BAD:
        make(archive / name)
    word(archive / "好.docx", DOCUMENT.format("一份完好的材料。").encode())
    done = convert(*sorted(archive.iterdir()), "--out", tmp_path / "out")
    assert done.exit_code == 1
    written = sorted(p.name for p in (tmp_path / "out").iterdir() if p.name != ".guidang")
    assert written == ["好.docx", "好.json"]
    assert f"Not done: {len(BAD)}" in done.stdout

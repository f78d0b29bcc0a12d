"""What a file truly is: its content decides, its name nothing."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import registry, run
from pipeline.errors import DamagedFile, EmptyFile, GuidangError, WrongType
from pipeline.raw import Raw
from pipeline.stage import Context, Probe
from stages.extract import _sniff
from stages.extract._sniff import true_type
from stages.extract.legacy_word.claim import is_legacy_word
from tests.extract._docx import p, write_docx
from tests.extract._ole import ole_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEXT = "云岭市水务局：\n现将巡查情况报告如下。\n"


def put(folder: Path, data: bytes, name: str = "a.doc") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def packed(folder: Path, entries: dict[str, str], name: str = "a.doc") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as package:
        for entry, content in entries.items():
            package.writestr(entry, content)
    return path


def read(path: Path) -> Raw:
    return run.extract(path, Context(style=registry.style("gbt9704")))


def refused(path: Path, error: type[GuidangError]) -> GuidangError:
    with pytest.raises(error) as caught:
        read(path)
    return caught.value


def of(path: Path) -> str:
    return true_type(run.probe(path))


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ({"word/document.xml": ""}, "docx"),
        ({"Word/Document.xml": ""}, "docx"),
        ({"[Content_Types].xml": "…wordprocessingml.document.main+xml", "d.xml": ""}, "docx"),
        ({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": ""}, "xlsx"),
        ({"ppt/presentation.xml": ""}, "pptx"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.text-template"}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "ods"),
        ({"mimetype": "application/vnd.sun.xml.writer"}, "sxw"),
        ({"OFD.xml": "", "Doc_0/Document.xml": ""}, "ofd"),
        ({"report/OFD.xml": "", "report/Doc_0/Document.xml": ""}, "ofd"),
        ({"\\OFD.xml": ""}, "ofd"),
        ({"readme.txt": ""}, "zip"),
    ],
)
def test_a_package_is_known_by_what_is_in_it(
    tmp_path: Path, entries: dict[str, str], kind: str
) -> None:
    assert of(packed(tmp_path, entries)) == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"  {\\rtf1\\ansi}", "rtf"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n'
            b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
            "word_2003",
        ),
        (
            '<?xml version="1.0" encoding="UTF-16"?><x:wordDocument '
            'xmlns:x="http://schemas.microsoft.com/office/word/2003/wordml">'.encode("utf-16"),
            "word_2003",
        ),
        (
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">',
            "flat_opc",
        ),
        (
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
            "fodt",
        ),
        (b'<?xml version="1.0"?><note/>', "xml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "mime"),
        (b"From: a\r\nSubject: b\r\nMIME-Version: 1.0\r\n\r\n", "mime"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML PUBLIC 'x'>", "html"),
        (b"<?xml version='1.0'?><!-- a --><html xmlns='x'>", "html"),
        ("<html><body>".encode("utf-16"), "html"),
        (b"%PDF-1.7\n", "pdf"),
        (b"junk\n%PDF-1.4\n1 0 obj<<>>endobj", "pdf"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b'{"schema": "report/1"}', "json"),
        (TEXT.encode(), "txt"),
        (TEXT.encode("gb18030"), "txt"),
        (TEXT.encode("utf-16"), "txt"),
        (b"BMW and others: a comparison of cars", "txt"),
        (b"A file of Adobe begins with %PDF-1.4, as everybody knows.", "txt"),
        (bytes(10_000), "zeros"),
        (bytes(range(256)) * 8, "binary"),
        (b"PK\x03\x04" + bytes(99), "broken_zip"),
        (OLE + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (OLE, "ole"),
    ],
)
def test_a_file_is_known_by_its_bytes(tmp_path: Path, data: bytes, kind: str) -> None:
    assert of(put(tmp_path, data)) == kind


def test_zeros_with_something_far_behind_are_not_nothing_but_zeros(tmp_path: Path) -> None:
    assert of(put(tmp_path, bytes(3 * 2**20) + b"x")) == "binary"


def test_a_text_named_doc_is_read_as_text_with_a_notice(tmp_path: Path) -> None:
    raw = read(put(tmp_path, TEXT.encode("gb18030"), "报告.docx"))
    assert raw.source.format == "txt"
    (notice,) = raw.notices
    assert notice.code == "other_type"
    assert ".docx" in notice.message
    assert "txt" in notice.message


def test_a_docx_named_pdf_is_read_as_docx_with_a_notice(tmp_path: Path) -> None:
    raw = read(write_docx(tmp_path / "a.pdf", p("文")))
    assert (raw.source.format, [n.code for n in raw.notices]) == ("docx", ["other_type"])


@pytest.mark.parametrize("name", ["a.docx", "a.DOTX", "a.bak", "a"])
def test_a_name_that_says_nothing_else_needs_no_notice(tmp_path: Path, name: str) -> None:
    assert read(write_docx(tmp_path / name, p("文"))).notices == ()


@pytest.mark.parametrize(
    ("entries", "says", "mend"),
    [
        ({"xl/workbook.xml": ""}, "is named .doc but is an Excel workbook", "PDF"),
        ({"ppt/a.xml": ""}, "is named .doc but is a PowerPoint presentation", "PDF"),
        ({"a.txt": ""}, "is named .doc but is a zip package and no document", "unpack"),
    ],
)
def test_what_nobody_reads_is_called_by_its_true_type(
    tmp_path: Path, entries: dict[str, str], says: str, mend: str
) -> None:
    error = refused(packed(tmp_path, entries), WrongType)
    assert says in error.reason
    assert mend in error.how_to_mend


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "A.XLSB"])
def test_what_is_named_rightly_is_not_told_of_its_name(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path, {"xl/workbook.xml": ""}, name)
    assert refused(path, WrongType).reason == "is an Excel workbook (.xlsx)"


def test_the_names_that_wps_gives_are_right_names(tmp_path: Path) -> None:
    path = ole_file(tmp_path / "a.et", {"Workbook": b"x"})
    assert refused(path, WrongType).reason == "is an Excel workbook (.xls)"


def test_a_text_of_works_is_known_by_the_chunks_of_its_stream(tmp_path: Path) -> None:
    newer = ole_file(tmp_path / "a.wps", {"CONTENTS": b"CHNKWKS \x04\0" + bytes(600)})
    other = ole_file(tmp_path / "b.wps", {"CONTENTS": b"something else" + bytes(600)})
    assert (of(newer), of(other)) == ("works", "ole")


def test_a_locked_file_with_a_word_stream_for_old_readers_is_locked(tmp_path: Path) -> None:
    streams = {"EncryptedPackage": bytes(600), "WordDocument": bytes(600)}
    path = ole_file(tmp_path / "a.docx", streams)
    assert not is_legacy_word(run.probe(path))
    assert of(path) == "locked"


def test_an_unknown_file_is_said_to_be_unknown(tmp_path: Path) -> None:
    error = refused(put(tmp_path, bytes(range(256)) * 8, "a.bin"), WrongType)
    assert error.reason == "is of no kind that guidang reads"


def test_an_unknown_file_under_a_known_name_may_be_broken(tmp_path: Path) -> None:
    error = refused(put(tmp_path, bytes(range(256)) * 8, "a.wps"), WrongType)
    assert error.reason == "is named .wps but its content is of no kind that guidang reads"
    assert "copy it again" in error.how_to_mend


def test_zeros_a_broken_zip_and_an_empty_file_are_damage(tmp_path: Path) -> None:
    zeros = refused(put(tmp_path, bytes(900)), DamagedFile)
    assert zeros.reason == "holds nothing but zero bytes"
    assert "cut off" in refused(put(tmp_path, b"PK\x03\x04" + bytes(9)), DamagedFile).reason
    refused(put(tmp_path, b""), EmptyFile)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=80)
@given(
    st.sampled_from([b"", b"PK\x03\x04", OLE, b"<?xml ", b"MIME-Version: 1.0\n", b"%PDF", b"<"]),
    st.binary(max_size=300),
)
def test_any_bytes_have_one_type_and_no_crash(tmp_path: Path, head: bytes, rest: bytes) -> None:
    if head + rest:
        assert of(put(tmp_path, head + rest))


@pytest.mark.parametrize(
    "piece", [b"<!DOCTYPE a [ ]>", b"<?a?>", b"<?a>", b"<!---->", b"a: b\n", b"<"]
)
def test_a_head_made_to_keep_its_reader_busy_does_not(tmp_path: Path, piece: bytes) -> None:
    start = time.monotonic()
    assert of(put(tmp_path, piece * 900))
    assert time.monotonic() - start < 2


def _package(path: Path, entry: str) -> Probe:
    """A package whose first 4096 bytes are the same, whatever its second entry is named."""
    with zipfile.ZipFile(path, "w") as package:
        for name in ("a.bin", entry):
            package.writestr(zipfile.ZipInfo(name), "x" * 5000)
    return run.probe(path)


def test_a_file_is_looked_into_once_for_all_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []

    def look(path: Path) -> str:
        looked.append(path)
        return "vsdx"

    monkeypatch.setattr(_sniff, "kind_of_zip", look)
    found = _package(tmp_path / "a.vsdx", "visio/a.xml")
    with pytest.raises(WrongType, match="Visio"):
        run.recognise(found)
    assert looked == [found.path]


def test_a_file_that_was_replaced_is_looked_into_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    before = _package(path, "word/a.xml")
    assert true_type(before) == "docx"
    after = _package(path, "ppt/ab.xml")
    assert (after.size, after.head) == (before.size, before.head)
    assert true_type(after) == "pptx"

"""Files named like Word's that cannot be read: each with one clear reason and its mend."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline import registry, run
from pipeline.errors import (
    DamagedFile,
    DangerousFile,
    GuidangError,
    NothingInside,
    WrongType,
)
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract import _zip
from stages.extract._xml import MAX_DEPTH, parse_xml
from stages.extract.text import EXTRACTOR as TEXT
from stages.extract.word import EXTRACTOR as WORD
from tests.extract._docx import NAMESPACES, extract, p, read, write_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def refused(path: Path, error: type[GuidangError]) -> GuidangError:
    """The error that ``path`` is refused with, whoever it falls to."""
    with pytest.raises(error) as caught:
        run.extract(path, Context(style=registry.style("gbt9704")))
    return caught.value


def put(folder: Path, data: bytes, name: str = "a.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_text_named_docx_is_none_of_words_business(tmp_path: Path) -> None:
    path = put(tmp_path, "各位同志：\n现将情况汇报如下。\n".encode())
    assert WORD.recognise(probe(path)) is None
    assert TEXT.recognise(probe(path)) == "txt"


def test_a_locked_file_of_which_only_the_shell_is_left_is_damaged(tmp_path: Path) -> None:
    path = put(tmp_path, OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert "is locked, and damaged" in refused(path, DamagedFile).reason


@pytest.mark.parametrize("name", ["a.docx", "a.doc"])
def test_the_old_format_is_none_of_words_business(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, OLE + "WordDocument".encode("utf-16-le"), name)
    assert WORD.recognise(probe(path)) is None


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_off_package_is_damaged(tmp_path: Path, share: float) -> None:
    data = write_docx(tmp_path / "whole.docx", p("文")).read_bytes()
    refused(put(tmp_path, data[: int(len(data) * share)]), DamagedFile)


def test_a_package_with_a_spoilt_part_is_damaged(tmp_path: Path) -> None:
    data = write_docx(tmp_path / "whole.docx", p("文" * 400)).read_bytes()
    at = data.index(b"word/document.xml") + 40
    spoilt = put(tmp_path, data[:at] + b"\xff" * 20 + data[at + 20 :])
    assert "word/document.xml" in refused(spoilt, DamagedFile).reason


def test_a_package_without_its_document_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/styles.xml", "<x/>")
    assert "word/document.xml" in refused(path, DamagedFile).reason


def test_another_package_named_docx_is_of_the_wrong_type(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert "is named .docx but is an Excel workbook" in refused(path, WrongType).reason


def test_another_package_is_none_of_words_business(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")
    assert WORD.recognise(probe(path)) is None


def test_a_word_file_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "报告.bak", p("文"))
    assert WORD.recognise(probe(path)) == "docx"


def test_a_document_of_another_name_is_found_by_its_relationship(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<T a='wordprocessingml.document.main+xml'/>")
        package.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="{office}" Target="/word/document2.xml"/>'
            "</Relationships>",
        )
        body = f"<w:document {NAMESPACES}><w:body>{p('文')}</w:body></w:document>"
        package.writestr("word/document2.xml", body)
    assert extract(path).source_chars == 1


def test_broken_xml_names_its_part(tmp_path: Path) -> None:
    files = {"word/document.xml": b"<w:document><w:body>"}
    assert (
        "word/document.xml"
        in refused(write_docx(tmp_path / "a.docx", "", files=files), DamagedFile).reason
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://a.example/w.dtd">',
    ],
)
def test_a_document_type_is_dangerous(tmp_path: Path, doctype: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    document = f"{head}{doctype}<w:document {NAMESPACES}><w:body>{p('文')}</w:body></w:document>"
    files = {"word/document.xml": document.encode(encoding)}
    refused(write_docx(tmp_path / "a.docx", "", files=files), DangerousFile)


def test_an_entity_bomb_is_refused_before_it_is_parsed() -> None:
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(n + 1)} "{f"&{chr(n)};" * 10}">' for n in range(ord("a"), ord("k"))
    )
    bomb = f"<!DOCTYPE x [{entities}]><x y='&k;'/>"
    with pytest.raises(DangerousFile, match="document type"):
        parse_xml(bomb.encode(), "x.xml")


def test_bottomless_nesting_is_dangerous() -> None:
    deep = MAX_DEPTH + 1
    with pytest.raises(DangerousFile):
        parse_xml(b"<a>" * deep + b"</a>" * deep, "x.xml")
    parse_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH, "x.xml")


def test_a_zip_bomb_is_refused_by_what_it_declares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_docx(tmp_path / "a.docx", p("文"), files={"word/media/x.bin": bytes(300_000)})
    extract(path)
    monkeypatch.setattr(_zip, "MAX_ENTRY", 200_000)
    refused(path, DangerousFile)


def test_many_parts_and_a_large_whole_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_docx(tmp_path / "a.docx", p("文"))
    with monkeypatch.context() as patch:
        patch.setattr(_zip, "MAX_ENTRIES", 2)
        refused(path, DangerousFile)
    monkeypatch.setattr(_zip, "MAX_TOTAL", 100)
    refused(path, DangerousFile)


def test_a_part_larger_than_it_declares_is_never_unpacked_whole(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("文" * 5000))
    data = bytearray(path.read_bytes())
    size = zipfile.ZipFile(path).getinfo("word/document.xml").file_size.to_bytes(4, "little")
    for _ in range(2):  # in the local header and in the directory
        at = data.index(size)
        data[at : at + 4] = (100).to_bytes(4, "little")
    with _zip.SafeZip(put(tmp_path, bytes(data))) as package, pytest.raises(DamagedFile):
        package.read("word/document.xml")


@pytest.mark.parametrize("body", ["", p(), p("　 "), p("<w:r><w:tab/></w:r>")])
def test_a_document_without_any_content_holds_nothing(tmp_path: Path, body: str) -> None:
    with pytest.raises(NothingInside):
        read(tmp_path, body)


def test_a_document_that_only_wraps_another_says_how_to_unwrap_it(tmp_path: Path) -> None:
    with pytest.raises(NothingInside) as caught:
        read(tmp_path, '<w:altChunk r:id="c"/>')
    assert "save it as .docx" in caught.value.how_to_mend

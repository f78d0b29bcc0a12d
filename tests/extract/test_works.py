"""Microsoft Works without LibreOffice: its text at least."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import DamagedFile, NothingInside, WrongType
from pipeline.proof import prove_extraction
from pipeline.run import probe
from pipeline.stage import Context
from stages.extract._office import find
from stages.extract._works import read_works
from stages.extract.office import EXTRACTOR
from tests.extract._docx import dropped, texts
from tests.extract._ole import ole_file
from tests.shared import shared_file


def works(folder: Path, text: bytes, *, end: int | None = None) -> Path:
    head = bytearray(0x100)
    stop = 0x100 + len(text) if end is None else end
    struct.pack_into("<II", head, 0x22, 0x100, stop)
    streams = {"MM": b"ND".ljust(14, b"\0"), "MN0": bytes(head) + text + b"formatting"}
    return ole_file(folder / "a.wps", streams)


def test_its_text_is_read_paragraph_by_paragraph_and_the_rest_is_told(tmp_path: Path) -> None:
    raw = read_works(works(tmp_path, b"Minutes\r\nAll agreed.\r\n"), "works")
    prove_extraction(raw)
    assert texts(raw) == ["Minutes", "All agreed."]
    assert [notice.code for notice in raw.notices] == ["plain_only"]


def test_chinese_text_is_known_by_its_looks(tmp_path: Path) -> None:
    text = "会议纪要\r\n大家一致同意这项方案。\r\n".encode("gbk")
    assert texts(read_works(works(tmp_path, text), "works")) == [
        "会议纪要",
        "大家一致同意这项方案。",
    ]


def test_control_characters_are_left_out_with_their_reason(tmp_path: Path) -> None:
    raw = read_works(works(tmp_path, b"Page \x0e of 3\r\n"), "works")
    prove_extraction(raw)
    assert texts(raw) == ["Page  of 3"]
    assert dropped(raw) == {"control": "\x0e"}


def test_an_end_behind_the_stream_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        read_works(works(tmp_path, b"Minutes", end=2**31), "works")


def test_a_document_without_text_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingInside):
        read_works(works(tmp_path, b"\r\n \r\n"), "works")


def test_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongType, match="version"):
        read_works(ole_file(tmp_path / "a.wps", {"MatOST": b"x" * 300}), "works")


def test_without_libreoffice_the_extractor_reads_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(find.VARIABLE, raising=False)
    monkeypatch.setattr(find, "_candidates", lambda: iter(()))
    path = works(tmp_path, b"Minutes\r\n")
    assert EXTRACTOR.recognise(probe(path)) == "works"
    raw = EXTRACTOR.extract(path, "works", Context(style=registry.style("gbt9704")))
    assert texts(raw) == ["Minutes"]


def test_a_file_of_others_is_read() -> None:
    raw = read_works(
        shared_file("corpus/robust_docx/apache__tika__testWORKSWordProcessor4.0.wps"), "works"
    )
    prove_extraction(raw)
    assert texts(raw)[2].endswith("Works Word Processor 7.0")

"""Formats that are read through LibreOffice: told by content, and who read them is told."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import MissingPart
from pipeline.raw import Raw, RawText
from pipeline.run import extract, probe
from pipeline.stage import Context
from stages.extract._office.find import VARIABLE, find_office
from stages.extract.office import EXTRACTOR
from tests.extract._docx import p, write_docx
from tests.extract._soffice import StandIn
from tests.shared import shared_file

UOF = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:language="cn"'
    ' xmlns:字="http://schemas.uof.org/cn/2003/uof-wordproc" uof:mimetype="{kind}">'
    "{inside}</uof:UOF>"
)
TEXT = "vnd.uof.text"
BODY = (
    "<uof:文字处理><字:主体><字:段落><字:句><字:文本串>柳溪镇共植树四千株。</字:文本串></字:句>"
    "</字:段落></字:主体></uof:文字处理>"
)


def uof(folder: Path, kind: str = TEXT, name: str = "a.uot") -> Path:
    path = folder / name
    path.write_text(UOF.format(kind=kind, inside=BODY), "utf-8")
    return path


def read(path: Path) -> Raw:
    return extract(path, Context(style=registry.style("gbt9704")))


def texts(raw: Raw) -> list[str]:
    return [f.text for f in raw.fragments if isinstance(f, RawText)]


@pytest.mark.parametrize("name", ["a.uot", "a.uof", "a.xml", "a.doc"])
def test_a_uof_text_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert EXTRACTOR.recognise(probe(uof(tmp_path, name=name))) == "uof"


def test_a_uof_sheet_is_no_text(tmp_path: Path) -> None:
    assert EXTRACTOR.recognise(probe(uof(tmp_path, "vnd.uof.spreadsheet"))) is None


def test_other_xml_is_none_of_its_business(tmp_path: Path) -> None:
    path = tmp_path / "a.uot"
    path.write_text('<?xml version="1.0"?><a>vnd.uof.text</a>', "utf-8")
    assert EXTRACTOR.recognise(probe(path)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_what_libreoffice_makes_is_read_under_the_name_of_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_docx(tmp_path / "made.docx", p("柳溪镇共植树四千株。"))
    StandIn(tmp_path, monkeypatch).gives(made)
    path = uof(tmp_path)
    raw = read(path)
    assert texts(raw) == ["柳溪镇共植树四千株。"]
    assert (raw.source.name, raw.source.format) == ("a.uot", "uof")
    assert raw.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [notice.code for notice in raw.notices] == ["read_by_libreoffice"]
    assert {f.origin.by for f in raw.fragments} == {"libreoffice"}
    assert raw.source_chars == 10


def test_without_libreoffice_the_error_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stages.extract._office import find

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(find, "_candidates", lambda: iter(()))
    with pytest.raises(MissingPart, match="LibreOffice") as caught:
        read(uof(tmp_path))
    assert "install" in caught.value.how_to_mend


def test_a_works_text_is_read_by_libreoffice() -> None:
    path = shared_file("corpus/robust_docx/apache__tika__testWORKSWordProcessor4.0.wps")
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    assert any("Microsoft Works" in text for text in texts(read(path)))

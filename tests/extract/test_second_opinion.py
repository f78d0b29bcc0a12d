"""``--doc-reader``: who reads an old Word file, and what is told about it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import DamagedFile, DangerousFile, GuidangError, NothingInside, Unexpected
from pipeline.origin import Origin
from pipeline.raw import Raw, RawText
from pipeline.record import Notice
from pipeline.report import Source
from pipeline.stage import Context, DocReader
from stages.extract._office import find
from stages.extract._office.find import VARIABLE, find_office
from stages.extract.legacy_word import EXTRACTOR, native
from tests.extract._docx import p, write_docx
from tests.extract._locked import head_of_doc, rc4_doc
from tests.extract._ole import ole_file
from tests.extract._soffice import OUT, StandIn
from tests.shared import shared_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")

OWN, THEIRS = "东湖村修渠三里。", "东湖村修渠三里，引水入田。"
DAMAGED_TEXT = Notice(code="damaged_text", message="x")
DAMAGED_LOOKS = Notice(code="damaged_formatting", message="x")

Native = Callable[[object], None]


@pytest.fixture
def doc(tmp_path: Path) -> Path:
    return ole_file(tmp_path / "a.doc", {"WordDocument": head_of_doc(0) + bytes(6000)})


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """LibreOffice that reads ``THEIRS`` from whatever it is given."""
    stand_in = StandIn(tmp_path, monkeypatch)
    stand_in.gives(write_docx(tmp_path / "made.docx", p(THEIRS)))
    return stand_in


@pytest.fixture
def natively(monkeypatch: pytest.MonkeyPatch) -> Native:
    """Set what the native reader gives: a ``Raw``, or what it raises."""

    def give(found: object) -> None:
        def read_native(*_: object) -> object:
            if isinstance(found, Exception):
                raise found
            return found

        monkeypatch.setattr(native, "read_native", read_native)

    return give


def own(*notices: Notice, text: str = OWN) -> Raw:
    return Raw(
        schema="raw/1",
        source=Source(name="a.doc", format="doc", sha256="0", bytes=1),
        fragments=(RawText(text=text, origin=Origin(by="doc", paragraph=1)),),
        source_chars=len(text),
        notices=notices,
    )


def read(path: Path, reader: DocReader = "auto", *passwords: str) -> Raw:
    context = Context(style=registry.style("gbt9704"), doc_reader=reader, passwords=passwords)
    return EXTRACTOR.extract(path, "doc", context)


def text(raw: Raw) -> str:
    return "".join(f.text for f in raw.fragments if isinstance(f, RawText))


def opinion(raw: Raw) -> str:
    """The message of the second opinion, which stands first."""
    assert raw.notices[0].code == "second_opinion"
    return raw.notices[0].message


def test_a_sound_file_is_read_natively_and_libreoffice_is_left_alone(
    doc: Path, office: StandIn, natively: Native
) -> None:
    natively(own())
    assert read(doc) == own()
    assert not office.was_run()


@pytest.mark.usefixtures("office")
def test_the_text_of_libreoffice_is_taken_where_it_has_more(doc: Path, natively: Native) -> None:
    natively(own(DAMAGED_TEXT))
    raw = read(doc)
    assert text(raw) == THEIRS
    assert raw.source.format == "doc"
    assert raw.source.bytes == doc.stat().st_size
    assert f"读出 {len(OWN)} 字，LibreOffice 读出 {len(THEIRS)} 字" in opinion(raw)


@pytest.mark.usefixtures("office")
def test_the_native_text_stays_where_libreoffice_has_no_more(doc: Path, natively: Native) -> None:
    natively(own(DAMAGED_TEXT, text=THEIRS))
    raw = read(doc)
    assert {f.origin.by for f in raw.fragments} == {"doc"}
    assert "仍用后者" in opinion(raw)
    assert raw.notices[1] == DAMAGED_TEXT


@pytest.mark.usefixtures("office")
def test_where_only_the_looks_are_lost_libreoffice_wins_with_the_same_text(
    doc: Path, natively: Native
) -> None:
    natively(own(DAMAGED_LOOKS, text=THEIRS))
    assert {f.origin.by for f in read(doc).fragments} == {"libreoffice"}
    natively(own(DAMAGED_LOOKS, text=THEIRS + "另。"))
    assert {f.origin.by for f in read(doc).fragments} == {"doc"}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("error", [DamagedFile("broken"), ZeroDivisionError("fault")])
def test_libreoffice_reads_what_the_native_reader_cannot(
    doc: Path, natively: Native, error: Exception
) -> None:
    natively(error)
    raw = read(doc)
    assert text(raw) == THEIRS
    assert "未能读出此文件，已由 LibreOffice" in opinion(raw)


@pytest.mark.parametrize(
    ("found", "error"),
    [(DamagedFile("broken"), DamagedFile), (ZeroDivisionError("fault"), Unexpected)],
)
def test_where_both_fail_the_native_error_is_told(
    doc: Path, office: StandIn, natively: Native, found: Exception, error: type[GuidangError]
) -> None:
    natively(found)
    office.does("exit 1")
    with pytest.raises(error, match=str(found)):
        read(doc)


def test_a_dangerous_file_is_never_given_to_libreoffice(
    doc: Path, office: StandIn, natively: Native
) -> None:
    natively(DangerousFile("bomb"))
    with pytest.raises(DangerousFile):
        read(doc)
    assert not office.was_run()


def test_a_file_that_is_empty_by_its_own_account_needs_no_second_opinion(
    doc: Path, office: StandIn, natively: Native, monkeypatch: pytest.MonkeyPatch
) -> None:
    natively(NothingInside("empty"))
    monkeypatch.setattr(native, "claimed_chars", lambda _: 14)
    with pytest.raises(NothingInside):
        read(doc)
    assert not office.was_run()
    monkeypatch.setattr(native, "claimed_chars", lambda _: 5000)
    assert text(read(doc)) == THEIRS


def test_without_libreoffice_the_native_result_stands_with_a_notice(
    doc: Path, natively: Native, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(find, "_candidates", lambda: iter(()))
    natively(own(DAMAGED_TEXT))
    raw = read(doc)
    assert text(raw) == OWN
    assert "目前未装" in opinion(raw)
    natively(DamagedFile("broken"))
    with pytest.raises(DamagedFile, match="broken"):
        read(doc)


def test_where_libreoffice_fails_the_native_result_stands_with_a_notice(
    doc: Path, office: StandIn, natively: Native
) -> None:
    office.does("exit 1")
    natively(own(DAMAGED_TEXT))
    raw = read(doc)
    assert text(raw) == OWN
    assert "也未能读出" in opinion(raw)


def test_native_never_asks_libreoffice(doc: Path, office: StandIn, natively: Native) -> None:
    natively(own(DAMAGED_TEXT))
    assert read(doc, "native") == own(DAMAGED_TEXT)
    assert not office.was_run()


@pytest.mark.usefixtures("office")
def test_libreoffice_alone_is_asked_where_that_is_wished(doc: Path, natively: Native) -> None:
    natively(AssertionError("not to be called"))
    raw = read(doc, "libreoffice")
    assert text(raw) == THEIRS
    assert [notice.code for notice in raw.notices] == ["read_by_libreoffice"]
    assert raw.source_chars == len(THEIRS)


def test_a_locked_file_is_unlocked_before_libreoffice_gets_it(
    tmp_path: Path, office: StandIn, natively: Native
) -> None:
    path = tmp_path / "b.doc"
    path.write_bytes(rc4_doc("东湖-1"))
    given = tmp_path / "given"
    office.does(f'{OUT}; cp "$given" {given}; cp {tmp_path}/made.docx "$out/source.docx"')
    natively(own(DAMAGED_TEXT))
    raw = read(path, "auto", "东湖-1")
    assert [notice.code for notice in raw.notices] == ["second_opinion", "unlocked"]
    assert given.read_bytes() != path.read_bytes()
    assert b"WordDocument".decode().encode("utf-16-le") in given.read_bytes()


def test_libreoffice_reads_a_real_file() -> None:
    path = shared_file("corpus/robust_docx/apache__poi__NoHeadFoot.doc")
    if find_office() is None:
        pytest.skip("LibreOffice is not installed")
    raw, native_raw = read(path, "libreoffice"), read(path, "native")
    assert text(raw).split() == text(native_raw).split()

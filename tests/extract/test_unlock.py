"""Locked Word files: opened with the right password, else one clear reason; never a hang."""

from __future__ import annotations

import hashlib
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import registry
from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile, GuidangError, WrongType
from pipeline.raw import Raw
from pipeline.stage import Context
from stages.extract._unlock import unlocked
from stages.extract.word import EXTRACTOR
from tests.extract import _locked
from tests.extract._docx import p, write_docx
from tests.extract._locked import (
    PLAIN,
    agile,
    agile_of_2010,
    cryptoapi_doc,
    head_of_doc,
    rc4_doc,
    standard,
)
from tests.extract._ole import ole_bytes
from tests.shared import shared_file

WORD = "青溪2024"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("plain") / "a.docx"
    return write_docx(path, p("全年走访群众三百余户。")).read_bytes()


def put(folder: Path, data: bytes, name: str = "a.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path, error: type[GuidangError], *passwords: str) -> GuidangError:
    with pytest.raises(error) as caught:
        unlocked(path, passwords)
    return caught.value


def streams(locked: bytes) -> tuple[bytes, bytes]:
    """EncryptionInfo and EncryptedPackage of a locked package; ``packed`` puts them back."""
    with olefile.OleFileIO(BytesIO(locked)) as ole:
        return ole.openstream("EncryptionInfo").read(), ole.openstream("EncryptedPackage").read()


def packed(info: bytes, body: bytes) -> bytes:
    return ole_bytes({"EncryptionInfo": info, "EncryptedPackage": body})


@pytest.mark.parametrize("lock", [agile, standard], ids=["agile", "standard"])
def test_a_locked_package_is_opened_with_the_password_that_fits(
    tmp_path: Path, package: bytes, lock: Callable[[bytes, str], bytes]
) -> None:
    path = put(tmp_path, lock(package, WORD))
    assert unlocked(path, ("nein", WORD, "later")) == package
    refused(path, EncryptedFile, "nein")


@pytest.mark.parametrize("bits", [128, 192, 256])
def test_a_hash_of_another_length_than_the_key_is_cut_or_filled(
    tmp_path: Path, package: bytes, bits: int
) -> None:
    path = put(tmp_path, agile_of_2010(package, WORD, bits))
    assert unlocked(path, ("nein", WORD)) == package
    refused(path, EncryptedFile, "nein")


def test_the_password_that_locks_without_asking_is_tried_on_its_own(
    tmp_path: Path, package: bytes
) -> None:
    assert unlocked(put(tmp_path, agile(package, "VelvetSweatshop")), ()) == package


@pytest.mark.parametrize(
    "lock", [rc4_doc, cryptoapi_doc, _locked.xor_doc], ids=["rc4", "cryptoapi", "xor"]
)
def test_an_old_document_is_opened_with_its_password(
    tmp_path: Path, lock: Callable[[str], bytes]
) -> None:
    path = put(tmp_path, lock("Qingxi-7"), "a.doc")
    with olefile.OleFileIO(BytesIO(unlocked(path, ("x", "Qingxi-7")))) as ole:
        word, table = ole.openstream("WordDocument").read(), ole.openstream("1Table").read()
    assert word[_locked.HEAD :] == PLAIN
    assert table.endswith(PLAIN)
    assert not word[11] & 0x81
    refused(path, EncryptedFile, "qingxi-7")


def test_word_95_leaves_less_of_its_head_in_the_clear(tmp_path: Path) -> None:
    path = put(tmp_path, _locked.xor_doc("Qingxi-7", version=104), "a.doc")
    with olefile.OleFileIO(BytesIO(unlocked(path, ("Qingxi-7",)))) as ole:
        assert ole.openstream("WordDocument").read()[0x34:] == PLAIN


def test_the_verifier_of_the_default_password_is_the_published_one() -> None:
    """[MS-OFFCRYPTO] and the documentation of BIFF name its key and its verifier."""
    from stages.extract._xor import XorLock

    head = head_of_doc(0x8100, 0xB359 << 16 | 0x9A0A)
    assert len(XorLock(head).key_of("VelvetSweatshop")) == 16


def test_an_old_document_without_a_lock_is_given_as_it_is(tmp_path: Path) -> None:
    data = ole_bytes({"WordDocument": head_of_doc(0) + PLAIN, "1Table": PLAIN})
    assert unlocked(put(tmp_path, data, "a.doc"), ()) == data


def test_errors_say_how_many_passwords_failed_and_never_which(
    tmp_path: Path, package: bytes
) -> None:
    path = put(tmp_path, agile(package, WORD))
    none, one, two = (refused(path, EncryptedFile, *given) for given in ((), ("鹤",), ("鹤", "鹿")))
    assert none.reason == "is locked with a password"
    assert one.reason == "is locked, and the password given does not open it"
    assert two.reason == "is locked, and none of the 2 passwords given opens it"
    assert "--password-file" in two.how_to_mend
    chain: BaseException | None = two
    while chain is not None:
        assert "鹤" not in repr(chain)
        assert "鹿" not in repr(chain)
        chain = chain.__cause__ or chain.__context__


@pytest.mark.parametrize("spin", [b"1000001", b"10000000", b"9" * 5000])
def test_a_lock_that_asks_for_endless_rounds_is_dangerous(
    tmp_path: Path, package: bytes, spin: bytes
) -> None:
    info, body = streams(agile(package, WORD))
    data = packed(info.replace(b'spinCount="1000"', b'spinCount="%s"' % spin), body)
    began = time.monotonic()
    refused(put(tmp_path, data), DangerousFile, WORD)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("spin", [b"1_000", b"", b"-1000"])
def test_rounds_that_are_no_number_are_damage(tmp_path: Path, package: bytes, spin: bytes) -> None:
    info, body = streams(agile(package, WORD))
    data = packed(info.replace(b'"1000"', b'"%s"' % spin), body)
    refused(put(tmp_path, data), DamagedFile, WORD)


def test_entities_in_the_lock_are_dangerous(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE e [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><encryption>&b;</encryption>'
    info = b"\x04\x00\x04\x00\x40\x00\x00\x00" + bomb
    data = packed(info, bytes(64))
    refused(put(tmp_path, data), DangerousFile, WORD)


def test_rights_management_is_called_so(tmp_path: Path) -> None:
    named = "\x06DataSpaces/TransformInfo/DRMEncryptedTransform/\x06Primary"
    data = ole_bytes({"EncryptedPackage": bytes(5000), named: bytes(64)})
    assert "rights management" in refused(put(tmp_path, data), EncryptedFile, WORD).reason
    data = ole_bytes({"WordDocument": bytes(5000), "\tDRMContent": bytes(5000)})
    assert "rights management" in refused(put(tmp_path, data), EncryptedFile, WORD).reason


def test_a_lock_of_another_kind_is_called_unknown(tmp_path: Path) -> None:
    data = packed(b"\x04\x00\x03\x00" + bytes(60), bytes(64))
    assert "not known" in refused(put(tmp_path, data), EncryptedFile, WORD).reason


def test_a_package_that_is_shorter_than_it_says_is_damaged(tmp_path: Path, package: bytes) -> None:
    info, body = streams(agile(package, WORD))
    refused(put(tmp_path, packed(info, body[: 8 + 64])), DamagedFile, WORD)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_spoilt_lock_ends_in_a_clear_error_or_is_opened(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lock = data.draw(st.sampled_from([rc4_doc, cryptoapi_doc, lambda w: agile(b"x" * 900, w)]))
    spoilt = bytearray(lock(WORD))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(spoilt) // 2, len(spoilt)))
    path = put(tmp_path_factory.mktemp("spoilt"), bytes(spoilt[:cut]))
    try:
        unlocked(path, (WORD,))
    except GuidangError:
        return


def read(path: Path, *passwords: str) -> Raw:
    context = Context(style=registry.style("gbt9704"), passwords=passwords)
    return EXTRACTOR.extract(path, "docx", context)


def test_a_locked_word_file_is_read_and_says_so(tmp_path: Path, package: bytes) -> None:
    data = agile(package, WORD)
    raw = read(put(tmp_path, data), WORD)
    assert raw.fragments[0].text == "全年走访群众三百余户。"
    assert raw.notices[0].code == "unlocked"
    assert raw.source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_locked_file_of_another_program_is_called_so(tmp_path: Path) -> None:
    inside = BytesIO()
    with zipfile.ZipFile(inside, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(WrongType):
        read(put(tmp_path, agile(inside.getvalue(), WORD)), WORD)


def test_a_file_locked_by_word_itself_is_opened() -> None:
    path = shared_file("corpus/robust_docx/apache__tika__testWORD_protected_passtika.docx")
    assert unlocked(path, ("tika",)).startswith(b"PK")

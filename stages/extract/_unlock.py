"""Word files locked with a password, opened with those that the user has ([MS-OFFCRYPTO]).

A locked .docx is an OLE file around an encrypted zip; in a locked .doc the streams are encrypted
where they stand. Passwords appear in no error and no output.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import DamagedFile, DangerousFile, EncryptedFile, GuidangError
from pipeline.record import Notice

if TYPE_CHECKING:
    from msoffcrypto.format.ooxml import OOXMLFile
    from olefile import OleFileIO

_T = TypeVar("_T")

UNLOCKED = Notice(code="unlocked", message="文件有密码保护，已用所给密码打开；转换结果不带密码")
MAX_SPIN = 1_000_000
"""Rounds of hashing that a file may ask for (2.3.4.10). Word asks for 100,000, a tenth of a
second; what the standard allows would take minutes for each password."""
MAX_BYTES = 512 * 2**20
_DEFAULT = "VelvetSweatshop"
"""The password of files that are locked without anybody having been asked for one (2.3.2.4)."""
_INFO, _PACKAGE, _WORD = "EncryptionInfo", "EncryptedPackage", "WordDocument"
_MAX_INFO = 2**20
_AGILE = b"\x04\x00\x04\x00"
_RIGHTS = ("\x06DataSpaces/TransformInfo/DRMEncryptedTransform", "\tDRMContent")
"""What stands in a file under rights management (2.2.10; 1.3.2 in [MS-OFFCRYPTO])."""
_HEAD = 0x44
"""Bytes of WordDocument that are never encrypted ([MS-DOC] 2.2.6)."""
_ENCRYPTED, _XOR = 0x0100, 0x8000
"""Bits of FibBase: fEncrypted and fObfuscated ([MS-DOC] 2.5.2)."""


def unlocked(path: Path, passwords: tuple[str, ...]) -> bytes:
    """What ``path`` would hold without its password: a zip package, or an OLE file with .doc.

    Raises ``EncryptedFile`` where no password fits, or for a lock that none can open,
    ``DangerousFile`` for one made to keep its opener busy, else ``DamagedFile``.
    """
    from olefile import OleFileIO

    if path.stat().st_size > MAX_BYTES:
        raise DangerousFile(f"is locked and larger than {MAX_BYTES >> 20} MB")
    try:
        with OleFileIO(path) as ole:
            if any(map(ole.exists, _RIGHTS)):
                raise EncryptedFile(
                    "is protected by rights management (IRM), which no password opens",
                    mend="ask whoever holds the rights for a copy without protection",
                )
            if ole.exists(_INFO) and ole.exists(_PACKAGE):
                return _open_package(ole, path, passwords)
            if ole.exists(_WORD):
                return _open_document(ole, path, passwords)
    except GuidangError:
        raise
    except Exception as error:  # the libraries fail on broken files in many ways
        raise _damaged() from error
    raise _damaged()


def _open_package(ole: OleFileIO, path: Path, passwords: Sequence[str]) -> bytes:
    from msoffcrypto.exceptions import DecryptionError
    from msoffcrypto.format.ooxml import OOXMLFile

    if ole.get_size(_INFO) > _MAX_INFO:
        raise _damaged()
    _check_spin(ole.openstream(_INFO).read())
    with path.open("rb") as file:
        try:
            locked = OOXMLFile(file)
            _first_fitting(lambda word: _load_key(locked, word), passwords)
        except DecryptionError as error:
            raise _unknown_lock() from error
        out = BytesIO()
        locked.decrypt(out)  # which fails where that gives no whole zip package
    return out.getvalue()


def _load_key(locked: OOXMLFile, password: str) -> None:
    from stages.extract._agile import agile_key

    if locked.type == "agile":
        locked.load_key(secret_key=agile_key(locked.info, password))
    else:
        locked.load_key(password, verify_password=True)


def _check_spin(info: bytes) -> None:
    from stages.extract._xml import parse_xml

    if not info.startswith(_AGILE):
        return
    for key in parse_xml(info[8:], _INFO).iter("{*}encryptedKey"):
        spin = key.get("spinCount", "")
        if not spin.isdecimal():
            raise _damaged()
        if len(spin) > len(str(MAX_SPIN)) or int(spin) > MAX_SPIN:
            raise DangerousFile(f"asks for more than {MAX_SPIN:,} rounds to try one password")


def _open_document(ole: OleFileIO, path: Path, passwords: Sequence[str]) -> bytes:
    from msoffcrypto.exceptions import DecryptionError
    from msoffcrypto.format.doc97 import Doc97File

    from stages.extract._xor import XorLock

    head = ole.openstream(_WORD).read(_HEAD)
    if len(head) < _HEAD:
        raise _damaged()
    flags = int.from_bytes(head[10:12], "little")
    if not flags & _ENCRYPTED:
        return path.read_bytes()
    if flags & _XOR:
        lock = XorLock(head)
        return lock.opened(path.read_bytes(), _first_fitting(lock.key_of, passwords))
    with path.open("rb") as file:
        locked = Doc97File(file)
        try:
            _first_fitting(locked.load_key, passwords)
        except DecryptionError as error:
            raise _unknown_lock() from error
        out = BytesIO()
        locked.decrypt(out)
    return out.getvalue()


def _first_fitting(open_with: Callable[[str], _T], passwords: Sequence[str]) -> _T:
    """What ``open_with`` gives for the first password that it does not refuse."""
    from msoffcrypto.exceptions import InvalidKeyError

    for password in dict.fromkeys((_DEFAULT, *passwords)):
        try:
            return open_with(password)
        except InvalidKeyError:
            continue
    if not passwords:
        raise EncryptedFile("is locked with a password")
    given = f"none of the {len(passwords)} passwords given opens it"
    one = "the password given does not open it"
    raise EncryptedFile(f"is locked, and {one if len(passwords) == 1 else given}")


def _unknown_lock() -> EncryptedFile:
    mend = "open it in the program that made it and save it without a password"
    return EncryptedFile("is locked in a way that is not known here", mend=mend)


def _damaged() -> DamagedFile:
    return DamagedFile("is locked, and damaged or cut off")

"""The key of a package locked in the agile way ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.13).

msoffcrypto makes it, too, but not where the hash has not the length of a key or of whole blocks:
Office 2010 hashes with SHA-1, 20 bytes, for keys of 16 or 32.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypedDict

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

_INPUT, _VALUE, _KEY = (
    bytes.fromhex(block) for block in ("fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6")
)
"""Hashed with the password for the key of the verifier, of its hash, and of the key itself."""
_HASHES = {"SHA1", "SHA256", "SHA384", "SHA512"}


class AgileLock(TypedDict):
    """What the file says of its lock, as ``OOXMLFile.info`` has it."""

    passwordSalt: bytes
    passwordHashAlgorithm: str
    passwordKeyBits: int
    spinValue: int
    encryptedVerifierHashInput: bytes
    encryptedVerifierHashValue: bytes
    encryptedKeyValue: bytes


def agile_key(lock: AgileLock, password: str) -> bytes:
    """The key of the package. Raises ``InvalidKeyError`` where the password does not fit and
    ``DecryptionError`` for a hash that is not known."""
    if lock["passwordHashAlgorithm"] not in _HASHES:
        raise DecryptionError("unknown hash")
    hashed = _hasher(lock["passwordHashAlgorithm"])
    state = hashed(lock["passwordSalt"] + password.encode("utf-16-le"))
    for round_ in range(lock["spinValue"]):
        state = hashed(round_.to_bytes(4, "little") + state)

    def opened(data: bytes, block: bytes) -> bytes:
        size = lock["passwordKeyBits"] // 8
        key = hashed(state + block)[:size].ljust(size, b"\x36")  # as 2.3.4.11 has it
        cipher = Cipher(algorithms.AES(key), modes.CBC(lock["passwordSalt"])).decryptor()
        return cipher.update(data) + cipher.finalize()

    expected = hashed(opened(lock["encryptedVerifierHashInput"], _INPUT))
    if opened(lock["encryptedVerifierHashValue"], _VALUE)[: len(expected)] != expected:
        raise InvalidKeyError("not the password")
    return opened(lock["encryptedKeyValue"], _KEY)[: lock["passwordKeyBits"] // 8]


def _hasher(name: str) -> Callable[[bytes], bytes]:
    made = getattr(hashlib, name.lower())
    return lambda data: bytes(made(data).digest())

"""Locks documents with passwords ([MS-OFFCRYPTO]), in each way that Word knew."""

from __future__ import annotations

import hashlib
import struct
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from msoffcrypto.method import rc4, rc4_cryptoapi
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.xor_obfuscation import DocumentXOR

from tests.extract._ole import ole_bytes

SALT = bytes(range(16))
VERIFIER = b"a fixed verifier"
HEAD = 0x44
"""Bytes of WordDocument that are never encrypted."""
PLAIN = bytes(range(1, 256)) * 40
"""What stands behind the head in the documents made here."""
ENCRYPTED, OBFUSCATED = 0x0100, 0x8000


def agile(package: bytes, password: str, spin: int = 1000) -> bytes:
    """AES-256 and SHA-512 (2.3.4.10 to 2.3.4.15), with fewer rounds than Word's 100,000."""
    info, key = ECMA376Agile.generate_encryption_parameters(password, spin_count=spin)
    salt = info.keyData.saltValue
    body = ECMA376Agile.encrypt_payload(BytesIO(package), info.encryptedKey, key, salt)
    said = ECMA376Agile.get_encryption_information(info, body, key)
    return ole_bytes({"EncryptionInfo": said, "EncryptedPackage": body})


def agile_of_2010(package: bytes, password: str, bits: int = 128, spin: int = 1000) -> bytes:
    """AES and SHA-1, whose 20 bytes are more than a short key takes and fewer than a long one."""

    def hashed(data: bytes) -> bytes:
        return hashlib.sha1(data).digest()

    def sealed(data: bytes, key: bytes, start: bytes) -> bytes:
        cipher = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
        return cipher.update(data.ljust(-(-len(data) // 16) * 16, b"\0")) + cipher.finalize()

    state = hashed(SALT + password.encode("utf-16-le"))
    for round_ in range(spin):
        state = hashed(struct.pack("<I", round_) + state)

    def written(data: bytes, block: str) -> str:
        key = hashed(state + bytes.fromhex(block)) + b"\x36" * 12
        return b64encode(sealed(data, key[: bits // 8], SALT)).decode()

    key = bytes(range(100, 100 + bits // 8))
    said = (
        f'saltSize="16" blockSize="16" keyBits="{bits}" hashSize="20" cipherAlgorithm="AES" '
        'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA1" '
        f'saltValue="{b64encode(SALT).decode()}"'
    )
    space = "http://schemas.microsoft.com/office/2006"
    info = (
        f'<encryption xmlns="{space}/encryption" xmlns:p="{space}/keyEncryptor/password">'
        f'<keyData {said}/><dataIntegrity encryptedHmacKey="" encryptedHmacValue=""/>'
        f'<keyEncryptors><keyEncryptor uri="{space}/keyEncryptor/password">'
        f'<p:encryptedKey spinCount="{spin}" {said} '
        f'encryptedVerifierHashInput="{written(VERIFIER, "fea7d2763b4b9e79")}" '
        f'encryptedVerifierHashValue="{written(hashed(VERIFIER), "d7aa0f6d3061344e")}" '
        f'encryptedKeyValue="{written(key, "146e0be7abacd0d6")}"/>'
        "</keyEncryptor></keyEncryptors></encryption>"
    )
    body = struct.pack("<Q", len(package))
    for n, at in enumerate(range(0, len(package), 4096)):
        body += sealed(package[at : at + 4096], key, hashed(SALT + struct.pack("<I", n))[:16])
    return ole_bytes(
        {"EncryptionInfo": b"\4\0\4\0\x40\0\0\0" + info.encode(), "EncryptedPackage": body}
    )


def standard(package: bytes, password: str) -> bytes:
    """AES-128 and SHA-1 (2.3.4.5 to 2.3.4.9)."""
    state = hashlib.sha1(SALT + password.encode("utf-16-le")).digest()
    for round_ in range(50_000):
        state = hashlib.sha1(struct.pack("<I", round_) + state).digest()
    final = hashlib.sha1(state + bytes(4)).digest()
    padded = bytes(a ^ b for a, b in zip(final.ljust(64, b"\0"), b"\x36" * 64, strict=True))
    key = hashlib.sha1(padded).digest()[:16]

    def encrypt(data: bytes) -> bytes:
        cipher = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return cipher.update(data.ljust(-(-len(data) // 16) * 16, b"\0")) + cipher.finalize()

    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + "AES\0".encode("utf-16")
    check = encrypt(hashlib.sha1(VERIFIER).digest())
    verifier = struct.pack("<I", 16) + SALT + encrypt(VERIFIER) + struct.pack("<I", 20) + check
    info = struct.pack("<HHII", 3, 2, 0x24, len(header)) + header + verifier
    body = struct.pack("<Q", len(package)) + encrypt(package)
    return ole_bytes({"EncryptionInfo": info, "EncryptedPackage": body})


def head_of_doc(flags: int, key: int = 0, version: int = 0xC1) -> bytes:
    """The first 68 bytes of a stream WordDocument whose table stream is 1Table."""
    head = struct.pack("<HH6xHHI", 0xA5EC, version, flags | 0x0200, 0xBF, key)
    return head.ljust(HEAD, b"\0")


def rc4_doc(password: str) -> bytes:
    key = rc4._makekey(password, SALT, 0)
    check = _rc4_check(key, hashlib.md5(VERIFIER).digest())
    info = struct.pack("<HH", 1, 1) + SALT + check
    return _doc(info, lambda data: rc4.DocumentRC4.decrypt(password, SALT, BytesIO(data)).read())


def cryptoapi_doc(password: str) -> bytes:
    key = rc4_cryptoapi._makekey(password, SALT, 128, 0)
    check = _rc4_check(key, hashlib.sha1(VERIFIER).digest())
    header = struct.pack("<8I", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + "x\0".encode("utf-16-le")
    verifier = struct.pack("<I", 16) + SALT + check[:16] + struct.pack("<I", 20) + check[16:]
    info = struct.pack("<HHII", 2, 2, 4, len(header)) + header + verifier
    return _doc(
        info,
        lambda data: rc4_cryptoapi.DocumentRC4CryptoAPI.decrypt(
            password, SALT, 128, BytesIO(data)
        ).read(),
    )


def xor_doc(password: str, version: int = 0xC1) -> bytes:
    key = DocumentXOR.create_xor_key_method1(password)
    verifier = next(n for n in range(0x10000) if DocumentXOR.verifypw(password, n))
    array = DocumentXOR.create_xor_array_method1(password)

    def lock(data: bytes) -> bytes:
        mixed = (byte ^ array[at % 16] for at, byte in enumerate(data))
        return bytes(new if old and new else old for old, new in zip(data, mixed, strict=True))

    clear = HEAD if version >= 0xC0 else 0x34
    word = head_of_doc(ENCRYPTED | OBFUSCATED, key << 16 | verifier, version)[:clear]
    word += lock(bytes(clear) + PLAIN)[clear:]
    return ole_bytes({"WordDocument": word, "1Table": lock(PLAIN)})


def _rc4_check(key: bytes, digest: bytes) -> bytes:
    cipher = Cipher(rc4.ARC4(key), mode=None).encryptor()
    return cipher.update(VERIFIER) + cipher.update(digest)


def _doc(info: bytes, lock: Callable[[bytes], bytes]) -> bytes:
    """``info`` stands open at the start of the table stream; the cipher runs on beneath it."""
    word = head_of_doc(ENCRYPTED, len(info)) + lock(bytes(HEAD) + PLAIN)[HEAD:]
    table = info + lock(bytes(len(info)) + PLAIN)[len(info) :]
    return ole_bytes({"WordDocument": word, "1Table": table})

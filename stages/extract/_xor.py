"""XOR obfuscation, method 2: how Word 6 to 2003 locked its files at the weakest
([MS-OFFCRYPTO] 2.3.7.4 to 2.3.7.7, [MS-DOC] 2.2.6.1)."""

from __future__ import annotations

from io import BytesIO

_WORD = "WordDocument"
_STREAMS = (_WORD, "0Table", "1Table", "Data")
_CLEAR_97, _CLEAR_95 = 0x44, 0x34
"""Bytes at the start of WordDocument that stay readable."""
_FIRST_97 = 0xC0
"""The lowest nFib that Word 97 writes; Word 6 and 95 write 101 to 105."""
_LONGEST = 15
_LOCK = slice(14, 18)
"""Where FibBase keeps lKey."""


class XorLock:
    """The lock of one file; ``head`` is the start of its stream WordDocument."""

    def __init__(self, head: bytes) -> None:
        self._verifier = int.from_bytes(head[14:16], "little")
        self._key = int.from_bytes(head[16:18], "little")
        self._clear = _CLEAR_97 if int.from_bytes(head[2:4], "little") >= _FIRST_97 else _CLEAR_95

    def key_of(self, password: str) -> bytes:
        """The 16 bytes that open the file. Raises msoffcrypto's ``InvalidKeyError`` for a
        password that does not fit."""
        from msoffcrypto.exceptions import InvalidKeyError
        from msoffcrypto.method.xor_obfuscation import DocumentXOR

        said = "".join(map(_byte, password[:_LONGEST]))
        if (
            not DocumentXOR.verifypw(said, self._verifier)
            or DocumentXOR.create_xor_key_method1(said) != self._key
        ):
            raise InvalidKeyError
        return bytes(DocumentXOR.create_xor_array_method1(said))

    def opened(self, data: bytes, key: bytes) -> bytes:
        """The OLE file ``data`` with its streams in the clear, and marked so."""
        from olefile import OleFileIO

        file = BytesIO(data)
        with OleFileIO(file, write_mode=True) as ole:
            for name in filter(ole.exists, _STREAMS):
                stream = ole.openstream(name).read()
                plain = _xored(stream, key)
                if name == _WORD:
                    plain = _marked_clear(stream[: self._clear] + plain[self._clear :])
                ole.write_stream(name, plain)
            return file.getvalue()


def _byte(char: str) -> str:
    """A character as the one byte that stands for it in such a password (2.3.7.4)."""
    code = ord(char)
    return chr(code & 0xFF or code >> 8 & 0xFF)


def _xored(data: bytes, key: bytes) -> bytes:
    """Bytes that are zero, or would become so, are left as they are (2.3.7.7)."""
    return bytes(
        byte ^ key[at % 16] if byte and byte != key[at % 16] else byte
        for at, byte in enumerate(data)
    )


def _marked_clear(stream: bytes) -> bytes:
    plain = bytearray(stream)
    plain[11] &= 0x7E  # neither fEncrypted nor fObfuscated
    plain[_LOCK] = bytes(4)
    return bytes(plain)

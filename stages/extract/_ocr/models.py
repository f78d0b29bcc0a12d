"""The two networks of PP-OCRv6 small that RapidOCR's wheel carries, and what they can write."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.errors import MissingPart

FINDS = "PP-OCRv6_det_small.onnx"
"""Finds lines: a picture in, for each pixel in how far it belongs to a line out."""

READS = "PP-OCRv6_rec_small.onnx"
"""Reads a line: a strip 48 pixels high in, for each column the share of each character out."""

_MEND = "install it with `pip install --force-reinstall 'rapidocr>=3.10'`"
_PROPERTIES = 14
_KEY, _VALUE = 1, 2
"""Fields of ``ModelProto`` and ``StringStringEntryProto`` (onnx.proto, ONNX 1.17)."""


def model(name: str) -> Path:
    """Where the network ``name`` lies. Raises ``MissingPart``."""
    # RapidOCR itself is not imported: that takes as long as reading half a page.
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise MissingPart("scans need the models of RapidOCR", mend=_MEND)
    path = Path(spec.origin).parent / "models" / name
    if not path.is_file():
        raise MissingPart(f"scans need {name}, which RapidOCR should carry", mend=_MEND)
    return path


@cache
def characters() -> tuple[str, ...]:
    """What each output of the reading network means; the first one means nothing."""
    said = properties(model(READS).read_bytes()).get("character")
    if said is None:
        raise MissingPart(f"{READS} does not name its characters", mend=_MEND)
    return ("", *said.splitlines(), " ")


def properties(data: bytes) -> dict[str, str]:
    """``metadata_props`` of an ONNX model; empty for what is none."""
    found: dict[str, str] = {}
    for number, entry in _fields(data):
        if number == _PROPERTIES:
            parts = dict(_fields(entry))
            key, value = parts.get(_KEY, b""), parts.get(_VALUE, b"")
            found[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
    return found


def _fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each field with a length (protobuf, wire type 2)."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == 2:
            size, at = _varint(data, at)
            yield tag >> 3, data[at : at + size]
            at += size
        elif kind == 0:
            _value, at = _varint(data, at)
        elif kind in (1, 5):
            at += 8 if kind == 1 else 4
        else:
            return


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, lowest first, and where it ends."""
    value = shift = 0
    while at < len(data):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    return value, at

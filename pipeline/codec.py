"""JSON in and out: a strict decoder whose errors name the path, and one stable way to write."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from pipeline.errors import BadJson
from pipeline.raw import Raw
from pipeline.report import Report

_T = TypeVar("_T", Report, Raw)


def to_json(value: Report | Raw) -> bytes:
    """UTF-8 JSON, indented by two blanks, with a line feed at its end; the same each time."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def from_json(data: bytes, type_: type[_T], file: str = "") -> _T:
    """``data`` as a ``Report`` or ``Raw``. Raises ``BadJson`` with the path of what is wrong."""
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadJson(f"not a {type_.__name__}: {error}", file=file) from error


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``report/1``."""
    schema = msgspec.json.schema(Report)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

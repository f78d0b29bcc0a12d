"""Comparing reports: what must be the same, and a difference that a person can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from pipeline.report import DOUBT, Report

OF_THE_CONVERSION = ("source", "origins", "evidence", "changes", "ledger")
"""What a report says about its source and its making, not about itself."""
OF_A_READING = (DOUBT, "unread_ink")
"""Spans and findings about how well something could be read."""
NOT_ON_A_PAGE = {"figure": ("asset", "width", "height", "alt"), "table": ("header_rows",)}
WHERE_FOUND = ("kind", "block", "field", "start", "end", "text")


def differences(expected: Report, got: Report, *, rendered: bool = False) -> list[str]:
    """Every place in which the two differ, as ``path: expected … got …``; none if the same.

    Findings are compared by kind and place, not by message; ``rendered`` leaves out
    what a page does not show: which file a picture was, and which rows Word repeats.
    """
    return list(_differences("", _plain(expected, rendered), _plain(got, rendered)))


def _plain(report: Report, rendered: bool) -> Any:
    plain = msgspec.json.decode(msgspec.json.encode(report))
    for name in OF_THE_CONVERSION:
        plain.pop(name, None)
    plain["findings"] = sorted(
        ({k: f[k] for k in WHERE_FOUND if k in f} for f in plain.get("findings", ())
         if f["kind"] not in OF_A_READING),
        key=repr,
    )  # fmt: skip
    by_place = plain.pop("spans", {})
    plain["spans"] = {p: read for p, spans in by_place.items() if (read := _read(spans))}
    plain["facts"] = sorted(plain.get("facts", ()), key=repr)
    _clean(plain, rendered)
    return plain


def _clean(value: Any, rendered: bool) -> None:
    if isinstance(value, dict):
        if isinstance(value.get("spans"), list):
            value["spans"] = _read(value["spans"])
            if not value["spans"]:
                del value["spans"]
        for name in NOT_ON_A_PAGE.get(value.get("type"), ()) if rendered else ():
            value.pop(name, None)
        for inner in value.values():
            _clean(inner, rendered)
    elif isinstance(value, list):
        for inner in value:
            _clean(inner, rendered)


def _read(spans: list[Any]) -> list[Any]:
    """``spans`` in one order, without those about how well something could be read."""
    kept = (span for span in spans if span["kind"] != DOUBT)
    return sorted(kept, key=lambda s: (s["start"], s["end"], s["kind"]))


def _differences(path: str, expected: Any, got: Any) -> Iterator[str]:
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in [*expected, *(k for k in got if k not in expected)]:
            yield from _differences(
                f"{path}.{key}" if path else key, expected.get(key), got.get(key)
            )
    elif isinstance(expected, list) and isinstance(got, list):
        if len(expected) != len(got):
            yield f"{path}: expected {len(expected)} of them, got {len(got)}"
        for index in range(max(len(expected), len(got))):
            pair = (v[index] if index < len(v) else None for v in (expected, got))
            yield from _differences(f"{path}[{index}]", *pair)
    elif expected != got:
        yield f"{path}:\n  expected {_short(expected)}\n  got      {_short(got)}"


def _short(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 400 else text[:400] + "…"

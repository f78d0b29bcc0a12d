"""Kinds of report from their TOML files, each part with the wording it is known by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from pipeline.errors import BadSettings
from pipeline.kind import Kind, Part, Wording

_T = TypeVar("_T")
_MEND = "correct the file; `stages/kinds/request.toml` is a full example"


def load_wordings(paths: Iterable[Path]) -> dict[str, Wording]:
    """The wordings in ``paths``, by part. Raises ``BadSettings``."""
    known: dict[str, Wording] = {}
    for path in paths:
        found = _decoded(path, dict[str, Wording], "wordings of parts")
        for name, wording in found.items():
            if name in known:
                raise BadSettings(f"the part {name} is worded twice", file=str(path))
            _check((*wording.headings, *wording.phrases), path)
            known[name] = wording
    return known


def load_kind(path: Path, known: Mapping[str, Wording]) -> Kind:
    """The kind of report in ``path``, its parts worded. Raises ``BadSettings``."""
    kind = _decoded(path, Kind, "a kind of report")
    parts = tuple(_worded(part, known, path) for part in kind.parts)
    said = (*kind.titles, *kind.phrases, *kind.closings)
    _check((*said, *(p for part in parts for p in (*part.headings, *part.phrases))), path)
    return replace(kind, parts=parts)


def _decoded(path: Path, type_: type[_T], what: str) -> _T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=type_)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"not {what}: {error}", file=str(path), mend=_MEND) from error


def _worded(part: Part, known: Mapping[str, Wording], path: Path) -> Part:
    if part.headings or part.phrases:
        return part
    if part.name not in known:
        reason = f"the part {part.name} has no wording"
        mend = f"give it headings or phrases, or take one of {', '.join(known)}"
        raise BadSettings(reason, file=str(path), mend=mend)
    wording = known[part.name]
    once = part.once or wording.once
    return replace(part, headings=wording.headings, phrases=wording.phrases, once=once)


def _check(patterns: Iterable[str], path: Path) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            reason = f"not a regular expression: {pattern!r} ({error})"
            raise BadSettings(reason, file=str(path), mend=_MEND) from error

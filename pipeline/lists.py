"""What is here, as plain lists: formats, rules, styles, kinds, and the doctor's checks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from msgspec import Struct

from pipeline import registry
from pipeline.doctor import examine
from pipeline.findings import FINDINGS
from pipeline.kind import ADDRESSEE, Kind, Need
from pipeline.messages import in_language
from pipeline.stage import Format, Rule
from pipeline.style import Style


class Listing(Struct, frozen=True):
    """One list: the names of its columns and its rows."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]

    def as_dicts(self) -> list[dict[str, str]]:
        """The rows for machines: a mapping from column to cell each."""
        return [dict(zip(self.head, row, strict=True)) for row in self.rows]


def formats() -> dict[str, Listing]:
    """Each format once, by name, though several readers may share it."""
    head = ("format", "names", "what")
    known: dict[str, list[Format]] = {}
    for format_ in (f for extractor in registry.extractors() for f in extractor.formats):
        known.setdefault(format_.name, []).append(format_)
    reads = [
        (
            name,
            " ".join(dict.fromkeys(suffix for f in same for suffix in f.suffixes)),
            "; ".join(f.says for f in same),
        )
        for name, same in sorted(known.items())
    ]
    writes = [(e.name, e.suffix, e.says) for e in registry.emitters()]
    return {"reads": Listing(head, reads), "writes": Listing(head, writes)}


def rules() -> dict[str, Listing]:
    """With what the house GB/T 9704 sets, where another may set something else."""
    house = registry.style("gbt9704")
    rows = [
        (r.name, r.says, f"{r.example[0]} → {r.example[1]}", "; ".join(_settings(r, house)))
        for r in registry.rules()
    ]
    return {"rules": Listing(("rule", "what it does", "example", "settings"), rows)}


def _settings(rule: Rule, house: Style) -> Iterator[str]:
    """Each as it is written in TOML, with what it means."""
    if not house.has_rule(rule.name):
        yield "enabled = false"
    for setting in rule.settings:
        value = json.dumps(house.setting(rule.name, setting), ensure_ascii=False)
        yield f"{setting.name} = {value}: {setting.says}"


def styles() -> dict[str, Listing]:
    rows = [(name, registry.style(name).says) for name in registry.style_files()]
    return {"styles": Listing(("style", "what it is"), rows)}


def kinds(kinds: tuple[Path, ...] = ()) -> dict[str, Listing]:
    """With the parts that each must, should and may have; those in ``kinds`` are the user's."""
    rows = [
        (kind.name, kind.says, *(_parts(kind, need) for need in get_args(Need)))
        for kind in registry.kinds(kinds)
    ]
    head = ("kind", "what it is", *(f"{need} have" for need in get_args(Need)))
    return {"kinds": Listing(head, rows)}


def _parts(kind: Kind, need: Need) -> str:
    named = [part.name for part in kind.parts if part.need == need]
    if need == "must" and kind.addressed:
        named.insert(0, ADDRESSEE)
    return " ".join(named)


def findings() -> dict[str, Listing]:
    rows = [
        (code, kind.severity, str(kind.says), in_language(kind.says, "en"))
        for code, kind in FINDINGS.items()
    ]
    return {"findings": Listing(("code", "usually", "说明", "what it means"), rows)}


def doctor() -> dict[str, Listing]:
    rows = [(check.name, check.state, check.says) for check in examine()]
    return {"checks": Listing(("part", "state", "what"), rows)}

"""House styles: a TOML file each, with ``extends``. Data only: another house writes no code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from pipeline.errors import BadSettings


class Page(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sheet, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    lines: int
    """Lines a page; together with the text height it gives the line pitch."""
    chars: int
    """Characters a line."""
    footer: float
    """From the lower edge of the text to the page number's upper edge."""

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


class Font(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A face: ``east`` for Chinese, ``latin`` for Latin letters and digits."""

    east: str
    latin: str


class Look(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a paragraph of one role looks. Sizes in points, indents in characters, space in lines."""

    font: str
    """A key of ``[fonts]``."""
    size: float = 16
    align: Literal["left", "center", "right", "justify"] = "justify"
    first_indent: float = 0
    left_indent: float = 0
    right_indent: float = 0
    lines_before: float = 0
    lines_after: float = 0
    bold: bool = False
    color: str = "000000"
    keep_next: bool = False
    new_page: bool = False


class Style(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A house style. ``looks`` has a key for each role of ``roles.ROLE_STYLES``."""

    name: str
    says: str
    page: Page
    fonts: dict[str, Font]
    looks: dict[str, Look]
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Settings by rule; ``enabled = false`` switches one off."""

    def rule(self, name: str) -> Mapping[str, Any]:
        return self.rules.get(name, {})

    def has_rule(self, name: str) -> bool:
        return bool(self.rule(name).get("enabled", True))


def load_style(path: Path, folder: Path) -> Style:
    """The style in ``path``; what it ``extends`` is looked for beside it, then in ``folder``.

    Raises ``BadSettings`` naming the file and the place in it.
    """
    try:
        return msgspec.convert(_merged(path, folder, ()), Style)
    except msgspec.ValidationError as error:
        raise BadSettings(f"not a house style: {error}", file=str(path)) from error


def _merged(path: Path, folder: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if path in seen:
        raise BadSettings("`extends` goes round in a circle", file=str(path))
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise BadSettings("no such house style", file=str(path)) from error
    except (OSError, ValueError) as error:
        raise BadSettings(f"cannot be read as TOML: {error}", file=str(path)) from error
    parent = data.pop("extends", None)
    if parent is None:
        return data
    beside = path.parent / f"{parent}.toml"
    base = beside if beside.exists() and beside != path else folder / f"{parent}.toml"
    return _overlay(_merged(base, folder, (*seen, path)), data)


def _overlay(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, dict) and isinstance(value, Mapping)
        merged[key] = _overlay(old, value) if both else value  # type: ignore[arg-type]
    return merged

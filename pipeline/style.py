"""House styles: a TOML file each, with ``extends``. Data only: another house writes no code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, cast

import msgspec
from msgspec import Struct, field

from pipeline.errors import BadSettings
from pipeline.roles import ROLE_STYLES
from pipeline.units import mm_to_twips

_T = TypeVar("_T", bool, str, list[str])


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
    """From the lower edge of the text to the dashes beside the page number."""
    number: str = "— {} —"
    """What is printed at the foot; ``{}`` stands for the page number."""

    @property
    def text_width(self) -> int:
        """Of 版心, in twips, as Word reckons it from the sheet and its margins."""
        return mm_to_twips(self.width) - mm_to_twips(self.left) - mm_to_twips(self.right)

    @property
    def text_height(self) -> int:
        """Of 版心, in twips."""
        return mm_to_twips(self.height) - mm_to_twips(self.top) - mm_to_twips(self.bottom)


class Font(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A face: ``east`` for Chinese, ``latin`` for Latin letters and digits."""

    east: str
    latin: str
    alternative: str = ""
    """What to take for ``east`` where it is not installed."""


class Stroke(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A printed line: ``width`` and ``gap`` (to the text above or below it) in millimetres."""

    width: float
    gap: float = 0
    color: str = "000000"


class Strokes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lines of a document."""

    head: Stroke
    """Under 版头."""
    back_outer: Stroke
    """The first and the last line of 版记."""
    back_inner: Stroke
    table: Stroke


class Look(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a paragraph of one role looks. Sizes in points, indents in characters of that size,
    space before and after in lines of the page."""

    font: str
    """A key of ``[fonts]``."""
    size: float = 16
    line: float | None = None
    """Height of a line in points; None is the page's, 0 as high as what stands in it."""
    top: float | None = None
    """From the upper edge of the page's text to its own, in millimetres (the issuer)."""
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


class Setting(Struct, Generic[_T], frozen=True, kw_only=True):
    """Something that a house may set of a rule, besides ``enabled``."""

    name: str
    default: _T
    says: str
    """A phrase for ``guidang rules``."""
    length: int | None = None
    """How many characters a text must have (the two brackets of a pair)."""


ENABLED = Setting(name="enabled", default=True, says="whether the rule runs")
"""What a house may set of every rule."""


class Style(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A house style. ``looks`` has a key for each role of ``roles.ROLE_STYLES``."""

    name: str
    says: str
    page: Page
    fonts: dict[str, Font]
    strokes: Strokes
    looks: dict[str, Look]
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Settings by rule; ``enabled = false`` switches one off."""

    def rule(self, name: str) -> Mapping[str, Any]:
        return self.rules.get(name, {})

    def setting(self, rule: str, setting: Setting[_T]) -> _T:
        """What the house sets; ``registry.style`` has proven that it is of the right type."""
        return cast(_T, self.rule(rule).get(setting.name, setting.default))

    def has_rule(self, name: str) -> bool:
        return self.setting(name, ENABLED)


def load_style(path: Path, folder: Path) -> Style:
    """The style in ``path``; what it ``extends`` is looked for beside it, then in ``folder``.

    Raises ``BadSettings`` naming the file and the place in it.
    """
    try:
        style = msgspec.convert(_merged(path, folder, ()), Style)
    except msgspec.ValidationError as error:
        raise BadSettings(f"not a house style: {error}", file=str(path)) from error
    _prove_whole(style, path)
    return style


def _prove_whole(style: Style, path: Path) -> None:
    missing = ROLE_STYLES.keys() - style.looks.keys()
    if missing:
        raise BadSettings(f"no look for {', '.join(sorted(missing))}", file=str(path))
    for role, look in style.looks.items():
        if role not in ROLE_STYLES:
            raise BadSettings(f"looks.{role} is the look of no part", file=str(path))
        if look.font not in style.fonts:
            raise BadSettings(f"looks.{role}: no font is called {look.font!r}", file=str(path))


def _merged(path: Path, folder: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    if path in seen:
        raise BadSettings("`extends` goes round in a circle", file=str(path))
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        mend = "check the path; `guidang styles` lists the styles that come with guidang"
        raise BadSettings("no such house style", file=str(path), mend=mend) from error
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

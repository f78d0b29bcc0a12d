"""How a case is made: the part of its ``case.toml`` that the makers read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parents[1]
Contents = Literal["", "bare", "dotted"]


@dataclass(frozen=True, kw_only=True)
class Look:
    """``[word]``: the typist's habits in the Word file behind a source."""

    paper: Literal["a4", "letter"] = "a4"
    """``letter`` is what a Word template gives when nobody chose the paper."""
    size: float = 16
    pitch: float = 1.75
    """From line to line, in sizes."""
    face: str = "Noto Serif CJK SC"
    """Of the body."""
    indent: Literal["property", "blanks"] = "property"
    cut: bool = False
    """Runs are cut to pieces, as spelling checks and revisions leave them."""
    styles: bool = False
    """Title and own-line headings carry Word's styles instead of hand-made looks."""
    automatic: list[int] = field(default_factory=list)
    """Levels of sections whose numbers are automatic lists."""
    mess: list[list[str]] = field(default_factory=list)
    """Pairs: what the truth says, how it was typed. ``\\n`` is a soft break."""
    tracked: list[list[str]] = field(default_factory=list)
    """Pairs: what the truth says, what stood there before; the change is a tracked one."""
    date: Literal["end", "title", "byline"] = "end"
    """Where the date stands: behind the signature, or in brackets under title or byline."""
    contents: Contents = ""
    """A table of contents typed above the text: headings alone, or with leaders and pages."""
    lose: list[str] = field(default_factory=list)
    """Parts that the printed form leaves out (``page_numbers``)."""


@dataclass(frozen=True, kw_only=True)
class Scan:
    """``[scan]``: what the years, printing and scanning did to the pages; see ``damage.py``."""

    dpi: int = 200
    color: bool = False
    seal: str = ""
    """The ring of a red seal on signature and date; needs ``color``."""
    seal_strength: float = 0.85
    through: float = 0
    """How much of the page behind shines through, from 0 to 1."""
    fade: float = 0
    """How much of its blackness the ink lost, from 0 to 1."""
    yellow: float = 0
    """How old the paper is, from 0 to 1."""
    stains: int = 0
    curve: float = 0
    """By how many millimetres lines climb at the fold of a bound page."""
    skew: float = 0
    """Degrees, counter-clockwise."""
    holes: bool = False
    staple: bool = False
    border: float = 0
    """Millimetres of black at the right and lower edges."""
    blur: float = 0
    """Radius of a Gaussian, in pixels."""
    shade: float = 0
    """How many shades darker the corner far from the lamp is."""
    fold: float = 0
    """How many shades darker the fold of a book is, at the left edge."""
    noise: float = 0
    """Standard deviation, of 255 shades."""
    fax: bool = False
    """Black and white with specks and lost lines."""
    bilevel: bool = False
    """Black and white only, as copiers scan to PDF."""
    turns: list[int] = field(default_factory=list)
    """Degrees clockwise by which a page went in turned, page by page; those beyond went in
    upright."""
    quality: int = 0
    """Of JPEG; 0 keeps every pixel."""


@dataclass(frozen=True, kw_only=True)
class Case:
    name: str
    source: str
    truth: str
    data: dict[str, Any]
    """All of ``case.toml``."""

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    @property
    def look(self) -> Look:
        return Look(**self.data.get("word", {}))

    @property
    def scan(self) -> Scan | None:
        return Scan(**self.data["scan"]) if "scan" in self.data else None


def read_case(name: str) -> Case:
    data = tomllib.loads((FOLDER / name / "case.toml").read_text("utf-8"))
    return Case(name=name, source=data["source"], truth=data["truth"], data=data)


def case_names() -> list[str]:
    return sorted(path.parent.name for path in FOLDER.glob("*/case.toml"))

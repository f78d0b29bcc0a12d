"""How a run looks: its marks relative to the paragraph's style, and its font, size and colour."""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from pipeline.report import DOUBT
from pipeline.roles import (
    DOUBT_STYLE,
    DOUBTFUL_LABEL_STYLE,
    DOUBTFUL_RUN_IN_STYLE,
    DOUBTFUL_SIGNER_STYLE,
    RUN_IN_STYLE,
)
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.names import VAL, W
from stages.extract._wordml.properties import TOGGLES, RunProps, read_run
from stages.extract._wordml.styles import Styles

RUN_IN = "run_in"
"""The span over a heading that opens its paragraph; ``value`` is its level."""

DEFAULT_SIZE = 10.0
"""Points, where no style says a size (17.3.2.38)."""

_RUN_IN = re.compile(RUN_IN_STYLE.format(level="([1-9])"), re.IGNORECASE)
_DOUBTFUL_RUN_IN = re.compile(DOUBTFUL_RUN_IN_STYLE.format(level="([1-9])"), re.IGNORECASE)
_DOUBTFUL = frozenset(
    style.lower() for style in (DOUBT_STYLE, DOUBTFUL_SIGNER_STYLE, DOUBTFUL_LABEL_STYLE)
)
TableLook = tuple[tuple[str, object], ...]
"""Run properties that a table style gives, as pairs of name and value."""

_SMALL, _MOVED = 0.8, 2
"""The most that text raised by hand has of the usual size; points that it is moved, at least."""
_LINK_STYLES = frozenset({"hyperlink", "followedhyperlink", "超链接", "已访问的超链接"})
_BLACK = frozenset({"AUTO", "000000"})
_ON_OFF = ("bold", "italic", "underline", "emphasis", "highlight")


class Look(Struct, frozen=True, eq=False):
    """The look of a run. Equal looks are one object, so that they can be counted fast."""

    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    bold: bool = False
    size: float = DEFAULT_SIZE
    font: str | None = None
    color: str | None = None
    linked: bool = False
    """An underline on it is only how links look."""


class Looks:
    """Looks of runs, each combination of styles and direct formatting worked out once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[object, ...], Look] = {}

    def of(
        self,
        paragraph_style: str | None,
        properties: etree._Element | None,
        table: TableLook = (),
    ) -> Look:
        """The look of a run with this ``rPr`` in a paragraph of this style, in a cell to whose
        text the table's style gives ``table``."""
        key: tuple[object, ...] = (paragraph_style, table)
        if properties is not None:
            key += tuple((child.tag, *child.items()) for child in properties)
        look = self._known.get(key)
        if look is None:
            look = self._known[key] = self._work_out(paragraph_style, properties, table)
        return look

    def _work_out(
        self, paragraph_style: str | None, properties: etree._Element | None, table: TableLook
    ) -> Look:
        base = self._styles.paragraph(paragraph_style).run
        named = properties.find(W + "rStyle") if properties is not None else None
        name, style = self._styles.character(named.get(VAL) if named is not None else None)
        direct = read_run(properties)
        around: RunProps = dict(table)  # type: ignore[assignment]
        shown = self._lay(around, base, style, direct)
        own = _own_marks(name)
        # The look of one of guidang's own character styles says nothing but its name.
        marks = _marks(base, self._lay(around, base, {}, direct) if own else shown)
        color = shown.get("color", "AUTO")
        return Look(
            marks=(*marks, *own),
            hidden=shown.get("hidden", False),
            bold=shown.get("bold", False),
            size=shown.get("size", DEFAULT_SIZE),
            font=self._styles.font(shown),
            color=None if color in _BLACK else color,
            linked=_looks_linked(name, style, direct),
        )

    def _lay(self, table: RunProps, base: RunProps, style: RunProps, direct: RunProps) -> RunProps:
        """Direct formatting over character style over paragraph style over table style. What can
        be switched on and off each of the three styles switches; what the defaults switch on
        stays on (17.7.3)."""
        shown: RunProps = {**table, **base, **style}
        for key in TOGGLES:
            said = [layer[key] for layer in (table, base, style) if key in layer]  # type: ignore[literal-required]
            if said:
                on = self._styles.defaults.get(key) or sum(said) % 2 == 1
                shown[key] = bool(on)  # type: ignore[literal-required]
        return {**shown, **direct}


def _looks_linked(name: str, style: RunProps, direct: RunProps) -> bool:
    """Whether a run is set as programs set links: in their style, or in a colour of its own."""
    color = {**style, **direct}.get("color", "AUTO")
    return name.lower() in _LINK_STYLES or color not in _BLACK


def _marks(base: RunProps, shown: RunProps) -> tuple[Mark, ...]:
    kinds = [kind for kind in _ON_OFF if shown.get(kind) and not base.get(kind)]
    if shown.get("shaded") and not base.get("shaded") and "highlight" not in kinds:
        kinds.append("highlight")
    if _struck(shown) and not _struck(base):
        kinds.append("strike")
    vertical = shown.get("vertical", "baseline")
    if vertical == "baseline":
        vertical = _raised(base, shown)
    if vertical in ("superscript", "subscript") and vertical != base.get("vertical"):
        kinds.append(vertical)
    return tuple(map(Mark, kinds))


def _raised(base: RunProps, shown: RunProps) -> str:
    """Small text that was moved up or down by hand stands above or below like a super- or
    subscript; text of the usual size was only set into its line."""
    small = shown.get("size", DEFAULT_SIZE) <= _SMALL * base.get("size", DEFAULT_SIZE)
    position = shown.get("position", 0)
    if not small or abs(position) < _MOVED:
        return "baseline"
    return "superscript" if position > 0 else "subscript"


def _struck(props: RunProps) -> bool:
    return props.get("strike", False) or props.get("double_strike", False)


def _own_marks(name: str) -> tuple[Mark, ...]:
    if name.lower() in _DOUBTFUL:
        return (Mark(DOUBT),)
    doubtful = _DOUBTFUL_RUN_IN.fullmatch(name)
    run_in = doubtful or _RUN_IN.fullmatch(name)
    if run_in is None:
        return ()
    opening = Mark(RUN_IN, value=int(run_in[1]))
    return (opening, Mark(DOUBT)) if doubtful else (opening,)

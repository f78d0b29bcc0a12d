"""How a page is to be read, judged before it is read from what it draws and what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, Protocol

from msgspec import Struct

from pipeline.stage import Ocr
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.plausible import is_inked, is_mojibake, is_suspicious, is_text

UNREADABLE = 0.3
"""A text layer of which this share is no text is not used."""

LOST = 4
"""So many signs without a character that stand beside another one are words, no bullets."""

FEW = 20
"""A page-covering picture with fewer characters than this is a scan with a stamp on it."""

OUTLINES = 300
"""A page with this many curves and hardly a character has its letters drawn as outlines."""

COVERING = 0.6
"""Pictures that cover more than this share of a page are what the page shows."""

ON_INK = 0.5
"""Where fewer of the letters than this share lie on something that the page shows, the layer
belongs elsewhere."""

SURELY_ON_INK = 0.85
"""Below this share it is suspicious. On sound pages all but a few thin marks lie on ink."""

BESIDE = 0.3
"""Where more of the ink on a page-covering picture than this lies off the letters of the layer,
the picture holds more than the layer tells."""

MOSTLY_BESIDE = 0.6
"""The same share of the ink of a page with many curves: letters among them are outlines."""

ALIKE = 0.6
"""A suspicious layer is believed where it says of sample lines so much of what recognition says:
of lines of which neither makes an error, both say the same; of a wrong layer next to nothing."""

OURS_OR_THEIRS = 0.9
"""A layer that lies upon a scan is the work of another engine: it must say the same as ours."""

Way = Literal["text", "ocr", "both", "blank", "lost"]


class Verdict(Struct, frozen=True):
    way: Way
    reason: str
    """In Chinese, of stable wording, so that neighbouring pages join in the ledger."""


class Shown(Struct, frozen=True, kw_only=True):
    """What the picture of a page shows. ``has_ink``: anything at all. ``under``: the share of
    the visible letters under which there is ink; ``beside``: the share of the ink that lies
    off the letters, known of pages with pictures or outlines alone."""

    has_ink: bool
    under: float = 1.0
    beside: float = 0.0


class Witness(Protocol):
    """Who looks closer where a page is in doubt: it costs recognition of a few lines."""

    def agreement(self) -> float | None:
        """How alike (0 to 1) the layer and recognition read a few lines; None where the layer
        has none that could be compared."""
        ...

    def has_written_picture(self) -> bool:
        """Whether a larger picture on the page is itself a page of writing."""
        ...


def judge(drawn: Drawn, shown: Shown, witness: Witness, ocr: Ocr = "auto") -> Verdict:
    inked = [glyph for glyph in drawn.glyphs if is_inked(glyph.text)]
    if not inked and not shown.has_ink:
        return Verdict("blank", "页面空白")
    if ocr == "always":
        return Verdict("ocr", "按要求全部做文字识别")
    if ocr == "never":
        return _unrecognised(drawn, shown, inked)
    visible = [glyph for glyph in inked if glyph.is_visible and is_on(glyph, drawn)]
    hidden = sum(not glyph.is_visible for glyph in inked)
    if not visible:
        return _without_layer(drawn, shown, hidden=hidden > 0)
    return (
        _unreadable(visible)
        or _on_a_scan(drawn, shown, visible, hidden >= FEW, witness)
        or _misplaced(shown, visible, witness)
        or _incomplete(drawn, shown, visible, witness)
        or Verdict("text", "文字层可信")
    )


def _unrecognised(drawn: Drawn, shown: Shown, inked: Sequence[Glyph]) -> Verdict:
    on_page = [glyph for glyph in inked if is_on(glyph, drawn)]
    if any(glyph.is_visible for glyph in on_page):
        return Verdict("text", "按要求不做文字识别，只读文字层")
    if on_page:
        return Verdict("text", "按要求不做文字识别，读隐藏的文字层")
    if not shown.has_ink:
        return Verdict("blank", "页面空白，只有看不见的文字")
    return Verdict("lost", "按要求不做文字识别，没有文字层，整页留作图片")


def _without_layer(drawn: Drawn, shown: Shown, *, hidden: bool) -> Verdict:
    if not shown.has_ink:
        return Verdict("blank", "页面空白，只有看不见的文字")
    if hidden:
        return Verdict("ocr", "文字层看不见，是他人识别扫描件的结果，重新识别")
    if covered(drawn) > COVERING:
        if len(drawn.pictures) > 1:
            return Verdict("ocr", "没有文字层，页面由多张图片拼成")
        return Verdict("ocr", "没有文字层，页面是一张图片")
    if drawn.outlines > OUTLINES:
        return Verdict("ocr", "没有文字层，文字画成了轮廓线")
    return Verdict("ocr", "没有文字层，页面上有图形")


def _unreadable(visible: Sequence[Glyph]) -> Verdict | None:
    bad = len(visible) - sum(map(is_text, visible))
    if bad >= UNREADABLE * len(visible):
        return Verdict("ocr", "文字层的字体没有对应的字符，读不出文字")
    if sum([is_mojibake(glyph.text) for glyph in visible]) >= UNREADABLE * len(visible):
        return Verdict("ocr", "文字层是乱码（编码错误）")
    return None


def _on_a_scan(
    drawn: Drawn, shown: Shown, visible: Sequence[Glyph], hidden: bool, witness: Witness
) -> Verdict | None:
    """Of a page whose picture is all, or nearly all, that it shows."""
    scanned = covered(drawn) > COVERING
    if len(visible) < FEW and (scanned or hidden or drawn.outlines > OUTLINES):
        return Verdict("both", "只有少数文字在文字层里，其余在图片上")
    if not scanned:
        return None
    if shown.under < ON_INK:
        return Verdict("ocr", "文字层与页面上的字迹位置不符")
    if hidden or shown.beside > BESIDE:
        return Verdict("both", "整页图片上另有打印的文字")
    alike = witness.agreement()
    if alike is not None and alike < OURS_OR_THEIRS:
        return Verdict("ocr", "图片下的文字层与图片上的文字不一致")
    return None


def _misplaced(shown: Shown, visible: Sequence[Glyph], witness: Witness) -> Verdict | None:
    if shown.under < ON_INK:
        return Verdict("ocr", "文字层与页面上的字迹位置不符")
    if shown.under < SURELY_ON_INK or is_suspicious([glyph.text for glyph in visible]):
        alike = witness.agreement()
        if alike is not None and alike < ALIKE:
            return Verdict("ocr", "文字层与页面上的字不一致")
    return None


def _incomplete(
    drawn: Drawn, shown: Shown, visible: Sequence[Glyph], witness: Witness
) -> Verdict | None:
    lost = [not is_text(glyph) for glyph in visible]
    if any(lost) and sum(a and b for a, b in pairwise(lost)) >= LOST:
        return Verdict("both", "部分文字的字体没有对应的字符")
    if drawn.outlines > OUTLINES and shown.beside > MOSTLY_BESIDE:
        return Verdict("both", "部分文字画成了轮廓线")
    if drawn.pictures and witness.has_written_picture():
        return Verdict("both", "页面上的图片里有成篇的文字")
    return None


def is_on(glyph: Glyph, drawn: Drawn) -> bool:
    """Whether ``glyph`` lies on the page, by the middle of its box or by where it is set."""
    x, y = glyph.origin
    if 0 <= x <= drawn.width and 0 <= y <= drawn.height:
        return True
    x0, y0, x1, y1 = glyph.box
    return 0 <= x0 + x1 <= 2 * drawn.width and 0 <= y0 + y1 <= 2 * drawn.height


def covered(drawn: Drawn) -> float:
    """The share of the page that its pictures cover; strips of a scan add up."""
    area = sum(max(x1 - x0, 0) * max(y1 - y0, 0) for x0, y0, x1, y1 in drawn.pictures)
    return min(area / max(drawn.width * drawn.height, 1.0), 1.0)

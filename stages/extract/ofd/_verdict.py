"""How a page is to be read. There is nothing here that could show a whole page of OFD: only its
pictures and filled shapes can be recognised."""

from __future__ import annotations

from pipeline.chars import count_ink
from pipeline.stage import Ocr
from stages.extract._printed.judge import (
    COVERING,
    FEW,
    OUTLINES,
    UNREADABLE,
    Verdict,
    covered,
    is_on,
)
from stages.extract._printed.plausible import is_text
from stages.extract.ofd._page import PageInk


def judge(page: PageInk, ocr: Ocr) -> Verdict:
    drawn = page.drawn
    inked = [glyph for glyph in drawn.glyphs if count_ink(glyph.text)]
    visible = [glyph for glyph in inked if glyph.is_visible and is_on(glyph, drawn)]
    scanned = covered(drawn) > COVERING
    if not inked and not drawn.pictures and not page.has_ink:
        return Verdict("blank", "页面空白")
    if ocr == "never" and (inked or drawn.pictures):
        return _unrecognised(bool(inked), bool(visible))
    if drawn.pictures and not visible:
        return _pictures(inked=bool(inked), scanned=scanned)
    if scanned and (len(visible) < FEW or len(visible) < len(inked)):
        return Verdict("both", "只有少数文字写在文件里，其余在图片上")
    if scanned:
        # A form that was scanned and filled in: what is printed on it is in the picture alone.
        return Verdict("both", "文字写在整页图片上面，图片上另有的文字也识别")
    if page.written and ocr != "never":
        if visible:
            return Verdict("both", "部分文字画成了轮廓线")
        return Verdict("ocr", "没有文字，文字画成了轮廓线")
    if not visible:
        return _without_text(drawn.outlines > OUTLINES)
    if sum(not is_text(glyph) for glyph in visible) >= UNREADABLE * len(visible):
        return Verdict("text", "许多文字的字体没有对应的字符，只读出其余文字")
    if ocr == "always":
        return Verdict("text", "OFD 页面无法转成图像，仍读写在文件里的文字")
    return Verdict("text", "文字写在文件里，可信")


def _unrecognised(inked: bool, visible: bool) -> Verdict:
    if visible:
        return Verdict("text", "按要求不做文字识别，只读写在文件里的文字")
    if inked:
        return Verdict("text", "按要求不做文字识别，读隐藏的文字")
    return Verdict("lost", "按要求不做文字识别，页面上没有文字")


def _pictures(*, inked: bool, scanned: bool) -> Verdict:
    if inked:
        return Verdict("ocr", "文字看不见，是他人识别扫描件的结果，重新识别")
    if scanned:
        return Verdict("ocr", "没有文字，页面是图片")
    return Verdict("ocr", "没有文字，页面上有图片")


def _without_text(outlined: bool) -> Verdict:
    if outlined:
        return Verdict("lost", "文字画成了轮廓线，无法读出")
    return Verdict("text", "没有文字，只有图形")

"""One page of a PDF: looked at, judged, and read in the way that was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Origin
from pipeline.record import Dropped, Ink
from pipeline.stage import Context
from stages.extract._layout.model import Page, Placed
from stages.extract._printed.account import Account
from stages.extract._printed.drawn import Drawn, Glyph
from stages.extract._printed.judge import Verdict, judge
from stages.extract._printed.plausible import is_text
from stages.extract._printed.seals import with_seals
from stages.extract._printed.text import figure, picture_boxes, read_text_page
from stages.extract.pdf._draw import draw
from stages.extract.pdf._forms import missing
from stages.extract.pdf._pictures import has_broken_picture, is_any_blank
from stages.extract.pdf._second_opinion import CHECKED, NAMED, SecondOpinion
from stages.extract.pdf._shown import shown, with_seen
from stages.extract.pdf._witness import PageWitness

if TYPE_CHECKING:
    from stages.extract.pdf._render import Renderer

DAMAGED = Verdict("lost", "页面损坏，无法显示")
UNDECODED = Verdict("lost", "页面上的图片损坏，无法显示")

PICTURE_DAMAGED = "有图片损坏，无法显示，请对照原件"
MARKED = "有人在文字上作了标记（高亮、下划线或删除线），标记没有带入"
SIGN_UNKNOWN = "有的符号（如图标）不知是什么字，没有读出，请对照原件"

FILLED = {
    "ocr": Verdict("both", "文字层不用，识别整页图片，另加表单里填写的内容"),
    "blank": Verdict("text", "页面上只有表单里填写的内容"),
}
"""What becomes of a verdict where fields are filled in that the file does not draw."""


def read_page(
    number: int, renderer: Renderer, context: Context, account: Account, second: SecondOpinion
) -> None:
    """Enter page ``number`` into ``account``, whatever is wrong with it."""
    try:
        noted = renderer.noted(number)
        drawn = draw(renderer.loaded(number), number)
        picture, unit = renderer.glance(number)
    except RuntimeError:
        account.lose(number, DAMAGED.reason)
        return
    account.dropped += noted.dropped
    account.ink += sum(count_ink(d.text) for d in noted.dropped)
    account.files += noted.files
    drawn = replace(drawn, pictures=(*drawn.pictures, *noted.pictures))
    filled = missing(noted.fields, drawn.glyphs)
    drawn = with_seen(picture, unit, drawn)
    seen = shown(picture, unit, drawn)
    fuller = second.of(drawn, renderer, context)
    drawn = fuller or drawn
    witness = PageWitness(drawn, renderer, context)
    verdict = judge(drawn, seen, witness, context.ocr)
    if fuller and verdict.way in ("text", "both"):
        verdict = Verdict(verdict.way, f"{verdict.reason}；{NAMED}")
        account.note("second_opinion", CHECKED[context.ocr], number)
    account.has_ink = account.has_ink or seen.has_ink
    if noted.has_marks:
        account.note("marks_left_out", MARKED, number)
    if (
        verdict.way in ("text", "both")
        and is_any_blank(picture, unit, drawn.pictures)
        and has_broken_picture(renderer.loaded(number))
    ):
        account.note("picture_damaged", PICTURE_DAMAGED, number)
    if filled:  # what is filled in is true, whatever the page shows of it
        if verdict.way == "ocr":
            _leave(drawn.glyphs, number, account)
            drawn = replace(drawn, glyphs=())
        verdict = FILLED.get(verdict.way, verdict)
        drawn = replace(drawn, glyphs=(*drawn.glyphs, *filled))
    match verdict.way:
        case "text":
            _by_text(drawn, verdict, renderer, context, account)
        case "ocr":
            _by_sight(drawn, verdict, renderer, context, account)
        case "both":
            _by_both(drawn, verdict, renderer, context, account, witness)
        case "blank":
            _leave(drawn.glyphs, number, account)
            if drawn.pictures and has_broken_picture(renderer.loaded(number)):
                verdict = UNDECODED
            size = drawn.width, drawn.height
            account.empty(number, verdict, size, by="pdf.text")
        case "lost":
            _leave(drawn.glyphs, number, account)
            _as_figure(drawn, verdict, renderer, account)


def _by_text(
    drawn: Drawn, verdict: Verdict, renderer: Renderer, context: Context, account: Account
) -> None:
    hidden = not any(g.is_visible for g in drawn.glyphs if count_ink(g.text))
    found = read_text_page(
        drawn, renderer, keep_hidden=hidden, look=lambda: renderer.page(drawn.number)
    )
    account.enter(with_seals(found.page, found.assets, context), verdict)
    account.dropped += found.dropped
    account.assets |= found.assets
    account.ink += found.ink
    if any(d.reason == "unmapped" for d in found.dropped):
        account.note("sign_unknown", SIGN_UNKNOWN, drawn.number)


def _by_sight(
    drawn: Drawn, verdict: Verdict, renderer: Renderer, context: Context, account: Account
) -> None:
    from stages.extract._ocr.loaded import engine
    from stages.extract._ocr.sheet import read_sheet

    _leave(drawn.glyphs, drawn.number, account)
    try:
        picture, unit = renderer.page(drawn.number)
    except RuntimeError:
        account.lose(drawn.number, DAMAGED.reason)
        return
    sheet = read_sheet(picture, drawn.number, unit=unit, scale=1.0, engine=engine(context))
    account.enter_sheet(sheet, verdict)


def _by_both(
    drawn: Drawn,
    verdict: Verdict,
    renderer: Renderer,
    context: Context,
    account: Account,
    witness: PageWitness,
) -> None:
    from stages.extract._ocr.loaded import engine
    from stages.extract._ocr.sheet import upright
    from stages.extract._printed.both import read_both

    try:
        picture, unit = renderer.page(drawn.number)
    except RuntimeError:
        _leave(drawn.glyphs, drawn.number, account)
        account.lose(drawn.number, DAMAGED.reason)
        return
    written = witness.written()
    figures = [box for box in picture_boxes(drawn) if box not in written]
    found = read_both(drawn, picture, unit, engine(context), figures)
    page = found.sheet.page
    for box in figures:
        name, data = renderer.crop(drawn.number, box, (drawn.width, drawn.height))
        account.assets[name] = data
        placed = Placed(box=upright(box, page), fragment=figure(name, box, drawn.number))
        page = replace(page, placed=(*page.placed, placed))
    account.dropped += found.dropped
    account.ink += found.ink
    page = with_seals(page, {**account.assets, **found.sheet.assets}, context)
    account.enter_sheet(replace(found.sheet, page=page), verdict)


def _leave(glyphs: Iterable[Glyph], number: int, account: Account) -> None:
    """A text layer that is not used: counted, and dropped with the reason."""
    texts: dict[str, list[str]] = {}
    for glyph in glyphs:
        if count_ink(glyph.text):
            texts.setdefault(_reason(glyph), []).append(glyph.text)
    origin = Origin(by="pdf.text", page=number)
    for reason, parts in texts.items():
        text = "".join(parts)
        account.dropped.append(Dropped(text=text, reason=reason, origin=origin))
        account.ink += count_ink(text)


def _reason(glyph: Glyph) -> str:
    if not is_text(glyph):
        return "unmapped"
    return "alternative" if glyph.is_visible else "hidden"


def _as_figure(drawn: Drawn, verdict: Verdict, renderer: Renderer, account: Account) -> None:
    """A page that is not to be recognised and has no text: its picture is kept."""
    number, box = drawn.number, (0.0, 0.0, drawn.width, drawn.height)
    try:
        name, data = renderer.crop(number, box, (drawn.width, drawn.height))
    except RuntimeError:
        account.lose(number, DAMAGED.reason)
        return
    page = Page(
        number=number,
        width=drawn.width,
        height=drawn.height,
        lines=(),
        placed=(Placed(box=box, fragment=figure(name, box, number)),),
        by="pdf.picture",
    )
    account.assets[name] = data
    account.unread.append(Ink(page=number, box=box))
    account.enter(page, verdict)

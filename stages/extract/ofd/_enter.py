"""A drawn page entered into the account, in the way that was chosen for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.record import Ink
from pipeline.source import asset_name
from pipeline.stage import Context
from stages.extract._layout.model import Placed
from stages.extract._printed.account import Account
from stages.extract._printed.drawn import Drawn
from stages.extract._printed.judge import COVERING, Verdict, covered
from stages.extract._printed.seals import with_seals
from stages.extract._printed.text import figure, picture_boxes, read_text_page
from stages.extract.ofd._compose import TO_READ, compose
from stages.extract.ofd._cutter import Cutter
from stages.extract.ofd._package import Package
from stages.extract.ofd._page import PageInk
from stages.extract.ofd._verdict import judge

BY = "ofd.text"

MOST_PATCHES = 200
"""Places of a page that are listed as unread one by one."""


def enter(page: PageInk, package: Package, context: Context, account: Account) -> None:
    """Read ``page`` and put what it gives into ``account``."""
    cutter = Cutter(package, page.pictures)
    page = _with_readable(page, cutter, account)
    verdict = judge(page, context.ocr)
    account.dropped += page.dropped
    # From the XML; what was recognised is added by who reads it.
    account.ink += page.ink
    account.has_ink = account.has_ink or page.has_ink or bool(page.pictures)
    if page.left_out:
        message = f"图片过多，有{page.left_out}张没有读取"
        account.note("too_many_pictures", message, page.drawn.number)
    if page.watermarks:
        message = f"有{page.watermarks}张盖满页面的水印图片没有保留"
        account.note("watermark_picture", message, page.drawn.number)
    match verdict.way:
        case "both" if covered(page.drawn) <= COVERING:
            _by_text(page, verdict, cutter, context, account)
            _beside(page, context, account)
        case "ocr" | "both":
            _by_sight(page, verdict, cutter, context, account)
        case "blank":
            account.empty(page.drawn.number, verdict, _size(page.drawn), by=BY)
        case "lost":
            _as_figure(page, verdict, cutter, account)
        case "text":
            _by_text(page, verdict, cutter, context, account)
    if page.handwriting:
        _lay_handwriting(page, account)


def _lay_handwriting(page: PageInk, account: Account) -> None:
    """What was written on the page that was entered last, as figures."""
    from stages.extract._ocr.sheet import upright
    from stages.extract.ofd._sight import png_of

    number, laid = page.drawn.number, account.pages[-1]
    for shapes in page.handwriting:
        shown = png_of(shapes, _size(page.drawn))
        if shown is None:
            continue
        box, data = shown
        name = asset_name(data, "png")
        account.assets[name] = data
        drawn = replace(figure(name, box, number, "ofd.annotation"), shows="handwriting")
        placed = Placed(box=upright(box, laid), fragment=drawn)
        laid = replace(laid, placed=(*laid.placed, placed))
    account.pages[-1] = laid


def _with_readable(page: PageInk, cutter: Cutter, account: Account) -> PageInk:
    """``page`` without pictures that the file does not hold, or that do not decode."""
    pairs = list(zip(page.pictures, page.drawn.pictures, strict=True))
    sound = [pair for pair in pairs if cutter.is_readable(pair[0])]
    if len(sound) == len(pairs):
        return page
    bad = [picture for picture in page.pictures if not cutter.is_readable(picture)]
    names = sorted({p.media.said for p in bad if p.media is not None and p.media.said})
    listed = f"（{'、'.join(names[:5])}）" if names else ""
    number = page.drawn.number
    message = f"有{len(bad)}张图片在文件里找不到或无法打开{listed}"
    account.note("picture_missing", message, number)
    return replace(
        page,
        pictures=tuple(picture for picture, _box in sound),
        drawn=replace(page.drawn, pictures=tuple(box for _picture, box in sound)),
    )


def _by_text(
    page: PageInk, verdict: Verdict, cutter: Cutter, context: Context, account: Account
) -> None:
    drawn = page.drawn
    inked = [glyph for glyph in drawn.glyphs if count_ink(glyph.text)]
    # Behind a scan that is not to be recognised, hidden text is what there is to read.
    hidden = bool(page.pictures) and not any(glyph.is_visible for glyph in inked)
    found = read_text_page(drawn, cutter, keep_hidden=hidden, by=BY)
    account.enter(with_seals(found.page, found.assets, context), verdict)
    account.dropped += found.dropped
    account.assets |= found.assets
    unmapped = [glyph.box for glyph in inked if not glyph.is_mapped]
    if unmapped:
        message = f"有{len(unmapped)}个符号不知是什么字，没有读出，请对照原件"
        account.note("sign_unknown", message, drawn.number)
    account.unread += _patches(unmapped, drawn)
    if page.written and verdict.way == "text":
        account.unread += _patches(page.written, drawn)


def _beside(page: PageInk, context: Context, account: Account) -> None:
    """What was drawn as outlines on the page that was entered last, recognised from a picture of
    nothing else, put among its lines: the text that the file holds is read as on every page."""
    from stages.extract._ocr.loaded import engine
    from stages.extract._ocr.sheet import read_sheet
    from stages.extract.ofd._sight import seen

    image, unit = compose((), (0.0, 0.0, *_size(page.drawn)), TO_READ, TO_READ)
    picture = seen(image, unit, page.shapes)
    sheet = read_sheet(picture, page.drawn.number, unit=unit, scale=1.0, engine=engine(context))
    account.add_to_last(sheet)


def _as_figure(page: PageInk, verdict: Verdict, cutter: Cutter, account: Account) -> None:
    """A page without text that is not to be recognised, or cannot be: its pictures are kept as
    one, and what is on it is listed as unread."""
    drawn = page.drawn
    number, box = drawn.number, (0.0, 0.0, *_size(drawn))
    placed: tuple[Placed, ...] = ()
    if page.pictures:
        name, data = cutter.crop(number, box, _size(drawn))
        account.assets[name] = data
        origin = Origin(by="ofd.picture", page=number, box=box)
        figure = RawFigure(asset=name, width=drawn.width, height=drawn.height, origin=origin)
        placed = (Placed(box=box, fragment=figure),)
    found = read_text_page(replace(drawn, pictures=()), cutter, by=BY)
    account.enter(replace(found.page, placed=(*found.page.placed, *placed)), verdict)
    account.dropped += found.dropped
    account.unread += _patches([*drawn.pictures, *page.outlines], drawn)


def _by_sight(
    page: PageInk, verdict: Verdict, cutter: Cutter, context: Context, account: Account
) -> None:
    """The pictures and shapes of the page as one, recognised; text of the file stands among what
    was. Beside text of the file, pictures that do not cover the page are kept as they are."""
    from stages.extract._ocr.loaded import engine
    from stages.extract._ocr.sheet import upright
    from stages.extract._printed.both import read_both
    from stages.extract.ofd._sight import seen, to_cover

    drawn = page.drawn
    number, size = drawn.number, _size(drawn)
    image, unit = cutter.page(size)
    picture = seen(image, unit, page.shapes, drawn.strokes)
    figures = picture_boxes(drawn) if verdict.way == "both" else []
    cover = to_cover(drawn.glyphs, picture, unit)
    both = read_both(
        drawn, picture, unit, engine(context), figures, covers=lambda glyph: glyph.box in cover
    )
    found = both.sheet.page
    for box in figures:
        name, data = cutter.crop(number, box, size)
        account.assets[name] = data
        placed = Placed(box=upright(box, found), fragment=figure(name, box, number, BY))
        found = replace(found, placed=(*found.placed, placed))
    found = with_seals(found, {**account.assets, **both.sheet.assets}, context)
    account.dropped += both.dropped
    account.enter_sheet(replace(both.sheet, page=found), verdict)


def _patches(boxes: Sequence[Box], drawn: Drawn) -> list[Ink]:
    """``boxes`` as ink that nobody read, those beside each other as one; of too many, the page."""
    joined: list[Box] = []
    for x0, y0, x1, y1 in boxes:
        last = joined[-1] if joined else None
        if last and abs(y0 - last[1]) < 1 and abs(y1 - last[3]) < 1 and x0 <= last[2] + y1 - y0:
            joined[-1] = (min(last[0], x0), last[1], max(last[2], x1), last[3])
        else:
            joined.append((x0, y0, x1, y1))
    if len(joined) > MOST_PATCHES:
        joined = [(0.0, 0.0, *_size(drawn))]
    return [
        Ink(page=drawn.number, box=(round(a, 1), round(b, 1), round(c, 1), round(d, 1)))
        for a, b, c, d in joined
    ]


def _size(drawn: Drawn) -> tuple[float, float]:
    return drawn.width, drawn.height

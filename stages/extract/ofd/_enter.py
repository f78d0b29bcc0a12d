"""A drawn page entered into the account, in the way that was chosen for it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.chars import count_ink
from pipeline.origin import Box, Origin
from pipeline.raw import RawFigure
from pipeline.record import Ink
from pipeline.stage import Context
from stages.extract._layout.model import Placed
from stages.extract._printed.account import Account
from stages.extract._printed.drawn import Drawn
from stages.extract._printed.judge import Verdict
from stages.extract._printed.seals import with_seals
from stages.extract._printed.text import read_text_page
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
    match verdict.way:
        case "ocr" | "both":
            _by_sight(page, verdict, cutter, context, account)
        case "blank":
            account.empty(page.drawn.number, verdict, _size(page.drawn), by=BY)
        case "lost":
            _as_figure(page, verdict, cutter, account)
        case "text":
            _by_text(page, verdict, cutter, context, account)


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
    """The pictures of the page as one, recognised; text of the file stands among what was."""
    import numpy as np

    from stages.extract._ocr.loaded import engine
    from stages.extract._printed.both import read_both

    drawn = page.drawn
    image, unit = cutter.page(_size(drawn))
    picture = np.ascontiguousarray(np.asarray(image, dtype=np.uint8)[:, :, ::-1])
    both = read_both(drawn, picture, unit, engine(context))
    account.dropped += both.dropped
    account.enter_sheet(both.sheet, verdict)


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

"""Seals and handwriting lie on a page's text and part no lines of it: the passes that look at
neighbours do not see them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.raw import RawFigure
from pipeline.report import LAID_ON
from stages.parse.lines.items import Held, Item, order_of


def set_aside(items: Sequence[Item]) -> tuple[list[Item], list[Held]]:
    """``items`` without what was laid on the page by hand, and that."""
    laid = [i for i in items if isinstance(i, Held) and is_laid_on(i)]
    return [i for i in items if not (isinstance(i, Held) and is_laid_on(i))], laid


def put_back(items: Sequence[Item], laid: Sequence[Held]) -> list[Item]:
    """``items`` with each of ``laid`` before the first one that came after it in the source."""
    whole = list(items)
    for held in laid:
        at = next((i for i, item in enumerate(whole) if _order(item) > _order(held)), len(whole))
        whole.insert(at, held)
    return whole


def is_laid_on(held: Held) -> bool:
    return isinstance(held.fragment, RawFigure) and held.fragment.shows in LAID_ON


def _order(item: Item) -> tuple[int, ...]:
    return order_of(item.source)

"""Headers, footers and comments: what stands around a document and not in its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from lxml import etree

from stages.extract._wordml.names import W
from stages.extract._wordml.reading import PartReader

KINDS = {"header": "header", "footer": "footer", "comments": "comment"}
"""Kinds of parts, and the reason under which their text is dropped."""

_REFERENCE, _COMMENT = W + "commentReference", W + "comment"
_FURNITURE = frozenset("第页共总PAGEOFpageof")
"""What page numbers are dressed in."""


class _Story(Protocol):
    root: etree._Element


def leave_out(reader: PartReader, kind: str, stories: Iterable[_Story]) -> None:
    """Drop the text of a header, a footer or the comments.

    Each comment stands by itself, with its author and date, in the order in which the text
    of ``stories`` refers to them; those to which nothing refers come last.
    """
    root = reader.story.root
    if kind != "comments":
        reader.drop(root, KINDS[kind])
        return
    comments = {comment: comment.get(W + "id", "") for comment in root}
    order = _order(stories)
    for comment in sorted(root, key=lambda c: order.get(comments[c], len(order))):
        said = comment.get(W + "author"), comment.get(W + "date")
        reader.drop(comment, KINDS[kind], *said)


def _order(stories: Iterable[_Story]) -> Mapping[str, int]:
    order: dict[str, int] = {}
    for story in stories:
        for reference in story.root.iter(_REFERENCE):
            order.setdefault(reference.get(W + "id", ""), len(order))
    return order


def says_something(text: str) -> bool:
    """Whether ``text`` is more than a page number."""
    return any(char.isalpha() and char not in _FURNITURE for char in text)

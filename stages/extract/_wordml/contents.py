"""Which paragraphs are a table of contents: its lines, and the 目录 right above them.

The styles of a table of contents prove nothing by themselves (people set headings and names in
them): a paragraph in one is a line of contents where it ends in a page number or points to a
bookmark that Word makes for contents. What stands in a TOC field or in a content control for
contents is contents whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from pipeline.chars import ink
from pipeline.labels import is_contents_head
from stages.extract._wordml.characters import CHARACTERS, INSTRUCTIONS
from stages.extract._wordml.names import VAL, W

CONTENTS = "contents"
"""Why they are left out."""

_PARAGRAPH, _RUN, _LINK = W + "p", W + "r", W + "hyperlink"
_TABS = (W + "tab", W + "ptab")
_PAGE = re.compile(r"(?:[\t…]|[.．·‥_\-─\s]{2})\s*(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})$")
"""A page number behind a tab or leaders."""
_BOOKMARK = "_Toc"
"""How the names of the bookmarks begin that Word makes for the headings in contents."""


class _Words(Struct):
    """What a paragraph itself shows; text boxes in it are paragraphs of their own."""

    shown: str = ""
    in_contents: bool = False
    """Some of it is the result of a TOC field."""
    points: bool = False
    """It points to a bookmark of the contents."""


def breaks_page(paragraph: etree._Element) -> bool:
    """Whether a page ends in ``paragraph``, so that what follows begins one."""
    return any(found.get(W + "type") == "page" for found in paragraph.iter(W + "br"))


def is_control(element: etree._Element) -> bool:
    """Whether a content control ``element`` holds a table of contents."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def contents_of(
    root: etree._Element,
    styled: set[etree._Element],
    silent: Mapping[etree._Element, str],
    numbered: Mapping[etree._Element, str],
) -> set[etree._Element]:
    """The paragraphs under ``root`` that are contents.

    ``styled`` are those in a style of contents, ``numbered`` those with an automatic number;
    ``silent`` tells of texts why they are left out. What content controls for contents hold is
    not listed: ``is_control`` tells it.
    """
    held = {p for c in root.iter(W + "sdt") if is_control(c) for p in c.iter(_PARAGRAPH)}
    if not (styled or held or CONTENTS in silent.values()):
        return set()
    words = _read(root, silent)
    found: set[etree._Element] = set()
    follow = False
    for paragraph in reversed(list(words)):
        if paragraph in held:
            follow = True
            continue
        said = words[paragraph]
        if _is_line(said, paragraph in styled):
            found.add(paragraph)
            follow = True
        elif ink(said.shown) or paragraph in numbered:
            follow = follow and paragraph not in numbered and is_contents_head(said.shown)
            if follow:
                found.add(paragraph)
    return found


def _is_line(said: _Words, styled: bool) -> bool:
    if said.in_contents and not ink(said.shown):
        return True
    return styled and bool(said.points or _PAGE.search(said.shown.strip()))


def _read(
    root: etree._Element, silent: Mapping[etree._Element, str]
) -> dict[etree._Element, _Words]:
    words: dict[etree._Element, _Words] = {}
    for element in root.iter(_PARAGRAPH, _LINK, *_TABS, *CHARACTERS):
        if element.tag == _PARAGRAPH:
            words[element] = _Words()
            continue
        paragraph = next(element.iterancestors(_PARAGRAPH), None)
        if paragraph is None:  # malformed: a run where a paragraph should be
            continue
        within = words[paragraph]
        if element.tag == _LINK:
            within.points |= element.get(W + "anchor", "").startswith(_BOOKMARK)
        elif element.tag in _TABS:
            within.shown += "\t" * _is_in_run(element)
        else:
            _note(element, within, silent)
    return words


def _note(element: etree._Element, within: _Words, silent: Mapping[etree._Element, str]) -> None:
    text = CHARACTERS[element.tag](element)
    if element.tag in INSTRUCTIONS:
        within.points |= _BOOKMARK in text
    elif element not in silent:
        within.shown += text
    elif silent[element] == CONTENTS and ink(text):
        within.in_contents = True


def _is_in_run(tab: etree._Element) -> bool:
    """A tab of the text, and no definition of a tab stop."""
    run = tab.getparent()
    return run is not None and run.tag == _RUN

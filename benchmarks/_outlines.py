"""What readers of Word files say of title and headings, in the form that all of them can give."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks._structure import Found
from pipeline.chars import fold_width, ink
from pipeline.labels import read_label
from pipeline.report import Report, Section
from pipeline.walk import blocks, texts

ROLES_IN_BLOCKS = frozenset({"paragraph", "label", "heading", "cell"})
SHIFTS = (0, -1, 1, -2)
"""A tool may call its highest heading 1 or 2: its levels are moved by what suits it best."""
_THEIR_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s")
"""What docling prints where Word shows 二、."""


class Outline(NamedTuple):
    """``titles``: what a tool calls the title of the document; ``headings``: level and text, the
    number as printed within the text where the tool tells it."""

    titles: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]


Outliner = Callable[[Path], Outline]


def of_report(report: Report) -> Outline:
    """Run-in headings are left out: no other tool has a form for them."""
    return Outline(
        (report.title,) if report.title else (),
        tuple(
            (block.level, block.label + block.heading)
            for block in blocks(report)
            if isinstance(block, Section) and block.heading and not block.run_in
        ),
    )


class Compared(NamedTuple):
    """A tool's outline beside the true one."""

    with_level: Found
    """Level, number and heading together."""
    words: Found
    """Headings without number and level."""
    title: Found


def compare(truth: Report, found: Outline) -> Compared:
    """The best that can be said for ``found``: titles of annexes and the like are no headings
    too many, levels are shifted, and the title may be the first of the headings."""
    true = of_report(truth)
    other = {_same(t.text) for t in texts(truth) if t.role not in ROLES_IN_BLOCKS}
    headings = [(level, text) for level, text in found.headings if _same(text) not in other]
    title = {_same(text) for text in (*found.titles, *(text for _, text in found.headings[:1]))}
    expected = {_same(text) for text in true.titles}
    by_shift = [
        _found(
            ((level, _same(text)) for level, text in true.headings),
            ((level + shift, _same(text)) for level, text in headings),
        )
        for shift in SHIFTS
    ]
    return Compared(
        max(by_shift, key=lambda each: each.both),
        _found((_words(t) for _, t in true.headings), (_words(t) for _, t in headings)),
        Found(len(expected), len(found.titles) and 1, len(expected & title)),
    )


def _found(expected: Iterable[object], got: Iterable[object]) -> Found:
    true, read = Counter(expected), Counter(got)
    return Found(true.total(), read.total(), (true & read).total())


def _same(text: str) -> str:
    return fold_width(ink(text))


def _words(text: str) -> str:
    label = read_label(text)
    if label is not None:
        return _same(text[label.end :])
    return _same(_THEIR_NUMBER.sub("", text, count=1))


def _docvortex() -> Outliner:
    import docvortex
    from loguru import logger

    logger.remove()

    def read(path: Path) -> Outline:
        titles, headings = [], []
        for page in docvortex.parse(path).middle_json.model_dump()["pages"]:
            for block in page["blocks"]:
                if block["type"] not in ("doc_title", "paragraph_title"):
                    continue
                text = "".join(part.get("content") or "" for part in block["content"])
                if block["type"] == "doc_title":
                    titles.append(text)
                else:
                    headings.append((block["level"], text))
        return Outline(tuple(titles), tuple(headings))

    return read


def _docling() -> Outliner:
    """Its reader of Word by itself: ``DocumentConverter`` of docling-slim asks for PyTorch, and
    does no more with a Word file than to call this."""
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument
    from docling_core.types.doc import SectionHeaderItem, TitleItem

    def read(path: Path) -> Outline:
        document = InputDocument(
            path_or_stream=path, format=InputFormat.DOCX, backend=MsWordDocumentBackend
        )
        found = [item for item, _depth in document._backend.convert().iterate_items()]
        return Outline(
            tuple(item.text for item in found if isinstance(item, TitleItem)),
            tuple((item.level, item.text) for item in found if isinstance(item, SectionHeaderItem)),
        )

    return read


OTHERS: dict[str, tuple[str, Callable[[], Outliner]]] = {
    "docvortex": ("docvortex", _docvortex),
    "docling-slim": ("docling", _docling),
}
"""By name: the package that must be there, and how the tool is set up."""


def present(names: Iterable[str]) -> dict[str, Outliner | None]:
    """Those of ``names`` that are installed here; None for the others."""
    found: dict[str, Outliner | None] = {}
    for name in names:
        if name not in OTHERS:
            sys.exit(f"no tool is called {name!r}; take of {', '.join(OTHERS)}")
        package, make = OTHERS[name]
        with contextlib.redirect_stderr(io.StringIO()):
            found[name] = make() if importlib.util.find_spec(package) is not None else None
    return found

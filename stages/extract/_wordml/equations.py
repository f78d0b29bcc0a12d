"""Equations (ECMA-376-1, 22.1) kept whole: their letters for the text, their markup to put back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

from pipeline.chars import strip_blanks
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.names import M, R, V, W
from stages.extract._wordml.reading import PartReader, said_by
from stages.extract._wordml.revisions import CHANGES, KINDS, Cause

EQUATIONS = frozenset({M + "oMath", M + "oMathPara"})
_PREFIXES = {"m": M[1:-1], "w": W[1:-1]}
_LEADS_OUT = frozenset(
    W + name
    for name in (
        "drawing", "pict", "object", "footnoteReference", "endnoteReference", "commentReference",
        "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "proofErr",
        "annotationRef",
    )
) | {V + "shape"}  # fmt: skip
"""What refers to other places of the file, where it makes no sense once it is put elsewhere."""

Piece = tuple[str, tuple[Mark, ...]]


def read_letters(
    reader: PartReader, equation: etree._Element, drop: Callable[[str, Cause], None]
) -> list[Piece]:
    """The letters that show, in order, without blanks at the ends, each stretch with the
    tracked changes it is part of; ``drop`` is given the others."""
    pieces: list[Piece] = []
    for element in equation.iter(*CHARACTERS):
        for text, cause, _notice in said_by(reader.story, element):
            if cause:
                drop(text, cause)
            else:
                pieces.append((text, _changes(reader, element, equation)))
    whole = "".join(text for text, _ in pieces)
    said = strip_blanks(whole)
    first = whole.find(said)
    return list(_cut(pieces, first, first + len(said)))


def _changes(
    reader: PartReader, element: etree._Element, equation: etree._Element
) -> tuple[Mark, ...]:
    kept = reader.story.tracked.kept
    inside: list[Mark] = []
    for above in element.iterancestors() if kept else ():
        if above is equation:
            break
        if (mark := kept.get(above)) is not None and mark not in reader.tracked:
            inside.append(mark)
    told = any(mark.kind == "deleted" for mark in inside)
    around = reader.tracked if told else reader.changes_over(element)
    return (*around, *reversed(inside))


def _cut(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for text, changes in pieces:
        said = text[max(start - at, 0) : max(end - at, 0)]
        at += len(text)
        if said:
            yield said, changes


def markup(reader: PartReader, equation: etree._Element) -> str:
    """The OMML of ``equation``, without what the policy leaves out and what leads elsewhere;
    the same equation gives the same string (exclusive canonical XML, usual prefixes)."""
    story = reader.story
    policy = story.revisions
    copy = deepcopy(equation)
    copy.tail = None
    out: list[etree._Element] = []
    unwrapped: list[etree._Element] = []
    for old, new in zip(equation.iter(), copy.iter(), strict=True):
        tag: object = old.tag  # of a comment it is no string
        if old in story.tracked.gone or old in story.unused or tag in _LEADS_OUT or tag in CHANGES:
            out.append(new)
        elif tag in KINDS and policy != "keep":
            unwrapped.append(new)
        elif not isinstance(tag, str):
            out.append(new)
        else:
            _forget(new)
    for element in out:
        _take(element)
    for element in unwrapped:
        _take(element, list(element))
    home = etree.Element("home", nsmap=_PREFIXES)
    home.append(copy)
    etree.cleanup_namespaces(home, top_nsmap=_PREFIXES)
    try:
        canonical: bytes = etree.tostring(copy, method="c14n", exclusive=True)
    except etree.C14NError:  # a namespace in it that is no absolute address (Canonical XML, 1.3)
        return etree.tostring(copy, encoding="unicode")
    return canonical.decode()


def _forget(element: etree._Element) -> None:
    """Take off what only holds in this file: relationships, and numbers of editing sessions."""
    for name in [str(key) for key in element.attrib]:
        if name.startswith((R, W + "rsid")):
            del element.attrib[name]


def _take(element: etree._Element, instead: list[etree._Element] | None = None) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    element.tail = None
    parent[at : at + 1] = instead or []

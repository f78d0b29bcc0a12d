"""A paragraph in the style of a role, with what it has of its own."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.report import Span
from stages.emit.word._draft import Draft
from stages.emit.word._looks import spacing
from stages.emit.word._names import role_id, role_of_id
from stages.emit.word._runs import runs
from stages.emit.word._xml import Element, name, off, paragraph_properties, w


def paragraph(
    draft: Draft,
    role: str,
    text: str,
    spans: tuple[Span, ...] = (),
    own: Iterable[Element] = (),
) -> Element:
    """``text`` as one paragraph; ``own`` are properties that differ from its style."""
    return wrap(role, runs(draft, text, spans), own)


def wrap(role: str, content: Iterable[Element], own: Iterable[Element] = ()) -> Element:
    """A paragraph of runs that are made already."""
    style = w("pStyle", val=role_id(role))
    return w("p", paragraph_properties([style, *own]), *content)


def set_space_before(draft: Draft, made: Element, lines: float) -> None:
    """Let ``made`` stand ``lines`` below what is above it, whatever its style says. A table
    or picture stays where it is."""
    properties = made.find(name("w:pPr"))
    role = None if properties is None else role_of_id(properties[0].get(name("w:val")))
    if properties is None or role is None:
        return
    look = draft.style.looks[role]
    if look.top is not None or look.line == 0:
        return
    kept = [child for child in properties if child.tag != name("w:spacing")]
    kept.append(spacing(draft.style, look, before=lines, after=look.lines_after))
    made.replace(properties, paragraph_properties(kept))


def separator(height: int = 20, own: Iterable[Element] = ()) -> Element:
    """An empty paragraph of ``height`` twips: where Word would else merge two things, or as a
    printed line."""
    low = w("spacing", before=0, after=0, line=height, lineRule="exact")
    return w("p", paragraph_properties([low, off("snapToGrid"), *own]))

"""What single control words do, apart from setting properties."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from stages.extract._wordml.names import W
from stages.extract.rich_text.formatting import SLOTS, set_paragraph, set_run
from stages.extract.rich_text.making import NEXT_PAGE, Making
from stages.extract.rich_text.paragraph import break_element
from stages.extract.rich_text.rows import RowShape

_SECTIONS = {
    "sectd": NEXT_PAGE, "sbkpage": NEXT_PAGE, "sbknone": "continuous", "sbkcol": "nextColumn",
    "sbkeven": "evenPage", "sbkodd": "oddPage",
}  # fmt: skip
_BREAKS = {"line": None, "lbr": None, "page": "page", "column": "column"}


def obey(to: Making, word: str, number: int | None) -> None:
    """Do what a control word says that opens no destination; nothing for an unknown one."""
    state = to.state
    if word in _ACTIONS:
        _ACTIONS[word](to, word)
    elif (run := set_run(state.run, word, number, state.slot)) is not None:
        to.state = replace(state, run=run, slot="" if word == "plain" else state.slot)
    elif (para := set_paragraph(state.para, word, number)) is not None:
        to.state = replace(state, para=para)
    elif word in SLOTS:
        to.set(slot=SLOTS[word])
    elif word == "uc":
        to.set(fallback=max(number or 0, 0))
    elif not to.header.fonts.set_document(word, number):
        (to.story.nested_row if state.nested else to.story.row).say(word, number)


def _end_paragraph(to: Making, _word: str) -> None:
    to.story.end_paragraph(to.state.para, to.run)


def _end_cell(to: Making, word: str) -> None:
    to.story.end_cell(to.state.para, to.run, nested=word == "nestcell")


def _end_row(to: Making, word: str) -> None:
    to.story.end_row(nested=word == "nestrow")


def _begin_row(to: Making, _word: str) -> None:
    if to.state.nested:
        to.story.nested_row = RowShape()
    else:
        to.story.row = RowShape()


def _end_section(to: Making, word: str) -> None:
    if to.story.root is to.parts.body:
        to.story.end_section(to.state.para, to.run, to.section)
    else:
        _end_paragraph(to, word)


def _set_section(to: Making, word: str) -> None:
    to.section = _SECTIONS[word]


def _break(to: Making, word: str) -> None:
    to.add(break_element(_BREAKS[word]))


def _tab(to: Making, _word: str) -> None:
    to.story.paragraph.add_text("\t", to.run, code=to.state.target == "code")


def _unicode_follows(to: Making, _word: str) -> None:
    to.set(target="skip", around=to.state.target)


def _mark_note(to: Making, _word: str) -> None:
    to.unmarked = False


def _make_endnote(to: Making, _word: str) -> None:
    """The note that is open is one at the end of the document."""
    if to.notes and not len(to.notes[-1][1]):
        reference, note = to.notes[-1]
        reference.tag = W + "endnoteReference"
        note.tag = W + "endnote"
        to.parts.notes("endnotes").append(note)


_ACTIONS: dict[str, Callable[[Making, str], None]] = {
    "par": _end_paragraph,
    "cell": _end_cell,
    "nestcell": _end_cell,
    "row": _end_row,
    "nestrow": _end_row,
    "trowd": _begin_row,
    "sect": _end_section,
    **dict.fromkeys(_SECTIONS, _set_section),
    **dict.fromkeys(_BREAKS, _break),
    "tab": _tab,
    "upr": _unicode_follows,
    "chftn": _mark_note,
    "ftnalt": _make_endnote,
}

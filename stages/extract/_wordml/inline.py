"""What stands inside a paragraph: runs, and the wrappers around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from pipeline.chars import strip_blanks
from pipeline.raw import RawOpaque
from pipeline.report import OMML
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.equations import EQUATIONS, markup, read_letters
from stages.extract._wordml.field_pieces import NOTICES
from stages.extract._wordml.graphics import GRAPHICS, read_graphic
from stages.extract._wordml.line import Line
from stages.extract._wordml.looks import Look
from stages.extract._wordml.names import R, W, is_on
from stages.extract._wordml.reading import NOTE_REFERENCES, NoteKey, PartReader, said_by
from stages.extract._wordml.revisions import Cause

_RUN, _RUN_PROPERTIES, _TEXT = W + "r", W + "rPr", W + "t"
_BLOCKS = frozenset({W + "p", W + "tbl", W + "altChunk"})
_SKIPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr",
        "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "fldData", "rubyPr",
    )
)  # fmt: skip
_PLAIN = Look()


def read_inline(
    reader: PartReader, elements: Iterable[etree._Element], line: Line, link: str | None = None
) -> None:
    """Append ``elements`` (an element stands for its children) to ``line``."""
    for child in elements:
        tag = child.tag
        if tag == _RUN:
            _read_run(reader, child, line, link)
        elif tag not in _SKIPPED:
            _read_other(reader, child, line, link, None)


def _read_run(reader: PartReader, run: etree._Element, line: Line, link: str | None) -> None:
    look = reader.document.looks.of(line.style, run.find(_RUN_PROPERTIES), reader.table_look)
    if look.hidden:
        _hide(reader, run, line)
    else:
        _read_run_content(reader, run, line, link, look)


def _hide(reader: PartReader, run: etree._Element, line: Line) -> None:
    line.hidden = True
    for child in run:
        if child.tag == _TEXT and reader.story.shows_whole(child):
            line.drop(CHARACTERS[_TEXT](child), Cause("hidden"))
        else:
            reader.drop(child, "hidden")


def _read_run_content(
    reader: PartReader, run: etree._Element, line: Line, link: str | None, look: Look
) -> None:
    story = reader.story
    links = story.links
    own = _own_mark(run)
    if own is not None:
        mark, note, words = own
        _refer(reader, line, note, mark)
        for word in words:
            line.drop(CHARACTERS[_TEXT](word), Cause("repeated"))
        return
    for child in run:
        tag = child.tag
        if tag == _TEXT and story.shows_whole(child):
            line.add(CHARACTERS[tag](child), look, link or links.get(child), reader.tracked)
        elif tag not in _SKIPPED:
            _read_other(reader, child, line, link, look)


def _own_mark(run: etree._Element) -> tuple[str, NoteKey, list[etree._Element]] | None:
    """A reference to a note whose mark the author typed behind it (17.11.14): the mark, the
    note, and the texts of the mark. Anything else in the run makes it a run like others."""
    reference = next((child for child in run if child.tag in NOTE_REFERENCES), None)
    if reference is None or not is_on(reference.get(W + "customMarkFollows", "0")):
        return None
    words = [child for child in run if child.tag == _TEXT]
    plain = len(run) == len(words) + 1 + (run.find(_RUN_PROPERTIES) is not None)
    mark = strip_blanks("".join(map(CHARACTERS[_TEXT], words)))
    if not mark or not plain or list(run).index(reference) > list(run).index(words[0]):
        return None
    return mark, (NOTE_REFERENCES[reference.tag], reference.get(W + "id", "")), words


def _read_other(
    reader: PartReader, child: etree._Element, line: Line, link: str | None, look: Look | None
) -> None:
    """Anything but a plain text; ``look`` is None outside of runs."""
    tag = child.tag
    if tag in CHARACTERS:
        _read_text(reader, child, line, link, look or _PLAIN)
        _read_run_content(reader, child, line, link, look or _PLAIN)  # some tools nest texts
    elif tag in _HANDLERS:
        _HANDLERS[tag](reader, child, line, link, look)
    elif tag in GRAPHICS:
        read_graphic(reader, child, line)
    elif child in reader.story.unused:
        reader.drop(child, "alternative")
    elif (cause := reader.story.tracked.gone.get(child)) is not None:
        reader.drop(child, cause)
    elif tag in _BLOCKS:  # malformed, but it happens: a table in a run
        line.after += reader.block(child)
    else:
        with reader.within(reader.story.tracked.kept.get(child)):
            if look is None:
                read_inline(reader, child, line, link)
            else:
                _read_run_content(reader, child, line, link, look)


def _read_text(
    reader: PartReader, child: etree._Element, line: Line, link: str | None, look: Look
) -> None:
    """A text that is more than a plain ``w:t``."""
    for text, cause, notice in said_by(reader.story, child):
        if notice:
            reader.notice(notice, NOTICES[notice])
        if cause:
            line.drop(text, cause)
        else:
            line.add(text, look, link or reader.story.links.get(child), reader.changes_over(child))


def _tab(
    reader: PartReader, _child: etree._Element, line: Line, link: str | None, look: Look | None
) -> None:
    line.add("\t", look or _PLAIN, link, reader.tracked)


def _line_end(
    reader: PartReader, child: etree._Element, line: Line, link: str | None, look: Look | None
) -> None:
    kind = child.get(W + "type")
    if kind in ("page", "column"):
        line.add_page_break(page=kind == "page")
    else:
        line.add("\n", look or _PLAIN, link, reader.tracked)


def _hyperlink(
    reader: PartReader, child: etree._Element, line: Line, _link: str | None, _look: Look | None
) -> None:
    target = reader.targets.get(child.get(R + "id", ""))
    anchor = child.get(W + "anchor")
    address = (target.name if target else "") + (f"#{anchor}" if anchor else "")
    read_inline(reader, child, line, address or None)


def _note(
    reader: PartReader, child: etree._Element, line: Line, _link: str | None, _look: Look | None
) -> None:
    _refer(reader, line, (NOTE_REFERENCES[child.tag], child.get(W + "id", "")))


def _refer(reader: PartReader, line: Line, note: NoteKey, own: str = "") -> None:
    """A reference to ``note``, which is as much in question as all its references are."""
    line.add_note(reader.document.mark_of(note, own))
    known = reader.document.tracked_notes
    kinds = {mark.kind for mark in reader.tracked}
    known[note] = tuple(mark for mark in known.get(note, reader.tracked) if mark.kind in kinds)


def _ruby(
    reader: PartReader, child: etree._Element, line: Line, link: str | None, _look: Look | None
) -> None:
    """The base text is kept, its reading aid is listed (17.3.3.25)."""
    for part in child:
        if part.tag == W + "rt":
            reader.drop(part, "alternative")
        elif part.tag == W + "rubyBase":
            read_inline(reader, part, line, link)


def _equation(
    reader: PartReader, child: etree._Element, line: Line, link: str | None, _look: Look | None
) -> None:
    """Its letters go into the text; ``blocks`` decides whether it stands alone."""
    pieces = read_letters(reader, child, line.drop)
    data = markup(reader, child)
    line.add_equation(pieces, link, data)
    if pieces:
        text = "".join(said for said, _ in pieces)
        opaque = RawOpaque(text=text, media=OMML, data=data, origin=reader.origin)
        line.equations.append(opaque)


_Handler = Callable[[PartReader, etree._Element, Line, str | None, Look | None], None]
_HANDLERS: dict[str, _Handler] = {
    W + "tab": _tab,
    W + "ptab": _tab,
    W + "br": _line_end,
    W + "cr": _line_end,
    W + "hyperlink": _hyperlink,
    W + "ruby": _ruby,
    **dict.fromkeys(EQUATIONS, _equation),
    **dict.fromkeys(NOTE_REFERENCES, _note),
}

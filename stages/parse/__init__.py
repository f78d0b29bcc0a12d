"""What a report is: ``parse`` finds its structure, ``understand`` what its words tell.

``parse`` is a row of passes, one file each. The first cuts fragments into lines; those of
``GUESSES`` name the parts of files by others, each looking only at lines that none before it
has named; ``assemble`` makes the report and its account.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.raw import Raw
from pipeline.stage import Context, Parsed, Parser
from stages.parse.assembly.assemble import assemble
from stages.parse.contents.typed import mark_contents
from stages.parse.end.annexes import mark_annexes
from stages.parse.end.attachments import mark_attachments
from stages.parse.end.back import mark_back
from stages.parse.end.issued import mark_issued
from stages.parse.end.tail import mark_tail
from stages.parse.front.boxes import unboxed
from stages.parse.front.covers import uncovered
from stages.parse.front.letterhead import mark_front
from stages.parse.front.salutation import mark_salutation
from stages.parse.front.title import mark_title
from stages.parse.lines.items import Item, is_own, read_items
from stages.parse.lines.laid_on import put_back, set_aside
from stages.parse.lines.page_numbers import without_page_numbers
from stages.parse.lines.plain import without_sameness
from stages.parse.styles import mark_styles
from stages.parse.understand import understand

GUESSES: tuple[Callable[[list[Item]], list[Item]], ...] = (
    mark_contents,
    mark_front,
    mark_title,
    mark_salutation,
    mark_annexes,
    mark_issued,
    mark_back,
    mark_attachments,
    mark_tail,
)


def parse(raw: Raw, _context: Context) -> Parsed:
    """``raw`` as a report with the account of its characters; see ``stage.Parsed``."""
    own = is_own(raw)
    items = mark_styles(read_items(raw, own=own), own=own)
    if not own:
        items, marks = set_aside(without_sameness(unboxed(uncovered(items))))
        items, numbers = without_page_numbers(items)
        for guess in GUESSES:
            items = guess(items)
        items = [*put_back(items, marks), *numbers]
    return assemble(raw, items, own=own)


PARSER = Parser(parse=parse, understand=understand)

"""Whether there is anything in a document at all."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.errors import NothingInside
from pipeline.raw import Raw, RawFragment, RawTable, RawText
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.margins import says_something
from stages.extract._wordml.reading import said_by
from stages.extract._wordml.story import Story


def refuse_the_empty(raw: Raw) -> None:
    """Raise ``NothingInside``: a file without any content must not pass for one that was read."""
    if raw.footnotes or has_content(raw.fragments):
        return
    codes = [notice.code for notice in raw.notices]
    if "alt_chunk" in codes:
        raise NothingInside(
            "holds nothing but another document packed into it (altChunk), which is not read",
            mend="open it in Word and save it as .docx: that unpacks it",
        )
    rest = [*dict.fromkeys(dropped.reason for dropped in raw.dropped), *dict.fromkeys(codes)]
    only = f", only what is not read: {', '.join(rest)}" if rest else ""
    raise NothingInside(
        f"holds no text and no picture{only}", mend="check that it is the right file"
    )


def has_content(fragments: Iterable[RawFragment]) -> bool:
    """Whether any of ``fragments`` is more than an empty paragraph."""
    return any(map(_is_something, fragments))


def has_words(story: Story) -> bool:
    """Whether a header, a footer or comments say more than a page number."""
    said = (s for element in story.root.iter(*CHARACTERS) for s in said_by(story, element))
    return says_something("".join(text for text, cause, _notice in said if cause is None))


def _is_something(fragment: RawFragment) -> bool:
    if isinstance(fragment, RawText):
        return bool(fragment.text.strip())
    if isinstance(fragment, RawTable):
        cells = (cell for row in fragment.rows for cell in row)
        return any(cell.text.strip() or has_content(cell.inside) for cell in cells)
    return True

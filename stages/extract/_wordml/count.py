"""The source's own count of its characters, made apart from reading it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.chars import count_ink
from stages.extract._wordml.characters import text_of
from stages.extract._wordml.story import Story


def count_texts(stories: Iterable[Story]) -> int:
    """Characters, blanks aside, of all text parts of a Word file.

    The text parts are the document, its headers and footers, footnotes, endnotes and comments.
    Counted is everything in their XML that ``characters.CHARACTERS`` lists, wherever it stands
    and whether or not it is shown: also deleted text, field instructions, and both forms where
    a text box stands twice. Text of charts, diagrams and embedded files is in parts of its own,
    which are not read; a notice names them.
    """
    return sum(count_ink(text_of(story.root)) for story in stories)


def count_numbers(stories: Iterable[Story]) -> int:
    """Characters of the automatic numbers, once for each paragraph that has one (none in the
    unused form of a text box, and none where the paragraph's mark is deleted)."""
    return sum(count_ink(number) for story in stories for number in story.numbers.values())

"""Kinds of report, one TOML file each: how a kind is recognised, which parts it has."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Need = Literal["must", "should", "may"]
"""Whether the lack of a part is a warning, an advice, or nothing."""

ADDRESSEE = "主送机关"
"""What a kind that is ``addressed`` must have; it is no part of the body."""
PRESENT = "出席人员"
"""The part of minutes that says who was there; in paragraphs it opens with a label (列席：…)."""


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a part is worded in every kind that does not say it otherwise: a table of
    ``stages/kinds/parts/*.toml``, under the part's name. Its fields are those of ``Part``."""

    headings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    once: bool = False


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a report. Where neither ``headings`` nor ``phrases`` is given, the ``Wording``
    under the same name holds. All are regular expressions; blanks are left out of the text."""

    name: str
    need: Need = "may"
    titled: str = ""
    """What the title must say for the part to be needed: a 述职报告 need not speak of 廉洁."""
    headings: tuple[str, ...] = ()
    """Match the whole heading, or all of what stands in it between ，、 and 和: 解决问题的做法
    is no heading of 问题. Of several parts that match, the one that the kind lists first is it."""
    phrases: tuple[str, ...] = ()
    """Searched in paragraphs, where no heading is the part: then it is there all the same."""
    once: bool = False
    """Whether a second heading of it on the same level is a finding."""


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of report, read from ``stages/kinds/*.toml``. All patterns are regular expressions;
    blanks are left out of the text."""

    name: str
    says: str
    titles: tuple[str, ...]
    """Searched in the title, documents that it names (《…》) left out; the kind whose match ends
    furthest right, then is longest, wins."""
    phrases: tuple[str, ...] = ()
    """Searched in subtitle, salutation, opening paragraphs and headings."""
    enough: int = 2
    """How many different ``phrases`` tell the kind where there is no title."""
    articles: bool = False
    """Whether its text stands in articles: 第一条, 第二条."""
    parts: tuple[Part, ...] = ()
    closings: tuple[str, ...] = ()
    """Match the whole sentence that ends it (妥否，请批示), without its last mark. A report of
    another kind that ends with it, and not with one of its own, gets a finding."""
    closes: bool = False
    """Whether the lack of such a sentence is an advice."""
    addressed: bool = False
    """Whether it is sent to organs, so that it wants 主送机关."""

"""Kinds of report, one TOML file each: how a kind is recognised, which parts it has."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Need = Literal["must", "should", "may"]
"""Whether the lack of a part is a warning, an advice, or nothing."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a report: ``headings`` are regular expressions searched in its heading,
    ``phrases`` in its paragraphs where it has no heading of its own. Where neither is given,
    those of ``stages/kinds/parts/`` under the same name hold."""

    name: str
    need: Need = "may"
    headings: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of report, read from ``stages/kinds/*.toml``.

    ``titles`` are regular expressions searched in the title; the kind whose match ends
    furthest right, then is longest, wins. ``phrases`` are searched in salutation, opening
    paragraph and headings where there is no title, and need ``enough`` different hits.
    """

    name: str
    says: str
    titles: tuple[str, ...]
    phrases: tuple[str, ...] = ()
    enough: int = 2
    parts: tuple[Part, ...] = ()
    closings: tuple[str, ...] = ()
    """Regular expressions of the phrases that end it (妥否，请批示). A report of the kind that
    ends with another kind's phrase, or wants one and has none, gets a finding."""
    addressed: bool = False
    """Whether it is sent to organs, so that it wants 主送机关."""

"""Kinds of report, one TOML file each: how a kind is recognised."""

from __future__ import annotations

from msgspec import Struct


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

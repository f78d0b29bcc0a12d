"""What all central values have in common: frozen, absent parts left out of the JSON, and no
key accepted that is not known."""

from __future__ import annotations

from msgspec import Struct


class Value(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The base of everything that stands in ``Raw`` and ``Report``."""

"""Date and time in 32 bits (DTTM: [MS-DOC] 2.9.70; RTF 1.9.1, "Date and Time")."""

from __future__ import annotations


def read_dttm(packed: int) -> str:
    """In ISO 8601; blank where it is none.

    From the lowest bit: 6 bits minute, 5 hour, 5 day, 4 month, 9 year since 1900.
    """
    value = packed & 0xFFFFFFFF
    minute, hour, day = value & 63, value >> 6 & 31, value >> 11 & 31
    month, year = value >> 16 & 15, 1900 + (value >> 20 & 511)
    if not (day and 1 <= month <= 12 and hour < 24 and minute < 60):
        return ""
    return f"{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z"

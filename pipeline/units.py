"""Lengths. Word counts in twips (1/20 pt) and in English Metric Units (1/12700 pt)."""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4


def mm_to_points(mm: float) -> float:
    return mm * POINTS_PER_MM


def points_to_twips(points: float) -> int:
    return round(points * 20)


def mm_to_twips(mm: float) -> int:
    return points_to_twips(mm_to_points(mm))


def points_to_half_points(points: float) -> int:
    """Word gives font sizes in half points."""
    return round(points * 2)

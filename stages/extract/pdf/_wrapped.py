"""Text beside a picture or in a box of its own, as pages of every kind have it."""

from stages.extract._layout.wrapped import own_frames

__all__ = ["own_frames"]

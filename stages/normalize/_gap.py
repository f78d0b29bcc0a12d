"""Blanks within a line, as the rules about them write them into their patterns."""

from __future__ import annotations

import re

from pipeline.chars import IN_LINE

H = f"[{IN_LINE}]"
"""One blank of any width, as a regex class."""
ANY_WIDE = re.compile(rf"[\t\u3000]|{H}{{2}}")
"""Most texts hold no wide blank, and need not be searched for those that mean something."""

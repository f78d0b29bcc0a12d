"""Bounds that a process of its own sets itself before it looks at a page of a PDF."""

from __future__ import annotations

import math
import time
from pathlib import Path

try:
    import resource
except ImportError:  # on Windows only the clock bounds it
    resource = None  # type: ignore[assignment]


def bound(memory: int) -> None:
    """No more than ``memory`` bytes beyond what this process has now, where that can be said."""
    status = Path("/proc/self/status")
    if resource is None or not status.exists():
        return
    size = next(line for line in status.read_text().splitlines() if line.startswith("VmSize:"))
    limit = int(size.split()[1]) * 1024 + memory
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def hurry(seconds: int) -> None:
    """The system ends this process when it has used ``seconds`` more of processor time."""
    if resource is not None:
        end = math.ceil(time.process_time()) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))

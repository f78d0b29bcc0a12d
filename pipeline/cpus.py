"""How many processors this process may use."""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path

_CGROUP = Path("/sys/fs/cgroup")


def usable_cpus(cgroup: Path = _CGROUP) -> int:
    """At least 1: those that the system gives this process, and of their time no more than a
    container may take."""
    if sys.platform == "linux":
        here = len(os.sched_getaffinity(0))
    else:  # macOS and Windows tell only how many there are
        here = os.cpu_count() or 1
    quota = _quota(cgroup)
    return max(min(here, math.ceil(quota)) if quota else here, 1)


def _quota(cgroup: Path) -> float | None:
    """Processors' worth of time that the control group allows (``cpu.max`` of cgroup 2, the
    two files of cgroup 1); None where there is no bound."""
    try:
        words = (cgroup / "cpu.max").read_text("ascii").split()
    except (OSError, ValueError):
        try:
            words = [
                (cgroup / "cpu" / f"cpu.cfs_{name}_us").read_text("ascii").strip()
                for name in ("quota", "period")
            ]
        except (OSError, ValueError):
            return None
    try:
        quota, period = float(words[0]), float(words[1])
    except (ValueError, IndexError):  # "max": no bound
        return None
    return quota / period if quota > 0 and period > 0 else None

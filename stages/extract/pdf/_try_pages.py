"""Draws pages of a PDF in a process of its own (see ``_guard.py``):

    python -m stages.extract.pdf._try_pages FILE FIRST LAST BYTES SECONDS

Passwords come on standard input, one a line. The number of each page that was drawn, or that
pdfium refused in good order, is written to standard output.
"""

from __future__ import annotations

import contextlib
import math
import sys
import time
from pathlib import Path

from stages.extract.pdf._draw import draw
from stages.extract.pdf._render import Renderer

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


def main(file: str, first: str, last: str, memory: str, seconds: str) -> None:
    passwords = tuple(filter(None, sys.stdin.read().split("\n")))
    with Renderer(Path(file), passwords) as renderer:
        bound(int(memory))
        for number in range(int(first), int(last) + 1):
            hurry(int(seconds))
            with contextlib.suppress(RuntimeError):
                draw(renderer.loaded(number), number)
                renderer.glance(number)
            print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

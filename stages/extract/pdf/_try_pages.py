"""Draws pages of a PDF in a process of its own (see ``_guard.py``):

    python -m stages.extract.pdf._try_pages FILE FIRST LAST BYTES SECONDS

Passwords come on standard input, one a line. The number of each page that was drawn, or that
pdfium refused in good order, is written to standard output.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from stages.extract.pdf._bounds import bound, hurry
from stages.extract.pdf._draw import draw
from stages.extract.pdf._render import Renderer


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

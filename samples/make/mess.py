"""What typists do to a clean text."""

from __future__ import annotations

import random


class Mess:
    """Puts ``typed`` where the truth says ``was``; each pair must fit exactly once."""

    def __init__(self, pairs: list[list[str]]) -> None:
        self.pairs = [(was, typed) for was, typed in pairs]
        self.used = {was: 0 for was, _typed in self.pairs}

    def type(self, text: str) -> str:
        for was, typed in self.pairs:
            self.used[was] += text.count(was)
            text = text.replace(was, typed)
        return text

    def check(self) -> None:
        wrong = {was: times for was, times in self.used.items() if times != 1}
        if wrong:
            raise ValueError(f"these must stand exactly once in the printed truth: {wrong}")


def cut(text: str, seed: str) -> list[str]:
    """``text`` in pieces of one to seven characters, the same for the same ``seed``."""
    choose, pieces = random.Random(seed), []
    while text:
        size = choose.randint(1, 7)
        pieces.append(text[:size])
        text = text[size:]
    return pieces

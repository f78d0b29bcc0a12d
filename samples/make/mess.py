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


class Tracked:
    """Finds the places that a reviser changed; each pair must fit exactly once."""

    def __init__(self, pairs: list[list[str]]) -> None:
        self.pairs = [(now, before) for now, before in pairs]
        self.found: list[str] = []

    def parts(self, text: str) -> list[tuple[str, str]]:
        """``text`` as (words that stay, "") and (words put in, words taken out)."""
        for now, before in self.pairs:
            head, mark, tail = text.partition(now)
            if mark:
                self.found.append(now)
                return [*self.parts(head), (now, before), *self.parts(tail)]
        return [(text, "")] if text else []

    def check(self) -> None:
        if sorted(self.found) != sorted(now for now, _before in self.pairs):
            raise ValueError(f"of the tracked changes only these were made, or twice: {self.found}")


def cut(text: str, seed: str) -> list[str]:
    """``text`` in pieces of one to seven characters, the same for the same ``seed``."""
    choose, pieces = random.Random(seed), []
    while text:
        size = choose.randint(1, 7)
        pieces.append(text[:size])
        text = text[size:]
    return pieces

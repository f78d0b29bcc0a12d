"""The characters of a text object and where each is set (11.3, 11.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree
from msgspec import Struct

from stages.extract.ofd._geometry import turn
from stages.extract.ofd._names import children, number, own_text
from stages.extract.ofd._widths import width_of


class Unit(Struct, frozen=True):
    """What is drawn at one place: a character, or several that one sign stands for. ``step`` is
    the way to the next one, None behind the last."""

    text: str
    x: float
    y: float
    step: tuple[float, float] | None


def code_text(code: etree._Element) -> str:
    """The text of a TextCode. Where the XML was set in lines, blanks around it are none of it."""
    text = own_text(code)
    return text.strip() if "\n" in text else text


def units_of(thing: etree._Element, size: float) -> Iterator[list[Unit]]:
    """For each TextCode of the text object ``thing`` what it sets. ``size`` is the side of a
    full-width character in the object's own space, by which steps go that nobody gives."""
    x = y = 0.0
    before = 0
    joins = _joins(thing)
    way = _way(thing)
    for code in children(thing, "TextCode"):
        # Left out, a place is that of the code before.
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        text = code_text(code)
        signs = _signs(text, before, joins)
        before += len(text)
        if not signs:
            continue
        given = code.get("DeltaX"), code.get("DeltaY")
        across, down = (_deltas(said, len(text)) for said in given)
        if len(signs) < len(text) and max(len(across), len(down)) >= len(text) - 1:
            # As many steps as characters: none of them was joined in setting.
            signs = list(text)
        if not across and not down:
            steps = [_stride(sign, size, way) for sign in signs[:-1]]
        else:
            steps = list(zip(*(_filled(d, len(signs) - 1) for d in (across, down)), strict=True))
        yield _set(signs, x, y, steps)


def _set(
    signs: Sequence[str], x: float, y: float, steps: Sequence[tuple[float, float]]
) -> list[Unit]:
    found: list[Unit] = []
    for sign, step in zip(signs, (*steps, None), strict=True):
        found.append(Unit(sign, x, y, step))
        if step is not None:
            x, y = x + step[0], y + step[1]
    return found


def _stride(sign: str, size: float, way: tuple[float, float]) -> tuple[float, float]:
    length = size * sum(map(width_of, sign))
    return length * way[0], length * way[1]


def _way(thing: etree._Element) -> tuple[float, float]:
    """The direction in which ``thing`` is read."""
    return turn(90.0 * round(number(thing.get("ReadDirection"), 0.0) / 90)).way(1.0, 0.0)


def _deltas(said: str | None, most: int) -> list[float]:
    """The steps that DeltaX or DeltaY gives; ``g n v`` gives n times v. More than ``most`` are
    never needed, whatever n says."""
    found: list[float] = []
    words = iter((said or "").split(maxsplit=3 * most + 3)[: 3 * most + 3])
    for word in words:
        if len(found) >= most:
            break
        times = 1
        if word in ("g", "G"):
            times = int(min(max(number(next(words, ""), 0.0), 0.0), most - len(found)))
            word = next(words, "")
        found += [number(word, 0.0)] * times
    return found


def _filled(deltas: Sequence[float], count: int) -> list[float]:
    """``count`` steps: where some are missing, as the last one given."""
    last = deltas[-1] if deltas else 0.0
    return [*deltas[:count], *[last] * (count - len(deltas))]


def _joins(thing: etree._Element) -> dict[int, tuple[int, int]]:
    """Where several characters are drawn as fewer signs, by their first one: how many of which
    (CGTransform)."""
    found: dict[int, tuple[int, int]] = {}
    for transform in children(thing, "CGTransform"):
        codes = int(number(transform.get("CodeCount"), 1.0))
        signs = int(number(transform.get("GlyphCount"), 1.0))
        if codes > signs > 0:
            found[int(number(transform.get("CodePosition"), 0.0))] = (codes, signs)
    return found


def _signs(text: str, before: int, joins: dict[int, tuple[int, int]]) -> list[str]:
    """``text`` cut into what is drawn at one place each; it begins ``before`` characters into
    its object."""
    if not joins:
        return list(text)
    found: list[str] = []
    at = 0
    while at < len(text):
        codes, signs = joins.get(before + at, (1, 1))
        # One character a sign, and the last sign takes what is left.
        found += list(text[at : at + signs - 1])
        found.append(text[at + signs - 1 : at + codes])
        at += max(codes, 1)
    return [sign for sign in found if sign]

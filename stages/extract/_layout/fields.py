"""The fields that the lines of a table cut out, and the cells that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.origin import Box

Place = tuple[int, int]
"""Row and column of a field."""


class Fields:
    """Fields between lines; ``left[r][c]`` and ``above[r][c]`` tell whether there is a wall,
    the last of each on the far side of the last field."""

    def __init__(self, left: list[list[bool]], above: list[list[bool]]) -> None:
        self.left, self.above = left, above
        self.rows, self.columns = len(left), len(above[0])
        self._close()
        self.outside = self._outside()

    def _close(self) -> None:
        """Close what is open by one field in the outer lines: a frame has no such door."""
        for line in (self.above[0], self.above[-1]):
            _close_doors(line)
        for column in (0, self.columns):
            line = [row[column] for row in self.left]
            _close_doors(line)
            for row, stands in zip(self.left, line, strict=True):
                row[column] = stands

    def _ways(self, r: int, c: int) -> Iterator[Place]:
        """Fields, and places outside, that no wall keeps from a field."""
        if not self.left[r][c]:
            yield r, c - 1
        if not self.left[r][c + 1]:
            yield r, c + 1
        if not self.above[r][c]:
            yield r - 1, c
        if not self.above[r + 1][c]:
            yield r + 1, c

    def _is_field(self, place: Place) -> bool:
        return 0 <= place[0] < self.rows and 0 <= place[1] < self.columns

    def _all(self) -> Iterator[Place]:
        return ((r, c) for r in range(self.rows) for c in range(self.columns))

    def _outside(self) -> set[Place]:
        open_ = [p for p in self._all() if not all(map(self._is_field, self._ways(*p)))]
        found = set(open_)
        while open_:
            for place in self._ways(*open_.pop()):
                if self._is_field(place) and place not in found:
                    found.add(place)
                    open_.append(place)
        return found

    def rectangles(self) -> Iterator[tuple[int, int, int, int]]:
        """Each cell as first row and column and those behind its last; what is no rectangle
        is cut into some, so that no place is lost."""
        number = self._numbered(self._ways)
        taken: set[Place] = set()
        for r0, c0 in self._all():
            mine = number.get((r0, c0))
            if mine is None or (r0, c0) in taken:
                continue
            r1, c1 = r0 + 1, c0 + 1
            while number.get((r0, c1)) == mine and (r0, c1) not in taken:
                c1 += 1
            while all(number.get((r1, c)) == mine for c in range(c0, c1)):
                r1 += 1
            taken.update((r, c) for r in range(r0, r1) for c in range(c0, c1))
            yield r0, c0, r1, c1

    def _numbered(self, ways: Callable[[int, int], Iterable[Place]]) -> dict[Place, int]:
        """The fields inside, those that ``ways`` lead to from each other with one number."""
        number: dict[Place, int] = {}
        for count, place in enumerate(self._all()):
            if place in self.outside or place in number:
                continue
            number[place] = count
            open_ = [place]
            while open_:
                for way in ways(*open_.pop()):
                    if self._is_field(way) and way not in self.outside and way not in number:
                        number[way] = count
                        open_.append(way)
        return number

    def by_table(self, cells: Sequence[tuple[int, int, Box]]) -> list[list[Box]]:
        """``cells``, each with the place of its first field, by what hangs together."""
        number = self._numbered(_neighbours)
        tables: dict[int, list[Box]] = {}
        for r, c, box in cells:
            tables.setdefault(number[r, c], []).append(box)
        return list(tables.values())


def _neighbours(r: int, c: int) -> tuple[Place, Place, Place, Place]:
    return (r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)


def _close_doors(line: list[bool]) -> None:
    doors = [
        i
        for i, stands in enumerate(line)
        if not stands and 0 < i < len(line) - 1 and line[i - 1] and line[i + 1]
    ]
    for i in doors:
        line[i] = True

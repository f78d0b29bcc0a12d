"""Which files of an archive are documents, and under what name each one's results go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.batch.names import Names
from pipeline.errors import WrongType


class Job(Struct, frozen=True, kw_only=True):
    """One document. ``key`` is its path inside the archive; ``base`` the path of its results
    without their suffix, relative to the output folder."""

    source: Path
    key: str
    base: Path


class Plan(Struct, frozen=True, kw_only=True):
    jobs: tuple[Job, ...]
    skipped: dict[str, int]
    """Files that no reader is for, counted by suffix."""


class _Found(Struct, frozen=True):
    source: Path
    key: Path


def make_plan(
    paths: Sequence[Path],
    out: Path,
    names: Names,
    readable: frozenset[str],
    written: tuple[str, ...],
) -> Plan:
    """Documents under ``paths`` in a stable order, each with a name of its own in ``out``.

    ``readable`` are the suffixes looked at in folders; a file named outright is taken whatever
    its name. ``written`` are the suffixes of the results. A folder keeps its tree; where
    several paths are given, each folder's own name is kept too. Raises ``WrongType`` for a
    path that is not there.
    """
    skipped: Counter[str] = Counter()
    found: dict[Path, _Found] = {}
    for path in paths:
        for item in _found(path, out, readable, skipped, keep_name=len(paths) > 1):
            found.setdefault(item.source.resolve(), item)
    sources = frozenset(found)
    jobs = []
    for key, item in _keyed(found.values()):
        base = names.base_for(key, item.key, sources, written)
        jobs.append(Job(source=item.source, key=key, base=base))
    return Plan(jobs=tuple(jobs), skipped=dict(sorted(skipped.items())))


def _keyed(found: Iterable[_Found]) -> Iterator[tuple[str, _Found]]:
    """Each document with a key of its own: its path in the archive, or, where two of the
    paths given share that, its full path."""
    seen: set[str] = set()
    for item in found:
        key = item.key.as_posix()
        if key in seen:
            key = item.source.resolve().as_posix()
        seen.add(key)
        yield key, item


def _found(
    path: Path, out: Path, readable: frozenset[str], skipped: Counter[str], *, keep_name: bool
) -> Iterator[_Found]:
    if path.is_file():
        yield _Found(path, Path(path.name))
        return
    if not path.is_dir():
        mend = "check the path; names with blanks need quotes around them"
        raise WrongType("there is no such file or folder", file=str(path), mend=mend)
    root = Path(path.resolve().name) if keep_name else Path()
    for file in _walk(path, out.resolve()):
        if file.suffix.lower() in readable:
            yield _Found(file, root / file.relative_to(path))
        else:
            skipped[file.suffix.lower() or "(no suffix)"] += 1


def _walk(folder: Path, out: Path) -> Iterator[Path]:
    """Files below ``folder`` by name; not hidden ones, not Word's ``~$`` locks, not ``out``.

    Links to folders are not followed: they may lead round in a circle.
    """
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and entry.resolve() != out:
                yield from _walk(entry, out)
        elif entry.is_file():
            yield entry

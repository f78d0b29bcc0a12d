"""Writes OLE compound files ([MS-CFB], version 3), so that tests can make old documents."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

_SECTOR = 512
_MINI = 64
_CUTOFF = 4096
"""Streams below this size stand in the mini stream (2.2)."""
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_IDS = _SECTOR // 4
_IN_HEADER = 109
"""So many sectors of the FAT the header can name: files up to 7 MB."""


class _Entry:
    def __init__(self, name: str, kind: int, data: bytes = b"") -> None:
        self.name = name
        self.kind = kind
        self.data = data
        self.inside: dict[str, _Entry] = {}
        self.left = self.right = self.child = _NONE
        self.start = _END


def ole_file(path: Path, streams: Mapping[str, bytes]) -> Path:
    """Write ``streams`` to ``path``. A name with slashes (``ObjectPool/1/CONTENTS``) stands in
    storages."""
    path.write_bytes(ole_bytes(streams))
    return path


def ole_bytes(streams: Mapping[str, bytes]) -> bytes:
    entries = _directory(streams)
    sectors: list[bytes] = []
    fat: list[int] = []

    def add(data: bytes, mark: int | None = None) -> int:
        """Append ``data`` in sectors of its own; gives the first."""
        if not data:
            return _END
        first, parts = len(fat), _cut(data, _SECTOR)
        sectors.extend(parts)
        chain = [first + n + 1 for n in range(len(parts) - 1)] + [_END]
        fat.extend(chain if mark is None else [mark] * len(parts))
        return first

    mini = b""
    mini_fat: list[int] = []
    for entry in entries:
        if entry.kind == _STREAM and 0 < len(entry.data) < _CUTOFF:
            parts = _cut(entry.data, _MINI)
            entry.start = len(mini_fat)
            mini_fat += [entry.start + n + 1 for n in range(len(parts) - 1)] + [_END]
            mini += b"".join(parts)
        elif entry.kind == _STREAM:
            entry.start = add(entry.data)
    entries[0].data = mini
    entries[0].start = add(mini)
    mini_start = add(_ids(mini_fat))
    directory = add(b"".join(map(_record, entries)))
    tables = 1
    while tables * _IDS < len(fat) + tables:
        tables += 1
    assert tables <= _IN_HEADER
    first = len(fat)
    fat += [_FAT] * tables
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, tables, directory, 0, _CUTOFF,
        mini_start, -(-len(mini_fat) // _IDS), _END, 0,
    )  # fmt: skip
    named = [first + n for n in range(tables)] + [_FREE] * (_IN_HEADER - tables)
    header += struct.pack(f"<{_IN_HEADER}I", *named)
    return header + b"".join(sectors) + _ids(fat)


def _directory(streams: Mapping[str, bytes]) -> list[_Entry]:
    """The entries in the order of their numbers; the first is the root."""
    root = _Entry("Root Entry", _ROOT)
    entries = [root]
    for path, data in streams.items():
        *folders, name = path.split("/")
        storage = root
        for folder in folders:
            if folder not in storage.inside:
                storage.inside[folder] = _Entry(folder, _STORAGE)
                entries.append(storage.inside[folder])
            storage = storage.inside[folder]
        storage.inside[name] = _Entry(name, _STREAM, data)
        entries.append(storage.inside[name])
    numbers = {id(entry): n for n, entry in enumerate(entries)}

    def tree(of: list[_Entry]) -> int:
        if not of:
            return _NONE
        middle = len(of) // 2
        of[middle].left, of[middle].right = tree(of[:middle]), tree(of[middle + 1 :])
        return numbers[id(of[middle])]

    for entry in entries:
        # Names are in order of their length, then of their upper case (2.6.4).
        inside = sorted(entry.inside.values(), key=lambda e: (len(e.name), e.name.upper()))
        entry.child = tree(inside)
    return entries


def _record(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    black = 1
    return struct.pack(
        "<64sHBBIII36xIQ",
        name, len(name) + 2, entry.kind, black, entry.left, entry.right, entry.child,
        0 if entry.kind == _STORAGE else entry.start, len(entry.data),
    )  # fmt: skip


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[n : n + size].ljust(size, b"\0") for n in range(0, len(data), size)]


def _ids(numbers: list[int]) -> bytes:
    """Numbers of sectors, filled up to whole sectors."""
    padding = -len(numbers) % _IDS
    return struct.pack(f"<{len(numbers) + padding}I", *numbers, *[_FREE] * padding)

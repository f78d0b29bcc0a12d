"""Device-independent bitmaps, as they stand in memory, made files ([MS-WMF] 2.2.2.3)."""

from __future__ import annotations

import struct

_HEAD = struct.Struct("<2sIHHI")
_INFO = struct.Struct("<I10xHI12xI4x")
"""Its length; depth, packing and count of colours of the picture."""
_MASKS, _PACKED_BY_MASKS = 12, 3


def bitmap_file(data: bytes) -> bytes:
    """``data`` with the head of a .bmp file, which says where its pixels begin."""
    if data.startswith(b"BM") or len(data) < _INFO.size:
        return data
    head, depth, packing, colors = _INFO.unpack_from(data)
    if not colors and depth <= 8:
        colors = 1 << depth
    masks = _MASKS if head == _INFO.size and packing == _PACKED_BY_MASKS else 0
    start = min(_HEAD.size + head + masks + 4 * colors, 2**32 - 1)
    return _HEAD.pack(b"BM", _HEAD.size + len(data), 0, 0, start) + data

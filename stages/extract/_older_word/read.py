"""Documents of Word 2, 6 and 95 for the reader of Word 97 files."""

from __future__ import annotations

from pipeline.record import Notice
from stages.extract._older_word.upgrade import upgrade_document
from stages.extract.legacy_word.streams import Streams

_DAMAGED = Notice(code="damaged_text", message="文件已损坏，部分文字未能找到，请与原件核对")


def older_streams(word: bytes, names: tuple[str, ...] = ()) -> tuple[Streams, list[Notice]]:
    """The streams that Word 97 would have written, and what is lost in them. ``word`` is the
    stream ``WordDocument``, or the whole file of Word 2. Raises ``DamagedFile`` and
    ``EncryptedFile``."""
    made = upgrade_document(word)
    notices = [_DAMAGED] if made.damaged else []
    # Pictures stood beside the text then; where they begin is told as before.
    streams = Streams(word=made.word, tables={"1Table": made.table}, data=word, names=names)
    return streams, notices

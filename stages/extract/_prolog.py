"""What a marked-up file begins with once its encoding and its prolog are set aside."""

from __future__ import annotations

_OPENED = (("<?", "?>"), ("<!--", "-->"))
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"))


def as_text(head: bytes) -> str:
    """The head of a file in the encodings that markup comes in; signs beyond ASCII are lost."""
    for mark, name in _WIDE:
        if head.startswith(mark):
            return head.decode(name, "replace").lstrip("\ufeff")
    return head.removeprefix(b"\xef\xbb\xbf").decode("ascii", "replace")


def without_prolog(text: str, *, doctype: bool) -> str:
    """``text`` from its first element on, or with ``doctype`` from a document type before it.

    Blank where no element begins in it. A loop, since a pattern for this can be made to
    run for ever.
    """
    while True:
        text = text.lstrip()
        end = next((end for start, end in _OPENED if text.startswith(start)), None)
        if end is None and text[:9].upper() == "<!DOCTYPE" and not doctype:
            inside = text.find("[")
            end = "]" if -1 < inside < text.find(">") else ">"
        elif end is None and text.startswith(">") and not doctype:
            end = ">"  # that of a document type with declarations
        if end is None:
            return text
        text = text.partition(end)[2]

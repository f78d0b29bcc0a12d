"""``footnotes.xml``: the notes that the text refers to, behind the two separators."""

from __future__ import annotations

from stages.emit.word._draft import Draft
from stages.emit.word._names import FOOTNOTE_REFERENCE, style_id
from stages.emit.word._paragraphs import wrap
from stages.emit.word._refuse import refuse
from stages.emit.word._runs import runs
from stages.emit.word._xml import Element, on, run_properties, w


def footnotes(draft: Draft) -> Element:
    """The part. Notes 1, 2, … in the order in which the text refers to them."""
    return w(
        "footnotes",
        _separator(-1, "separator"),
        _separator(0, "continuationSeparator"),
        *(_note(draft, number) for number in range(1, len(draft.noted) + 1)),
    )


def _separator(number: int, kind: str) -> Element:
    return w("footnote", w("p", w("r", on(kind))), type=kind, id=number)


def _note(draft: Draft, number: int) -> Element:
    note = draft.noted[number - 1]
    look = run_properties([w("rStyle", val=style_id(FOOTNOTE_REFERENCE))])
    if note.mark == str(number):
        mark = w("r", look, on("footnoteRef"))
    else:
        text = w("t")
        text.text = note.mark
        mark = w("r", look, text)
    spans = draft.spans("footnotes", str(draft.report.footnotes.index(note)))
    if any(span.kind == "footnote" for span in spans):
        raise refuse(
            f"footnote {note.mark!r} refers to a footnote, which Word does not allow",
            "take that span out",
        )
    return w("footnote", wrap("footnote", [mark, *runs(draft, note.text, spans)]), id=number)

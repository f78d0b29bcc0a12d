"""The fields of a form (ISO 32000-1, 12.7): what is filled in, with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pypdfium2.raw as pdfium
from msgspec import Struct

from pipeline.chars import count_ink, ink, is_cjk
from pipeline.origin import Box
from stages.extract._printed.drawn import Glyph
from stages.extract.pdf._strings import asked, text_of

TICKED, EMPTY = "☑", "☐"

BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
PASSWORD = 1 << 13
"""The flag of a field that shows asterisks (ISO 32000-1, table 228)."""

SHOWN = 0.5
"""A field of which so much stands among the characters in its box has been drawn there."""

USUAL = 12.0
"""Points of type in a field that names no size and is high enough."""


class Field(Struct, frozen=True, kw_only=True):
    """``is_box``: a box to tick, which ``text`` shows; ``is_choice``: what it shows may be
    worded otherwise than its value ``text``."""

    text: str
    box: Box
    is_box: bool = False
    is_choice: bool = False


def field_of(annotation: object, form: object, box: Box) -> Field | None:
    """The field that an annotation shows, or None where it holds nothing that is filled in."""
    if form is None:
        return None
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in BOXES:
        # Its state says what it shows; pdfium believes it only where all looks are sound.
        state = text_of(annotation, "AS")
        ticked = state != "Off" if state else pdfium.FPDFAnnot_IsChecked(form, annotation)
        return Field(text=TICKED if ticked else EMPTY, box=box, is_box=True)
    if kind not in WRITTEN or pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD:
        return None
    text = asked(
        lambda buffer, size: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    )
    return Field(text=text, box=box, is_choice=kind != pdfium.FPDF_FORMFIELD_TEXTFIELD)


def missing(fields: Sequence[Field], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of those ``fields`` that the page does not draw: boxes to tick, and text
    whose look the file does not hold."""
    made: list[Glyph] = []
    for field in fields:
        if field.is_box or not _is_drawn(field, glyphs):
            made += _set(field)
    return made


def _is_drawn(field: Field, glyphs: Sequence[Glyph]) -> bool:
    x0, y0, x1, y1 = field.box
    there: Counter[str] = Counter()
    for glyph in glyphs:
        x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
        if x0 <= x <= x1 and y0 <= y <= y1:
            there.update(ink(glyph.text))
    if field.is_choice:
        return bool(there)
    wanted = Counter(ink(field.text))
    return (wanted & there).total() >= SHOWN * wanted.total()


def _set(field: Field) -> list[Glyph]:
    """``field`` set in its box, a line for each of its lines, made narrower where one is long."""
    x0, y0, x1, y1 = field.box
    lines = [line for line in field.text.split("\n") if count_ink(line)]
    height = max(y1 - y0, 1.0) / len(lines)
    size = max(height if field.is_box else min(0.8 * height, USUAL), 1.0)
    made: list[Glyph] = []
    for row, line in enumerate(lines):
        base = y0 + row * height + (height + 0.76 * size) / 2
        widths = [size * (1.0 if is_cjk(c) or ord(c) >= 0x2000 else 0.5) for c in line]
        narrow = min(1.0, max(x1 - x0, 1.0) / sum(widths))
        x, spaced = x0, False
        for char, width in zip(line, widths, strict=True):
            end = x + narrow * width
            if count_ink(char):
                box = (x, base - 0.88 * size, end, base + 0.12 * size)
                made.append(Glyph(text=char, box=box, origin=(x, base), size=size, spaced=spaced))
            spaced = not count_ink(char)
            x = end
    return made

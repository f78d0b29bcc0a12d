"""One text part made ready for reading: its paragraphs counted and numbered, its fields known."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec import Struct

from pipeline.stage import Revisions
from stages.extract._wordml.characters import CHARACTERS
from stages.extract._wordml.contents import contents_of
from stages.extract._wordml.field_numbers import FieldNumbers
from stages.extract._wordml.fields import read_fields
from stages.extract._wordml.marks import Mark
from stages.extract._wordml.names import MC, VAL, A, M, V, W, is_on
from stages.extract._wordml.numbering import Counter, Numberings
from stages.extract._wordml.properties import ParaProps, read_paragraph
from stages.extract._wordml.revisions import Cause, read_revisions
from stages.extract._wordml.styles import Styles

PARAGRAPH = W + "p"
ALTERNATE = MC + "AlternateContent"
_SHOWN = (*CHARACTERS, A + "blip", V + "imagedata")
_SECTION, _RUNS = f"{W}pPr/{W}sectPr", (W + "r", M + "r")
_UNSEEN = frozenset({W + "rPr", M + "rPr", W + "lastRenderedPageBreak", W + "commentReference"})
"""What a run may hold of which nobody sees anything."""


class ParaInfo(Struct, frozen=True):
    """What stands at a paragraph before its text."""

    index: int
    """Counted from 1 in the part."""
    style: str | None
    props: ParaProps
    list_indents: ParaProps
    joined: bool = False
    """It runs on into the next paragraph: its end is left out, or it is the big first letter."""
    separated: bool = False
    """It ends in a style separator, behind which the next paragraph stands in the same line
    (17.3.2.36)."""
    tracked: Mark | None = None
    """Its end is a tracked change that is kept."""


class Story:
    """A text part. ``silent`` has the texts that no reader sees, with the cause."""

    def __init__(
        self,
        part: str,
        root: etree._Element,
        styles: Styles,
        numberings: Numberings,
        revisions: Revisions = "accept",
    ) -> None:
        self.part = part
        self.root = root
        self.revisions = revisions
        self.unused = _unused_forms(root)
        self.tracked = read_revisions(root, revisions)
        self.silent: dict[etree._Element, Cause] = {}
        for element, cause in self.tracked.gone.items():
            for text in element.iter(*CHARACTERS):
                self.silent.setdefault(text, cause)
        for form in self.unused:
            for text in form.iter(*CHARACTERS):
                self.silent.setdefault(text, Cause("alternative"))
        numbers = FieldNumbers(self._heading_level(styles))
        fields = read_fields(root, self.silent, numbers.number)
        self.silent |= {text: Cause(reason) for text, reason in fields.silent.items()}
        self.links = fields.links
        self.parts = fields.parts
        self.field_numbers = fields.numbers
        """Numbers in ``parts`` that stand nowhere in the file."""
        self.numbers: dict[etree._Element, str] = {}
        self.glued: set[etree._Element] = set()
        """Paragraphs whose text follows their number without a blank."""
        self.paragraphs: dict[etree._Element, ParaInfo] = {}
        self._read_paragraphs(styles, numberings)
        in_style = {p for p, i in self.paragraphs.items() if styles.paragraph(i.style).contents}
        reasons = {text: cause.reason for text, cause in self.silent.items()}
        self.contents = contents_of(root, in_style, reasons, self.numbers)
        """Paragraphs that are part of a table of contents."""

    def shows_whole(self, text: etree._Element) -> bool:
        """Whether all of a text shows, as far as fields and tracked changes go."""
        return text not in self.silent and text not in self.parts and not len(text)

    @staticmethod
    def _heading_level(styles: Styles) -> Callable[[etree._Element], int]:
        """Gives the level of the heading that an element stands in, 0 outside of headings."""

        def level(element: etree._Element) -> int:
            paragraph = next(element.iterancestors(PARAGRAPH), None)
            named = paragraph.find(f"{W}pPr/{W}pStyle") if paragraph is not None else None
            style = named.get(VAL) if named is not None else None
            return styles.paragraph(style).para.get("outline", 0)

        return level

    def _read_paragraphs(self, styles: Styles, numberings: Numberings) -> None:
        without = (*self.unused, *self.tracked.gone)
        uncounted = {p for element in without for p in element.iter(PARAGRAPH)}
        uncounted.update(self.tracked.joined)
        counter = Counter()
        for index, element in enumerate(self.root.iter(PARAGRAPH), 1):
            properties = element.find(W + "pPr")
            named = properties.find(W + "pStyle") if properties is not None else None
            style = named.get(VAL) if named is not None else None
            props = read_paragraph(properties)
            indents: ParaProps = {}
            if element not in uncounted and not self._only_breaks_section(element):
                indents = self._number(element, style, props, styles, numberings, counter)
            self.paragraphs[element] = ParaInfo(
                index,
                style,
                props,
                indents,
                joined=element in self.tracked.joined or _is_drop_cap(element, props),
                separated=_is_separated(properties),
                tracked=self.tracked.kept.get(element),
            )

    def _only_breaks_section(self, element: etree._Element) -> bool:
        """Whether a paragraph holds the end of a section and nothing else. Word shows it as that
        break: it is not numbered, whatever its style says, and no list counts it."""
        if element.find(_SECTION) is None:
            return False
        held = (child for run in element.iter(*_RUNS) for child in run)
        return all(child.tag in _UNSEEN or child in self.silent for child in held)

    def _number(
        self,
        element: etree._Element,
        style: str | None,
        props: ParaProps,
        styles: Styles,
        numberings: Numberings,
        counter: Counter,
    ) -> ParaProps:
        """Give ``element`` its automatic number; the indents that its list level sets."""
        inherited = styles.paragraph(style).para
        list_ = numberings.list_of(props.get("num_id") or inherited.get("num_id") or "0")
        if list_ is None:
            return {}
        level = props.get("level")
        if level is None:
            level = list_.level_of_style(style)
        if level is None:
            level = inherited.get("level", 0)
        text = numberings.print(list_, level, counter.step(list_, level))
        if text:
            self.numbers[element] = text
            if list_.level(level).glued:
                self.glued.add(element)
        return list_.level(level).indents


def _unused_forms(root: etree._Element) -> dict[etree._Element, None]:
    """All but one form of each content that is given in several (ECMA-376-3, 7.6).

    The first choice is read, unless it holds neither text nor picture while another form does.
    """
    unused: dict[etree._Element, None] = {}
    for alternate in root.iter(ALTERNATE):
        forms = list(alternate)
        shown = (form for form in forms if next(form.iter(*_SHOWN), None) is not None)
        used = next(shown, forms[0] if forms else None)
        unused.update((form, None) for form in forms if form is not used)
    return unused


def _is_drop_cap(element: etree._Element, props: ParaProps) -> bool:
    following = element.getnext()
    return props.get("drop_cap", False) and following is not None and following.tag == PARAGRAPH


def _is_separated(properties: etree._Element | None) -> bool:
    mark = properties.find(f"{W}rPr/{W}specVanish") if properties is not None else None
    return mark is not None and is_on(mark.get(VAL))

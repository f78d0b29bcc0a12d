"""A truth (``samples/truth/*.xml``, written by hand) as the ``Report`` it stands for.

Everything a report says is in the truth: words, structure, and marks around the stretches
that parse must understand. This module only counts: block ids and offsets. Elements:

``<report kind findings>`` holds ``<front …/>``, ``<title>``, ``<subtitle>``, ``<byline>``,
``<salutation>``, ``<body>``, ``<attachment>``, ``<signature>``, ``<date>`` (ISO), ``<note>``,
``<annex label title>`` (no label over what a notice issues), ``<back …/>``.
Blocks: ``<section level label heading run_in finding>``, ``<p finding>``, ``<table>`` of
``<row>`` of ``<c rowspan colspan>`` (``<br/>`` between its paragraphs),
``<figure file width height caption>`` (points), ``<figure shows="seal" alt>`` (the words of
its ring), which is no typed text: only a scan shows it.
In a ``<p>``, ``<title>``, ``<subtitle>``, ``<byline>``, ``<salutation>``, ``<signature>`` stand
the marks that ``said.py`` lists, and in a ``<heading>``, which a section holds in place of the
attribute where its heading needs them. ``part`` of a section or paragraph names the parts of
its kind of report that it is, with blanks between.
``<fact kind value/>`` in a section is about its heading. ``findings`` of the report are those
without a place, ``missing_part:下一步打算`` with what it shows.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from pathlib import Path
from xml.etree import ElementTree

from pipeline.record import Finding
from pipeline.report import (
    Annex,
    Back,
    Block,
    Cell,
    Fact,
    Figure,
    Front,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
)
from pipeline.walk import key_of

from .said import Said

FOLDER = Path(__file__).parents[1] / "truth"
Element = ElementTree.Element


def read_truth(name: str | Path) -> Report:
    """The truth ``samples/truth/<name>.xml``, or that of a path; messages of its findings are
    empty."""
    path = name if isinstance(name, Path) else FOLDER / f"{name}.xml"
    return _Reader().report(ElementTree.parse(path).getroot())


class _Reader:
    def __init__(self) -> None:
        self.ids = count(1)
        self.spans: dict[str, tuple[Span, ...]] = {}
        self.facts: list[Fact] = []
        self.findings: list[Finding] = []

    def report(self, root: Element) -> Report:
        front, back, body = root.find("front"), root.find("back"), root.find("body")
        assert body is not None
        for said in root.get("findings", "").split():
            kind, _, text = said.partition(":")
            self.found(kind, None, None, text=text or None)
        return Report(
            schema="report/1",
            kind=root.get("kind"),
            front=Front(**front.attrib) if front is not None else None,
            title=self.part(root, "title"),
            subtitle=self.part(root, "subtitle"),
            byline=self.part(root, "byline"),
            salutation=self.part(root, "salutation"),
            body=self.blocks(body),
            attachments=tuple(e.text or "" for e in root.findall("attachment")),
            annexes=tuple(
                Annex(label=e.get("label", ""), title=e.get("title"), body=self.blocks(e))
                for e in root.findall("annex")
            ),
            signature=tuple(
                self.said(e, "signature", str(i)) for i, e in enumerate(root.findall("signature"))
            ),
            date=root.findtext("date"),
            note=root.findtext("note"),
            back=Back(**back.attrib) if back is not None else None,
            spans=self.spans,
            facts=tuple(self.facts),
            findings=tuple(self.findings),
        )

    def blocks(self, group: Element) -> tuple[Block, ...]:
        kinds = {"p": self.p, "section": self.section, "table": self.table, "figure": self.figure}
        return tuple(kinds[e.tag](e, f"b{next(self.ids)}") for e in group if e.tag in kinds)

    def section(self, element: Element, id_: str) -> Section:
        heading, label = element.get("heading", ""), element.get("label", "")
        spans: list[Span] = []
        if (marked := element.find("heading")) is not None:
            of_heading = Said(
                marked, id_, "heading", lambda *found: self.found_at(id_, "heading", *found)
            )
            heading, spans = of_heading.text, of_heading.spans
            self.facts += of_heading.facts
        said = label + heading
        for kind in element.get("finding", "").split():
            if kind == "numbering_gap":  # a gap is at the number, the others are about it all
                self.found(kind, id_, "label", 0, len(label), label)
            else:
                self.found(kind, id_, None, text=said)
        for fact in element.findall("fact"):
            value = fact.attrib["value"]
            at = heading.index(value)
            where = {"block": id_, "field": "heading", "start": at, "end": at + len(value)}
            self.facts.append(Fact(kind=fact.attrib["kind"], value=value, **where))
        return Section(
            id=id_,
            level=int(element.attrib["level"]),
            label=label,
            heading=heading,
            run_in=element.get("run_in") == "true",
            spans=(
                *(
                    Span(kind="part", start=0, end=len(heading), label=part)
                    for part in sorted(element.get("part", "").split())
                ),
                *spans,
            ),
            blocks=self.blocks(element),
        )

    def part(self, root: Element, name: str) -> str | None:
        """A part that is one text; of several elements, each is a line of it."""
        lines = root.findall(name)
        if not lines:
            return None
        whole = Element(name)
        for number, line in enumerate(lines):
            line.text = ("\n" if number else "") + (line.text or "")
            line.tag, line.tail = "line", None
            whole.append(line)
        return self.said(whole, name, None)

    def said(self, element: Element, block: str, field: str | None) -> str:
        """A text whose spans stand in ``Report.spans``."""
        said = Said(element, block, field, lambda *found: self.found_at(block, field, *found))
        self.facts += said.facts
        if said.spans:
            self.spans[key_of((block, field))] = tuple(said.spans)
        return said.text

    def p(self, element: Element, id_: str) -> Paragraph:
        said = Said(element, id_, None, lambda *found: self.found_at(id_, None, *found))
        self.facts += said.facts
        for kind in element.get("finding", "").split():
            self.found(kind, id_, None, text=said.text)
        return Paragraph(id=id_, text=said.text, spans=tuple(said.spans))

    def found_at(
        self, block: str, field: str | None, kind: str, start: int, end: int, text: str
    ) -> None:
        self.found(kind, block, field, start, end, text)

    def table(self, element: Element, id_: str) -> Table:
        return Table(
            id=id_,
            rows=tuple(tuple(_cell(c) for c in row) for row in element.findall("row")),
            header_rows=int(element.get("header_rows", "0")),
            caption=element.get("caption"),
        )

    def figure(self, element: Element, id_: str) -> Figure:
        if element.get("shows") == "seal":
            return Figure(id=id_, asset="", shows="seal", alt=element.get("alt"))
        return Figure(
            id=id_,
            asset=_asset(FOLDER / element.attrib["file"]),
            caption=element.get("caption"),
            width=float(element.attrib["width"]),
            height=float(element.attrib["height"]),
        )

    def found(
        self,
        kind: str,
        block: str | None,
        field: str | None,
        start: int | None = None,
        end: int | None = None,
        text: str | None = None,
    ) -> None:
        where = {"block": block, "field": field, "start": start, "end": end, "text": text}
        self.findings.append(Finding(kind=kind, severity="warning", message="", **where))


def picture(asset: str) -> Path:
    """The picture beside the truths that a report calls ``asset``."""
    return next(path for path in FOLDER.glob("*.gif") if _asset(path) == asset)


def _asset(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16] + path.suffix


def _cell(element: Element) -> Cell:
    text = (element.text or "") + "".join("\n" + (br.tail or "") for br in element)
    spans = {name: int(element.get(name, "1")) for name in ("colspan", "rowspan")}
    return Cell(text=text, **spans)

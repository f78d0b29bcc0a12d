"""Word 2003 XML (namespace ``…/office/word/2003/wordml``) as the parts of ECMA-376.

The elements are nearly the same. What differs: notes, comments, headers and pictures stand in
the text where they belong, changes are annotations, lists and some names are other ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from posixpath import splitext

from lxml import etree

from pipeline.errors import DamagedFile
from stages.extract._making.elements import add, set_author, w
from stages.extract._making.parts import Parts
from stages.extract._number_codes import number_format
from stages.extract._wordml.names import VAL, O, R, V, W
from stages.extract._wordml.package import MadePackage, Target
from stages.extract.word_xml.names import (
    AML,
    ANNOTATION,
    CONTENT,
    HINT,
    camel,
    rename_attributes,
    renamed,
)

_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_RANGES = {"Word.Comment.Start": "commentRangeStart", "Word.Comment.End": "commentRangeEnd"}
_KINDS_OF_STYLES = {"list": "numbering"}


def package_of(root: etree._Element, binaries: Sequence[bytes]) -> MadePackage:
    """``root`` taken apart into a package; ``binaries`` are the pictures, which the elements
    count. Raises ``DamagedFile`` where there is no text."""
    maker = _Maker(binaries)
    for element in root.iter():
        element.tag = renamed(str(element.tag))
        rename_attributes(element)
    body = root.find(W + "body")
    if body is None:
        raise DamagedFile("its text is missing (w:body)")
    maker.transform(root)
    document = w("document")
    document.append(body)
    maker.parts.add("styles", _styles(root))
    maker.parts.add("numbering", _numbering(root))
    return maker.parts.package(document)


class _Maker:
    """Takes the parts out of the text."""

    def __init__(self, binaries: Sequence[bytes]) -> None:
        self.parts = Parts()
        self._binaries = binaries
        self._media: dict[str, str] = {}

    def transform(self, root: etree._Element) -> None:
        """Bring what stands in another place or form under ``root`` into that of ECMA-376."""
        for element in root.iter(W + "binData"):
            self._binary(element)
        for element in list(root.iter()):
            if element.tag in _HANDLERS:
                _HANDLERS[element.tag](self, element)
            elif str(element.tag).startswith(HINT) and not len(element):
                _remove(element)

    def annotation(self, element: etree._Element) -> None:
        kind = element.get(W + "type", "")
        content = element.find(CONTENT)
        if kind == "Word.Comment":
            note = self._note(element, content, "comment")
            set_author(note, *_told(element))
        elif kind in _CHANGES or kind in _RANGES:
            element.tag = W + (_CHANGES.get(kind) or _RANGES[kind])
            element.set(W + "id", element.get(AML + "id", ""))
            set_author(element, *_told(element))
            if content is not None:
                for child in list(content):
                    content.addprevious(child)
                _remove(content)
        elif content is None or kind in ("Word.Formatting", "Word.Numbering"):
            _remove(element)  # bookmarks, and what formatting was before a change

    def note(self, element: etree._Element) -> None:
        local = element.tag[len(W) :]
        parent = element.getparent()
        if parent is None or parent.tag != W + "r":
            return  # the separators of notes, outside of the text
        own = element.get(W + "suppressRef", "off")
        self._note(element, element, local)
        if own in ("on", "1", "true"):
            element.set(W + "customMarkFollows", "1")

    def _note(
        self, element: etree._Element, content: etree._Element | None, kind: str
    ) -> etree._Element:
        """Move what stands in ``content`` into a note; ``element`` becomes the reference to it."""
        made, id_ = self.parts.note(kind)
        made.extend(list(content) if content is not None else ())
        for child in list(element):
            element.remove(child)
        element.tag = f"{W}{kind}Reference"
        element.set(W + "id", id_)
        return made

    def margin(self, element: etree._Element) -> None:
        """A header or footer, out of the properties of its section."""
        kind = {"hdr": "header", "ftr": "footer"}[element.tag[len(W) :]]
        self.parts.margin(kind).extend(list(element))
        _remove(element)

    def section(self, element: etree._Element) -> None:
        for kind in element.iterchildren(W + "type"):
            kind.set(VAL, camel(kind.get(VAL, "")))

    def hyperlink(self, element: etree._Element) -> None:
        if dest := element.get(W + "dest"):
            element.set(R + "id", self.parts.link(Target("hyperlink", dest, external=True)))
        if bookmark := element.get(W + "bookmark"):
            element.set(W + "anchor", bookmark)

    def _binary(self, element: etree._Element) -> None:
        name, index = element.get(W + "name", ""), (element.text or "").strip()
        if index.isdecimal() and int(index) < len(self._binaries):
            data = self._binaries[int(index)]
            self._media[name] = self.parts.picture(data, splitext(name)[1])
        element.text = None

    def picture(self, element: etree._Element) -> None:
        source = element.get("src") or element.get(O + "href")
        if source is None:
            return
        if source not in self._media:
            inside = source.startswith("wordml:")  # one whose data is not there
            target = Target("image", source, external=not inside)
            self._media[source] = self.parts.link(target)
        element.set(R + "id", self._media[source])

    def format(self, element: etree._Element) -> None:
        code = element.get(VAL, "")
        element.set(VAL, number_format(int(code)) if code.isdecimal() else "decimal")

    def level(self, element: etree._Element) -> None:
        if element.find(W + "numFmt") is None:
            add(element, "numFmt", "decimal")

    def style(self, element: etree._Element) -> None:
        kind = element.get(W + "type", "")
        element.set(W + "type", _KINDS_OF_STYLES.get(kind, kind))


def _told(annotation: etree._Element) -> tuple[str, str]:
    """Who made it, and when."""
    return annotation.get(AML + "author", ""), annotation.get(AML + "createdate", "")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)  # text is in w:t only; a tail is white space of the file


_HANDLERS: Mapping[str, Callable[[_Maker, etree._Element], None]] = {
    ANNOTATION: _Maker.annotation,
    W + "footnote": _Maker.note,
    W + "endnote": _Maker.note,
    W + "hdr": _Maker.margin,
    W + "ftr": _Maker.margin,
    W + "sectPr": _Maker.section,
    W + "hyperlink": _Maker.hyperlink,
    V + "imagedata": _Maker.picture,
    W + "numFmt": _Maker.format,
    W + "lvl": _Maker.level,
    W + "style": _Maker.style,
}


def _styles(root: etree._Element) -> etree._Element:
    """The styles, with the fonts that hold where none is named as document defaults."""
    found = root.find(W + "styles")
    styles = found if found is not None else w("styles")
    fonts = root.find(f"{W}fonts/{W}defaultFonts")
    if fonts is not None:
        defaults = w("docDefaults")
        fonts.tag = W + "rFonts"
        add(add(defaults, "rPrDefault"), "rPr").append(fonts)
        styles.insert(0, defaults)
    return styles


def _numbering(root: etree._Element) -> etree._Element:
    lists = root.find(W + "lists")
    made = w("numbering")
    if lists is not None:
        made.extend(list(lists))
    return made

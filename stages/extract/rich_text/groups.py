"""What the beginning and the end of each destination do to the document that is being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from lxml import etree

from stages.extract._dttm import read_dttm
from stages.extract._making.drawings import drawing, embedded, text_box, word_art
from stages.extract._making.elements import w
from stages.extract._making.forms import TEXT
from stages.extract._wordml.names import W
from stages.extract.rich_text.destinations import FOOTERS, HEADERS
from stages.extract.rich_text.forms import read_form_field
from stages.extract.rich_text.making import Making
from stages.extract.rich_text.paragraph import field_element
from stages.extract.rich_text.pictures import Picture, read_picture
from stages.extract.rich_text.plain import plain_text
from stages.extract.rich_text.shapes import drawn_words, shape_picture
from stages.extract.rich_text.story import Story
from stages.extract.rich_text.tokens import Token, named

_T = TypeVar("_T")

MAX_STORIES = 4
"""Notes and text boxes within each other; deeper ones are read as text of the innermost."""
MAX_FIELDS = 50
_TOO_DEEP = "文本框、脚注或域层层相套过深，内层文字并入外层"


def _open_story(to: Making, root: etree._Element) -> None:
    """What follows goes to ``root``, up to the end of the group."""
    to.stories.append(Story(root, to.header))
    to.set(para={}, nested=False)
    # A field that is open around belongs to the story around.
    fields, to.fields = to.fields, []

    def end() -> None:
        to.story.finish(to.state.para, to.run)
        to.stories.pop()
        to.fields = fields

    to.at_end(end)


def _is_too_deep(to: Making) -> bool:
    if len(to.stories) < MAX_STORIES:
        return False
    to.notice("nested_too_deep", _TOO_DEEP)
    return True


def _drop_last(of: list[_T]) -> None:
    of.pop()


def _header(to: Making) -> None:
    _margin(to, "header")


def _footer(to: Making) -> None:
    _margin(to, "footer")


def _margin(to: Making, kind: str) -> None:
    if not _is_too_deep(to):
        _open_story(to, to.parts.margin(kind))


def _note(to: Making) -> None:
    """A footnote; what was typed raised before it is its mark, unless it is numbered."""
    if to.notes or _is_too_deep(to):  # Word has no notes within notes
        return
    own = to.story.paragraph.take_mark() if to.unmarked else ""
    to.unmarked = True
    note, id_ = to.parts.note("footnote")
    reference = w("footnoteReference")
    reference.set(W + "id", id_)
    if own:
        reference.set(W + "customMarkFollows", "1")
    to.add(reference, own)
    to.notes.append((reference, note))
    to.at_end(lambda: _drop_last(to.notes))
    _open_story(to, note)


def _comment(to: Making) -> None:
    comment, _id = to.parts.note("comment")
    comment.set(W + "author", to.author)
    to.author = ""
    to.comments.append(comment)
    to.at_end(lambda: _drop_last(to.comments))
    _open_story(to, comment)


def _field(to: Making) -> None:
    """A field; one too deep within others is none, so that its texts stand for themselves."""
    begin = field_element("begin") if len(to.fields) < MAX_FIELDS else None
    if begin is None:
        to.notice("nested_too_deep", _TOO_DEEP)
    else:
        to.add(begin)
    to.fields.append(begin)
    to.at_end(lambda: _end_field(to))


def _end_field(to: Making) -> None:
    if to.fields.pop() is not None:
        to.add(field_element("end"))


def _result(to: Making) -> None:
    if to.fields and to.fields[-1] is not None:
        to.add(field_element("separate"))


def _text_box(to: Making) -> None:
    if not _is_too_deep(to):
        pict, content = text_box()
        to.add(pict)
        _open_story(to, content)


def _object(to: Making) -> None:
    element = embedded("")
    to.add(element)
    to.objects.append(element)
    to.at_end(lambda: _drop_last(to.objects))


def _nested_row(to: Making) -> None:
    to.set(nested=True)


def _shown_picture(to: Making) -> None:
    to.picture_shown = True


_BEGINNINGS: dict[str, Callable[[Making], None]] = {
    **dict.fromkeys(HEADERS, _header),
    **dict.fromkeys(FOOTERS, _footer),
    "footnote": _note,
    "annotation": _comment,
    "field": _field,
    "fldrslt": _result,
    "shptxt": _text_box,
    "dptxbxtext": _text_box,
    "object": _object,
    "nesttableprops": _nested_row,
    "shppict": _shown_picture,
}


def begin(to: Making, word: str) -> None:
    """Do what the destination ``word`` does where it begins."""
    if word in _BEGINNINGS:
        _BEGINNINGS[word](to)


def read_collected(to: Making, word: str, tokens: list[Token]) -> None:
    """Take in a group that was read as a whole."""
    if not to.header.read(word, tokens) and word in _COLLECTED:
        _COLLECTED[word](to, tokens)


def _number(to: Making, tokens: Iterable[Token]) -> None:
    text = plain_text(tokens, to.header.fonts, to.state.run.get("font"))
    to.story.paragraph.numbers.append(text)


def _picture(to: Making, tokens: Iterable[Token]) -> None:
    _add_picture(to, read_picture(tokens))


def _other_picture(to: Making, tokens: Iterable[Token]) -> None:
    """The form of a picture for old readers: only where there is no other."""
    inner = named(tokens, "pict")
    if not to.picture_shown and inner is not None:
        _add_picture(to, read_picture(inner))
    to.picture_shown = False


def _add_picture(to: Making, picture: Picture | None) -> None:
    if picture is None:
        to.notice("missing_picture", "文件中有一幅图片没有内容或格式不明，未能读取")
    else:
        relation = to.parts.picture(picture.data, f".{picture.suffix}")
        to.add(drawing(relation, picture.width, picture.height, picture.alt))


def _shape(to: Making, tokens: list[Token]) -> None:
    fonts = to.header.fonts
    if words := drawn_words(tokens, fonts):
        to.add(word_art(words))
    elif (picture := shape_picture(tokens, fonts)) is not None:
        _add_picture(to, picture)


def _form_field(to: Making, tokens: Iterable[Token]) -> None:
    field = read_form_field(tokens, to.header.fonts)
    if field.kind == TEXT:
        return
    data = field.element()
    begin = to.fields[-1] if to.fields else None
    if begin is not None and not len(begin):
        begin.append(data)
    else:
        begin = field_element("begin")
        begin.append(data)
        to.add(begin)
        to.add(field_element("end"))


def _class(to: Making, tokens: Iterable[Token]) -> None:
    name = plain_text(tokens, to.header.fonts).strip()
    if to.objects and name:
        to.objects[-1][0].set("ProgID", name)


def _author(to: Making, tokens: Iterable[Token]) -> None:
    to.author = plain_text(tokens, to.header.fonts).strip()


def _date(to: Making, tokens: Iterable[Token]) -> None:
    said = plain_text(tokens, to.header.fonts).strip()
    if to.comments and said.lstrip("-").isdecimal() and (when := read_dttm(int(said[:12]))):
        to.comments[-1].set(W + "date", when)


_COLLECTED: dict[str, Callable[[Making, list[Token]], None]] = {
    "listtext": _number,
    "pntext": _number,
    "pict": _picture,
    "nonshppict": _other_picture,
    "sp": _shape,
    "formfield": _form_field,
    "objclass": _class,
    "atnauthor": _author,
    "atndate": _date,
}

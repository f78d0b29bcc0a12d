"""The document while it is being made: the place in the file, and the stories that are open."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from stages.extract._making.elements import add_section
from stages.extract._wordml.package import MadePackage
from stages.extract.rich_text.characters import Characters
from stages.extract.rich_text.formatting import Props, shown
from stages.extract.rich_text.header import Header
from stages.extract.rich_text.package import Document
from stages.extract.rich_text.state import State
from stages.extract.rich_text.story import Story
from stages.extract.rich_text.tokens import Token

NEXT_PAGE = "nextPage"


class Making:
    """What the actions of ``words.py`` and ``groups.py`` work on."""

    def __init__(self) -> None:
        self.header = Header()
        self.parts = Document()
        self.state = State()
        self.stories = [Story(self.parts.body, self.header)]
        self.notices: dict[str, str] = {}
        self.section = NEXT_PAGE
        """How the section that is open began."""
        self.fields: list[etree._Element | None] = []
        """The beginnings of the fields that are open; likewise what follows."""
        self.notes: list[tuple[etree._Element, etree._Element]] = []
        """References to notes, and the notes."""
        self.comments: list[etree._Element] = []
        self.objects: list[etree._Element] = []
        self.author = ""
        """Of the comment that follows."""
        self.unmarked = True
        """No ``\\chftn`` since the last text: a note that follows has a mark of its own."""
        self.picture_shown = False
        """A picture was read whose form for old readers follows."""
        self._characters = Characters()
        self._outer: list[State] = []
        self._ends: list[tuple[int, Callable[[], None]]] = []

    @property
    def story(self) -> Story:
        return self.stories[-1]

    @property
    def run(self) -> Props:
        """How text looks at this place."""
        return shown(self.state.run, self.state.slot)

    @property
    def in_group(self) -> bool:
        """A group is open within that of the whole file."""
        return len(self._outer) > 1

    def set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)

    def open(self) -> None:
        """A group begins."""
        self._outer.append(self.state)

    def close(self) -> None:
        """The group that is open ends."""
        depth = len(self._outer)
        while self._ends and self._ends[-1][0] >= depth:
            self._ends.pop()[1]()
        if depth == 1:
            self._end_body()
        if self._outer:
            self.state = self._outer.pop()

    def at_end(self, action: Callable[[], None]) -> None:
        """Have ``action`` called where the group that is open now ends."""
        self._ends.append((len(self._outer), action))

    def read(self, token: Token) -> None:
        """Add the characters that ``token`` stands for or completes."""
        state = self.state
        if state.target in ("text", "code"):
            fonts = self.header.fonts
            codec, eastern = fonts.codecs(state.run.get("font", fonts.default))
            self.add_text(self._characters.read(token, codec, state.fallback, eastern))

    def add_text(self, text: str) -> None:
        if text:
            self.story.paragraph.add_text(text, self.run, code=self.state.target == "code")
            self.unmarked = True

    def add(self, element: etree._Element, text: str = "") -> None:
        """Put ``element`` into a run at this place, and ``text`` behind it."""
        self.story.paragraph.add(element, self.run, text)

    def notice(self, code: str, message: str) -> None:
        self.notices.setdefault(code, message)

    def finish(self) -> MadePackage:
        """End all that is open; gives the document."""
        if len(self.stories) == 1:
            self._end_body()  # cut off: what holds here holds for the paragraph that is open
        while self._outer:
            self.close()
        self._end_body()
        add_section(self.parts.body, self.section)
        return self.parts.finish(self.header)

    def _end_body(self) -> None:
        self.add_text(self._characters.rest())
        self.story.finish(self.state.para, self.run)

"""What a value is said of: the noun phrase printed right behind the number (8次|中心组学习) or
right before it (开展|廉政谈话|13人次), as far as a small grammar can tell for certain.

A noun phrase before a number needs something that tells where it begins: a verb whose object it
is, 的, 等, a number that it is listed behind (``opening.py``), which must not be part of the noun
itself (``certain.py``). Where nothing tells it, the noun needs a word that binds it to the number
(漏损率|下降到|12%), must be a noun of measure (工期|120天) or a plain noun that is all its clause
holds (刑事案件|262件; ``plain.py``). Whatever remains doubtful has no subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from stages.parse.understand.values.before import noun_before
from stages.parse.understand.values.behind import noun_behind
from stages.parse.understand.values.find import Printed
from stages.parse.understand.values.sentence import Sentence
from stages.parse.understand.values.tokens import Token


class Subjects:
    """The subjects of ``values`` in a text cut into ``tokens``."""

    def __init__(self, values: Sequence[Printed], tokens: Sequence[Token]) -> None:
        self._sentence = Sentence(values, tokens)

    def of(self, value: Printed) -> str | None:
        """What ``value`` is said of. Values must be asked for in the order of the text: what one
        is said of tells what the next one is listed behind."""
        found = None if value.ranged else self._of(value)
        self._sentence.known[self._sentence.index(value)] = found
        return found

    def _of(self, value: Printed) -> str | None:
        behind = noun_behind(self._sentence, value)
        return noun_before(self._sentence, value) if behind is None else behind or None

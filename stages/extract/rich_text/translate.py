"""RTF into the parts of a Word document: one walk over the tokens, no recursion.

What a control word does stands in ``words.py``; in ``groups.py`` what destinations do.
"""

from __future__ import annotations

from stages.extract._wordml.package import MadePackage
from stages.extract.rich_text.destinations import COLLECTED, target_of
from stages.extract.rich_text.groups import begin, read_collected
from stages.extract.rich_text.making import Making
from stages.extract.rich_text.tokens import Token, Tokens, take_group
from stages.extract.rich_text.words import obey


def translate(tokens: Tokens) -> tuple[MadePackage, dict[str, str]]:
    """All of ``tokens`` as a package, and notices by their codes."""
    to = Making()
    starred = False
    for token in tokens:
        if token.kind == "open":
            to.open()
        elif token.kind == "close":
            to.close()
        elif token.word == "*":
            starred = True
            continue
        elif token.kind == "word":
            _word(to, token, tokens, starred)
        to.read(token)
        starred = False
    return to.finish(), to.notices


def _word(to: Making, token: Token, tokens: Tokens, starred: bool) -> None:
    word, state = token.word, to.state
    if word == "ud" and state.around is not None:
        to.set(target=state.around, around=None)
    elif state.target == "skip":
        return
    elif not to.in_group:  # a destination without a group of its own would take all the rest
        obey(to, word, token.number)
    elif word in COLLECTED:
        read_collected(to, word, take_group(tokens))
        to.close()
    elif (target := target_of(word, starred)) is not None:
        to.set(target=target)
        begin(to, word)
    else:
        obey(to, word, token.number)

"""What becomes of a group, by the control word that names its destination (RTF 1.9.1,
"Destinations"). This is the one table that the reader and the count share."""

from __future__ import annotations

from typing import Literal

Target = Literal["text", "code", "nothing", "skip"]
"""Where text goes: into the document, into the instruction of a field, nowhere (groups inside
may yet hold some), or nowhere with all that is inside."""

HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
LEFT_OUT = HEADERS | FOOTERS | {"annotation"}
"""Text of the file that is none of the document itself."""
TEXT = LEFT_OUT | {"field", "fldrslt", "shptxt", "dptxbxtext", "result", "footnote", "mr"}
CODE = frozenset({"fldinst", "xe", "rxe", "txe", "tc", "tcn"})
"""Instructions of fields; entries of an index or a table of contents are such, too."""

FRAMES = frozenset(
    {
        "shp", "shpinst", "shpgrp", "do", "object", "shppict", "nesttableprops", "mmath",
        "moMath", "moMathPara",
    }
)  # fmt: skip
"""Groups whose own text is none, with groups inside that hold some."""

COLLECTED = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "revtbl", "pn",
        "listtext", "pntext", "formfield", "sp", "pict", "nonshppict", "objclass",
        "atnauthor", "atndate",
    }
)  # fmt: skip
"""Groups that are taken whole, each read by a function of its own."""

SKIPPED = frozenset(
    {
        "info", "filetbl", "rsidtbl", "nonesttables", "shprslt", "objdata", "objalias", "objsect",
        "objname", "datafield", "private", "bkmkstart", "bkmkend", "atnid", "atnref", "atntime",
        "atnicn", "atnparent", "atrfstart", "atrfend", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
        "aftnsepc", "aftncn", "pgdsctbl", "generator", "background", "template", "themedata",
        "colorschememapping", "datastore", "latentstyles", "xmlnstbl", "mmathPr", "mmathPict",
        "fldtitle", "fldtype", "macpict_data", "nextfile", "passwordhash", "userprops", "docvar",
        "defchp", "defpap", "pnseclvl", "keycode", "fname", "staticval", "linkval", "propname",
        "list", "listoverride",
    }
)  # fmt: skip
"""Known groups that hold no text, whether or not a star says so."""

FORMATTING = frozenset({"cs", "ds", "ts"})
"""What some programs write a star before though it opens no group."""


def target_of(word: str, starred: bool) -> Target | None:
    """Where the text of a group goes from ``word`` on; None where it stays as it was.

    ``starred``: the word stands behind ``\\*``, so that who does not know it skips the group.
    Not for ``COLLECTED`` ones.
    """
    if word in TEXT:
        return "text"
    if word in CODE:
        return "code"
    if word in FRAMES:
        return "nothing"
    if word in SKIPPED or (starred and word not in FORMATTING):
        return "skip"
    return None

"""Why a file that no extractor takes cannot be read: what it truly is, and what to do."""

from __future__ import annotations

from msgspec import Struct

from pipeline import registry
from pipeline.errors import DamagedFile, GuidangError, WrongType
from pipeline.stage import Probe, Refusal
from stages.extract._sniff import true_type


class _Kind(Struct, frozen=True):
    says: str
    mend: str
    error: type[GuidangError] = WrongType


_PRINT = "print it to PDF in the program that made it"
_UNPACK = "unpack it, and convert what is inside"
_SHEET = f"copy what is a report into a Word file, or {_PRINT}"

_KINDS = {
    "xlsx": _Kind("an Excel workbook (.xlsx)", _SHEET),
    "xls": _Kind("an Excel workbook (.xls)", _SHEET),
    "excel_2003": _Kind("an Excel workbook in XML", _SHEET),
    "ods": _Kind("an OpenDocument spreadsheet (.ods)", _SHEET),
    "pptx": _Kind("a PowerPoint presentation (.pptx)", _PRINT),
    "ppt": _Kind("a PowerPoint presentation (.ppt)", _PRINT),
    "odp": _Kind("an OpenDocument presentation (.odp)", _PRINT),
    "sxw": _Kind(
        "an OpenOffice.org 1 document (.sxw)", "open it in LibreOffice and save it as .odt"
    ),
    "vsdx": _Kind("a Visio drawing (.vsdx)", _PRINT),
    "zip": _Kind(
        "a zip package and no document",
        f"{_UNPACK}; or, where a program made it, save it there as .docx",
    ),
    "rar": _Kind("a RAR archive", _UNPACK),
    "7z": _Kind("a 7-Zip archive", _UNPACK),
    "broken_zip": _Kind(
        "a zip package (as .docx files are) that is broken or cut off", "", DamagedFile
    ),
    "ole": _Kind(
        "a file of Office or another old program (OLE) without a Word document in it",
        "find out which program made it, and save it there as .docx or print it to PDF",
    ),
    "doc": _Kind("an old Word document that is damaged", "", DamagedFile),
    "xml": _Kind(
        "XML of a notation that guidang does not know",
        "open it in the program that made it and save it as .docx",
    ),
    "json": _Kind("JSON", "guidang's own JSON is read by `guidang parse`, `normalize` and `emit`"),
    "zeros": _Kind("nothing but zero bytes", "", DamagedFile),
}
_SUFFIXES = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb"), "xls": (".xls", ".xlt", ".et", ".ett"),
    "excel_2003": (".xml", ".xls"), "ods": (".ods", ".ots"), "odp": (".odp", ".otp"),
    "pptx": (".pptx", ".pptm", ".ppsx", ".potx"), "ppt": (".ppt", ".pps", ".pot", ".dps", ".dpt"),
    "vsdx": (".vsdx", ".vsdm", ".vstx"), "sxw": (".sxw", ".stw"), "ole": (),
}  # fmt: skip
"""Names under which such a file goes rightly, where they are not its word with a dot: those of
WPS among them."""
_NAMELESS = frozenset({"broken_zip", "zeros"})
"""What a file of any name may have become."""

_UNKNOWN = _Kind(
    "of no kind that guidang reads",
    "open it in the program that made it and print it to PDF, or save it as .docx",
)
_PERHAPS_BROKEN = (
    "if it opens in the program that made it, save it there as .docx or print it to PDF;"
    " if not, copy it again from where it came"
)


def explain(word: str, verb: str) -> GuidangError:
    """The error for a file whose true type is ``word``; ``verb`` is what its reason begins with."""
    kind = _KINDS.get(word, _UNKNOWN)
    return kind.error(verb + kind.says, mend=kind.mend)


def _explain(found: Probe) -> GuidangError:
    word = true_type(found)
    if word not in _KINDS and found.suffix in registry.readable_suffixes():
        reason = f"is named {found.suffix} but its content is {_UNKNOWN.says}"
        return WrongType(reason, mend=_PERHAPS_BROKEN)
    return explain(word, _name(found, word) if word in _KINDS else "is ")


def _name(found: Probe, word: str) -> str:
    """``is``, and before it how the file calls itself where that says something else."""
    verb = "holds " if word == "zeros" else "is "
    if word in _NAMELESS or not found.suffix or found.suffix in _SUFFIXES.get(word, (f".{word}",)):
        return verb
    return f"is named {found.suffix} but {verb}"


REFUSAL = Refusal(explain=_explain)

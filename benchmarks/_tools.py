"""Other readers of Word files, each as a function from path to text; what is absent is named.

``NATIVE`` reads in a Python process, ``PROGRAMS`` are commands; ``READS`` says which files (by the
suffix of their name) each of them claims to read at all.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

Reader = Callable[[Path], str]


def guidang_reader() -> Reader:
    """Word to normalized JSON: extract, parse, normalize, understand, all proofs, JSON text."""
    from pipeline import registry, run
    from pipeline.codec import to_json
    from pipeline.stage import Context

    context = Context(style=registry.style("gbt9704"), kinds=registry.kinds())
    return lambda path: to_json(run.convert(path, context).report).decode()


def _pandoc() -> Reader:
    import pypandoc

    return lambda path: str(pypandoc.convert_file(str(path), "json", format="docx"))


def _python_docx() -> Reader:
    from docx import Document

    return lambda path: "\n".join(p.text for p in Document(str(path)).paragraphs)


def _mammoth() -> Reader:
    import mammoth

    def read(path: Path) -> str:
        with path.open("rb") as file:
            return str(mammoth.convert_to_html(file).value)

    return read


def _markitdown() -> Reader:
    from markitdown import MarkItDown

    tool = MarkItDown()
    return lambda path: str(tool.convert(str(path)).text_content)


def _docx2python() -> Reader:
    from docx2python import docx2python

    def read(path: Path) -> str:
        with docx2python(str(path)) as found:
            return str(found.text)

    return read


def _kreuzberg() -> Reader:
    from kreuzberg import extract_file_sync

    return lambda path: str(extract_file_sync(str(path)).content)


def _docvortex() -> Reader:
    import docvortex
    from docvortex import api

    def read(path: Path) -> str:
        found = docvortex.parse(path)
        return str(api.render(found.middle_json, "markdown", assets=found.assets).content, "utf-8")

    return read


def _pypdfium2() -> Reader:
    import pypdfium2

    def read(path: Path) -> str:
        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)

    return read


def _pdfplumber() -> Reader:
    import pdfplumber

    def read(path: Path) -> str:
        with pdfplumber.open(path) as document:
            return "\n".join(page.extract_text() for page in document.pages)

    return read


def _pdfminer() -> Reader:
    from pdfminer.high_level import extract_text

    return lambda path: str(extract_text(str(path)))


OTHERS: dict[str, Callable[[], Reader]] = {
    "pandoc (to its JSON)": _pandoc,
    "python-docx (paragraphs)": _python_docx,
    "mammoth (to HTML)": _mammoth,
    "markitdown": _markitdown,
    "docx2python": _docx2python,
    "kreuzberg": _kreuzberg,
    "docvortex (to Markdown)": _docvortex,
}

NATIVE: dict[str, tuple[str, Callable[[], Reader]]] = {
    "docvortex": ("docvortex", _docvortex),
    "kreuzberg": ("kreuzberg", _kreuzberg),
    "mammoth": ("mammoth", _mammoth),
    "docx2python": ("docx2python", _docx2python),
    "markitdown": ("markitdown", _markitdown),
    "python-docx": ("docx", _python_docx),
    "pypdfium2": ("pypdfium2", _pypdfium2),
    "pdfplumber": ("pdfplumber", _pdfplumber),
    "pdfminer": ("pdfminer", _pdfminer),
}
"""By name: the package that its own errors come from, and how it is set up."""

OLD = (".doc", ".dot", ".wps", ".rtf", ".odt", ".ott", ".fodt")
NEW = (".docx", ".docm", ".dotx", ".dotm")
READS: dict[str, tuple[str, ...]] = {
    "guidang": NEW + OLD,
    "LibreOffice": NEW + OLD,
    "docvortex": (*NEW, ".doc", ".dot", ".rtf", ".odt", ".ott"),
    "kreuzberg": (*NEW, ".doc", ".dot", ".rtf", ".odt"),
    "pandoc": (".docx", ".docm", ".rtf", ".odt"),
    "mammoth": NEW,
    "docx2python": NEW,
    "markitdown": NEW,
    "python-docx": NEW,
    "catdoc": (".doc", ".dot", ".rtf"),
    "antiword": (".doc", ".dot"),
}

READ_PDF = (
    *("guidang", "pypdfium2", "pdfplumber", "pdfminer"),
    *("pdftotext", "markitdown", "kreuzberg", "docvortex"),
)
"""Those that read PDF."""


def _pandoc_program() -> str | None:
    if importlib.util.find_spec("pypandoc") is None:
        return shutil.which("pandoc")
    import pypandoc

    return str(pypandoc.get_pandoc_path())


PROGRAMS: dict[str, Callable[[], str | None]] = {
    "LibreOffice": lambda: shutil.which("soffice"),
    "pandoc": _pandoc_program,
    "catdoc": lambda: shutil.which("catdoc"),
    "antiword": lambda: shutil.which("antiword"),
    "pdftotext": lambda: shutil.which("pdftotext"),
}


def installed(names: Iterable[str] = READS) -> list[str]:
    """Those of ``names`` that can be run here, in that order."""
    return [
        name
        for name in names
        if name == "guidang"
        or (name in NATIVE and importlib.util.find_spec(NATIVE[name][0]) is not None)
        or (name in PROGRAMS and PROGRAMS[name]() is not None)
    ]


def present() -> tuple[dict[str, Reader], list[str]]:
    """The other tools that are installed, and the names of those that are not."""
    found: dict[str, Reader] = {}
    absent: list[str] = []
    for name, make in OTHERS.items():
        try:
            with contextlib.redirect_stderr(io.StringIO()):
                found[name] = make()
        except ImportError:
            absent.append(name)
    return found, absent

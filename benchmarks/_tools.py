"""Other readers of Word files, each as a function from path to text; what is absent is named."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
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


OTHERS: dict[str, Callable[[], Reader]] = {
    "pandoc (to its JSON)": _pandoc,
    "python-docx (paragraphs)": _python_docx,
    "mammoth (to HTML)": _mammoth,
    "markitdown": _markitdown,
    "docx2python": _docx2python,
    "kreuzberg": _kreuzberg,
}


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

"""Web pages, alone or in a MIME archive. Word saves both, and names them .doc as it is told."""

from __future__ import annotations

from pathlib import Path

from pipeline.raw import Raw
from pipeline.stage import Context, Extractor, Format, Probe

_TRUE_TYPES = ("html", "mime")


def _recognise(found: Probe) -> str | None:
    from stages.extract._sniff import true_type

    return "html" if true_type(found) in _TRUE_TYPES else None


def _extract(path: Path, format_: str, _context: Context) -> Raw:
    from pipeline.chars import count_ink
    from pipeline.errors import DangerousFile, NothingInside, WrongType
    from pipeline.raw import raw_texts
    from pipeline.record import Notice
    from pipeline.source import source_of
    from stages.extract._html import count_html, parse_html, read_html
    from stages.extract._html_pictures import Pictures, missing_ones
    from stages.extract._web_page import MAX_BYTES, read_web_page

    if path.stat().st_size > MAX_BYTES:
        raise DangerousFile(
            f"is a page of more than {MAX_BYTES >> 20} MB", mend="cut it into single documents"
        )
    page = read_web_page(path.read_bytes(), path.name)
    if page is None:
        raise WrongType(
            "is a message or MIME archive without a web page in it",
            mend="open it in the program that made it and print it to PDF",
        )
    root = parse_html(page.html, path.name)
    pictures = Pictures(page.files)
    fragments, numbers = read_html(root, "html", path.name, pictures)
    told = missing_ones(pictures, "网页")
    raw = Raw(
        schema="raw/1",
        source=source_of(path, format_),
        fragments=tuple(fragments),
        source_chars=count_html(root) + numbers,
        notices=(Notice(code="linked_picture", message=told),) if told else (),
        assets=pictures.assets,
    )
    if not raw.assets and not any(count_ink(text) for _key, text in raw_texts(raw)):
        raise NothingInside("holds no text and no picture")
    return raw


EXTRACTOR = Extractor(
    name="html",
    formats=(
        Format(
            name="html",
            suffixes=(".html", ".htm", ".mht", ".mhtml"),
            says="web pages, also packed into one file with their pictures",
        ),
    ),
    recognise=_recognise,
    extract=_extract,
)

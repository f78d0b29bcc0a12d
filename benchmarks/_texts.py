"""The text in what a tool wrote: without tags, links' targets and pictures' data."""

from __future__ import annotations

import html
import re

from pipeline.codec import from_json
from pipeline.raw import Raw, RawTable, RawText, raw_texts

_HTML = ("pandoc", "mammoth")
_MARKDOWN = ("docvortex", "kreuzberg", "markitdown")
_BLOCKS = re.compile(
    r"</?(?:p|div|li|ul|ol|h\d|t[rdh]|table|br|dt|dd|caption|section)\b[^>]*>", re.I
)
_TAG = re.compile(r"<[/!?a-z][^<>]*>", re.I)
_STYLE = re.compile(r"<(style|script|head)\b.*?</\1>", re.I | re.S)
_PICTURE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\[Image: [^\]]*\]|\[pic\]"
    r"|<details>\s*<summary>image content</summary>.*?</details>",
    re.S,
)
"""What stands for a picture, its description included: no text of the page."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>$-])")
_DOCX2PYTHON_PICTURE = re.compile(r"----media/[^-\s]*----|----Image alt text---->.*?<")


def text_in(tool: str, output: str) -> str:
    """What a person would read in ``output``."""
    if tool == "guidang":
        return guidang_text(from_json(output.encode(), Raw)) if output else ""
    if tool in _HTML:
        return _without_tags(output)
    if tool in _MARKDOWN:
        return _ESCAPE.sub(r"\1", _without_tags(_LINK.sub(r"\1", _PICTURE.sub("", output))))
    if tool == "docx2python":
        return _without_tags(_DOCX2PYTHON_PICTURE.sub("", output))
    return _PICTURE.sub("", output)


def guidang_text(raw: Raw) -> str:
    """Fragments and footnotes, a line each; what stands in the ledger is not in it."""
    return "\n".join(text for _key, text in raw_texts(raw))


def numbered_text(raw: Raw) -> str:
    """Paragraphs and cells with a blank after each automatic number."""
    lines: list[str] = []
    for fragment in raw.fragments:
        if isinstance(fragment, RawText):
            at = fragment.hints.number
            lines.append(f"{fragment.text[:at]} {fragment.text[at:]}" if at else fragment.text)
        elif isinstance(fragment, RawTable):
            lines += [cell.text for row in fragment.rows for cell in row]
    return "\n".join(lines)


def _without_tags(text: str) -> str:
    return html.unescape(_TAG.sub("", _BLOCKS.sub("\n", _STYLE.sub("", text))))

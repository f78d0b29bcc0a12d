"""The names of Word's own styles by their number (sti, [MS-DOC] 2.9.261), as a .docx has them.

In the file itself they stand in the language of the Word that wrote it.
"""

from __future__ import annotations

_FIRST = (
    "Normal", *(f"heading {n}" for n in range(1, 10)), *(f"index {n}" for n in range(1, 10)),
    *(f"toc {n}" for n in range(1, 10)), "Normal Indent", "footnote text", "annotation text",
    "header", "footer", "index heading", "caption", "table of figures", "envelope address",
    "envelope return", "footnote reference", "annotation reference", "line number",
    "page number", "endnote reference", "endnote text", "table of authorities", "macro",
    "toa heading", "List", "List Bullet", "List Number", "List 2", "List 3", "List 4", "List 5",
    "List Bullet 2", "List Bullet 3", "List Bullet 4", "List Bullet 5", "List Number 2",
    "List Number 3", "List Number 4", "List Number 5", "Title", "Closing", "Signature",
    "Default Paragraph Font", "Body Text", "Body Text Indent", "List Continue",
    "List Continue 2", "List Continue 3", "List Continue 4", "List Continue 5",
    "Message Header", "Subtitle", "Salutation", "Date", "Body Text First Indent",
    "Body Text First Indent 2", "Note Heading", "Body Text 2", "Body Text 3",
    "Body Text Indent 2", "Body Text Indent 3", "Block Text", "Hyperlink", "FollowedHyperlink",
    "Strong", "Emphasis", "Document Map", "Plain Text", "E-mail Signature", "HTML Top of Form",
    "HTML Bottom of Form", "Normal (Web)",
)  # fmt: skip
BUILT_IN = dict(enumerate(_FIRST))

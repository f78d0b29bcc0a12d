"""What a PDF holds beside its pages: attached files, signatures, forms that only Adobe shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from pipeline.errors import WrongType
from pipeline.record import Notice
from stages.extract._layout.model import Page
from stages.extract.pdf._strings import name_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NAMED = 20
"""Attached files that are named; of the rest their number is said."""

MOST_FILES = 1000
"""Attached files that are counted."""

_PLACEHOLDER = re.compile(r"Please wait|requires Adobe Reader|请稍候|请等待", re.IGNORECASE)
"""What the one page says of a form that only Adobe's programs can build."""


def told(document: PdfDocument, on_pages: Sequence[str]) -> list[Notice]:
    """Notices of what lies beside the pages; ``on_pages`` names files attached to pages."""
    notices: list[Notice] = []
    names = [*_attached(document), *on_pages]
    if names:
        rest = f"等{len(names)}个" if len(names) > NAMED else ""
        listed = "、".join(names[:NAMED])
        message = f"文件内嵌有附件，没有读取：{listed}{rest}"
        notices.append(Notice(code="embedded_files", message=message))
    if pdfium.FPDF_GetSignatureCount(document) > 0:
        message = "文件带有数字签名，没有验证其是否有效"
        notices.append(Notice(code="signed", message=message))
    if document.get_formtype() in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        message = "文件是XFA表单，只读出页面上已有的内容，请在Adobe软件中对照"
        notices.append(Notice(code="xfa_form", message=message))
    return notices


def refuse_placeholder(document: PdfDocument, pages: Sequence[Page]) -> None:
    """Raises ``WrongType`` where the only page says that its content must be built first."""
    lines = [line.text for page in pages for line in page.lines]
    is_built = document.get_formtype() == pdfium.FORMTYPE_XFA_FULL
    if is_built and len(pages) == 1 and len(lines) < 30 and _PLACEHOLDER.search("".join(lines)):
        raise WrongType(
            "is an XFA form, whose content only Adobe's programs show",
            mend="open it in Adobe Reader and print it into a PDF",
        )


def _attached(document: PdfDocument) -> list[str]:
    count = max(pdfium.FPDFDoc_GetAttachmentCount(document), 0)
    files = [pdfium.FPDFDoc_GetAttachment(document, n) for n in range(min(count, MOST_FILES))]
    return [name_of(file) for file in files if file]

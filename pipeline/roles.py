"""The paragraph styles that guidang's own Word files name their parts with.

A person sees these names in Word's style pane. Emit writes them and parse trusts them, which
is what brings a report back from Word as it was. The names that Word itself has are used
wherever it has one, so that foreign files gain from them too.
"""

from __future__ import annotations

ROLE_STYLES: dict[str, str] = {
    "title": "Title",
    "subtitle": "Subtitle",
    "byline": "Byline",
    "byline_date": "Byline Date",
    "salutation": "Salutation",
    "paragraph": "Report Body",
    "heading_1": "heading 1",
    "heading_2": "heading 2",
    "heading_3": "heading 3",
    "heading_4": "heading 4",
    "heading_5": "heading 5",
    "heading_6": "heading 6",
    "heading_7": "heading 7",
    "heading_8": "heading 8",
    "heading_9": "heading 9",
    "attachment": "Attachment List",
    "signature": "Signature",
    "date": "Date",
    "note": "Report Note",
    "annex_label": "Annex Label",
    "annex_title": "Annex Title",
    "caption": "caption",
    "table_text": "Table Text",
    "figure": "Figure",
    "opaque": "Opaque",
    "copy_number": "Copy Number",
    "secrecy": "Secrecy",
    "urgency": "Urgency",
    "issuer": "Issuer",
    "document_number": "Document Number",
    "keywords": "Report Keywords",
    "sent_to": "Sent To",
    "reported_to": "Reported To",
    "copies_to": "Copies To",
    "printed_by": "Printed By",
    "copies_printed": "Copies Printed",
    "footer": "footer",
    "footnote": "footnote text",
}
"""Role → style name. ``signer`` stands in the paragraph of the document number, after a tab;
``printed_on`` in that of ``printed_by``."""

STYLE_ROLES: dict[str, str] = {name.lower(): role for role, name in ROLE_STYLES.items()}

OWN_STYLES = frozenset({"byline", "byline date", "report body", "annex label", "annex title",
                        "attachment list", "report note", "issuer", "report keywords", "sent to",
                        "reported to", "copies to", "printed by", "copies printed", "copy number",
                        "secrecy", "urgency", "document number"})  # fmt: skip
"""Names (in lower case) that only guidang's files use: what carries one is decided."""

DOUBT_STYLE = "Doubtful"
"""The character style over text that was not read for certain."""

RUN_IN_STYLE = "Run-in Heading {level}"
"""The character style over a heading that opens its paragraph."""

DOUBTFUL_RUN_IN_STYLE = "Run-in Heading {level} Doubtful"
"""The character style where both hold: a run in Word has but one."""

SIGNER_STYLE = "Signer"
"""The character style over the name of the signer."""

DOUBTFUL_SIGNER_STYLE = "Signer Doubtful"

LABEL_STYLE = "Part Label"
"""The character style over the label of a paragraph (出席：) or of 主题词."""

DOUBTFUL_LABEL_STYLE = "Part Label Doubtful"


def role_of(style: str | None) -> str | None:
    """The role that a style name stands for, whatever its case, or None."""
    return STYLE_ROLES.get(style.lower()) if style else None

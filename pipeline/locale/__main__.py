"""``python -m pipeline.locale``: brings the catalogues up to what the code says.

Every pattern given to ``say`` stands in each ``.po``, and none else; a translation is kept as long
as its Chinese stands somewhere. What has none is named: write it into the ``.po`` and run again.
Needs Babel (``pip install -e .[dev]``).
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from pipeline.messages import DOMAIN, LOCALE

ROOT = LOCALE.parents[1]
HEADER = """msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def patterns() -> list[str]:
    """All that ``say`` is called with, sorted."""
    found = {
        message
        for folder in ("pipeline", "stages")
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT / folder), [("**.py", "python")], keywords={"say": None}
        )
        if isinstance(message, str)
    }
    return sorted(found)


def renewed(path: Path) -> Catalog:
    """The catalogue ``path`` with today's patterns and the translations that it has for them."""
    with path.open("rb") as file:
        known = read_po(file)
    catalogue = Catalog(locale=path.parts[-3])
    for pattern in patterns():
        message = known.get(pattern)
        catalogue.add(pattern, message.string if message else "")
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    body = BytesIO()
    write_po(body, catalogue, omit_header=True, width=0)
    return HEADER.format(lang=catalogue.locale).encode() + body.getvalue().strip() + b"\n"


def as_mo(catalogue: Catalog) -> bytes:
    """Compiled, without the times that Babel writes into it."""
    body = BytesIO()
    plain = read_po(BytesIO(as_po(catalogue)), locale=catalogue.locale)
    plain.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
    write_mo(body, plain)
    return body.getvalue()


def main() -> int:
    lacking = 0
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        catalogue = renewed(path)
        path.write_bytes(as_po(catalogue))
        path.with_suffix(".mo").write_bytes(as_mo(catalogue))
        for message in catalogue:
            if message.id and not message.string:
                print(f"{path.parts[-3]}: not translated: {message.id}")
                lacking += 1
    return int(lacking > 0)


if __name__ == "__main__":
    sys.exit(main())

"""LibreOffice as ``guidang doctor`` shows it."""

from __future__ import annotations

from pipeline.stage import Need
from stages.extract._office.find import INSTALL


def _version() -> str | None:
    from stages.extract._office.convert import version

    return version()


LIBREOFFICE = Need(
    name="LibreOffice",
    version=_version,
    serves="a second opinion on .doc files, and texts in UOF (标文通) and of Works",
    mend=INSTALL,
)

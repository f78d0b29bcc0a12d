"""Why a document cannot go on: one tree, each class with its exit code and a hint for mending.

What can be survived is never an exception but a notice or a finding (``record.py``).
The exit codes are a contract and are listed in the README.
"""

from __future__ import annotations

from typing import ClassVar


class GuidangError(Exception):
    """Root of all errors a user may meet: ``str(error)`` is one line, ``file: reason; mend``."""

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "error"
    mend: ClassVar[str] = "see `guidang --help`"

    def __init__(self, reason: str, *, file: str = "", mend: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = file
        self.how_to_mend = mend or self.mend

    def __str__(self) -> str:
        place = f"{self.file}: " if self.file else ""
        return f"{place}{self.reason}; {self.how_to_mend}".replace("\n", " ")

    def in_file(self, file: str) -> GuidangError:
        """The same error, naming ``file`` where none was named yet."""
        self.file = self.file or file
        return self


class EmptyFile(GuidangError):
    exit_code = 3
    code = "empty_file"
    mend = "copy it again from where it came, or delete it"


class WrongType(GuidangError):
    exit_code = 4
    code = "wrong_type"
    mend = "`guidang formats` lists what can be read"


class DamagedFile(GuidangError):
    exit_code = 5
    code = "damaged_file"
    mend = "copy it again from where it came, or open and save it in the program that made it"


class EncryptedFile(GuidangError):
    exit_code = 6
    code = "encrypted_file"
    mend = "give its password with `--password-file FILE`, or save it without one"


class DangerousFile(GuidangError):
    """A file built to harm its reader: an external entity, a zip bomb, a giant picture."""

    exit_code = 7
    code = "dangerous_file"
    mend = "ask its sender for a clean copy"


class NothingInside(GuidangError):
    exit_code = 8
    code = "nothing_inside"
    mend = "scan or export the document again"


class ProofFailed(GuidangError):
    """A promise did not hold on this document: nothing is written for it."""

    exit_code = 9
    code = "proof_failed"
    mend = "nothing was written; please report this document, it shows a fault in guidang"


class MissingPart(GuidangError):
    """An optional component is needed and is not installed."""

    exit_code = 10
    code = "missing_part"
    mend = "`guidang doctor` shows what is installed and how to get the rest"


class BadSettings(GuidangError):
    """A house style or a kind of report (TOML) does not say what it should."""

    exit_code = 11
    code = "bad_settings"
    mend = "correct the file; `stages/styles/gbt9704.toml` is a full example"


class BadJson(GuidangError):
    """JSON that was to be a ``Report`` or a ``Raw`` is not one."""

    exit_code = 12
    code = "bad_json"
    mend = "`guidang schema` prints what it must look like"


class CannotWrite(GuidangError):
    exit_code = 13
    code = "cannot_write"
    mend = "choose another --out folder, or make room and allow writing there"


class BadPlugin(GuidangError):
    """A plug-in does not load, or does not keep the contract of its stage."""

    exit_code = 14
    code = "bad_plugin"
    mend = "correct or uninstall the plug-in named here"


class Unexpected(GuidangError):
    """A fault in guidang itself, met on one document; the others of the run are done."""

    exit_code = 15
    code = "unexpected"
    mend = "please report it with this line; `guidang --debug convert …` shows where it happened"

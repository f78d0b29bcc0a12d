"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])
SEVERITIES = ("error", "warning", "advice")


def json_option(command: _F) -> _F:
    return click.option("--json", "as_json", is_flag=True, help="The same for machines.")(command)


style_option = click.option(
    "--style",
    "-s",
    default="gbt9704",
    show_default=True,
    help="House style: a name from `guidang styles`, or a .toml file.",
)


kinds_option = click.option(
    "--kinds",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="PATH",
    help="Kinds of report of your own: a .toml file or a folder of them; may be given several "
    "times. One that has the name of ours takes its place.",
)


def out_option(command: _F) -> _F:
    help_ = "Write here instead of to standard output."
    type_ = click.Path(path_type=Path, dir_okay=False)
    return click.option("--out", "-o", type=type_, help=help_)(command)


_READING = (
    click.option("--threads", type=click.IntRange(min=1),
                 help="Threads for reading scans, of each worker."),
    click.option("--revisions", type=click.Choice(("accept", "reject", "keep")),
                 default="accept", show_default=True,
                 help="What becomes of tracked changes."),
    click.option("--doc-reader", type=click.Choice(("native", "libreoffice", "auto")),
                 default="auto", show_default=True,
                 help="Who reads .doc files; auto asks LibreOffice about damaged ones."),
    click.option("--ocr", type=click.Choice(("auto", "always", "never")),
                 default="auto", show_default=True,
                 help="Which pages are recognised; auto: those without text to be trusted."),
    click.option("--ocr-engine",
                 type=click.Choice(("auto", "onnxruntime", "openvino", "tesseract")),
                 default="auto", show_default=True, help="Who recognises text on scans."),
    click.option("--password-file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
                 help="A text file with passwords, one a line, tried on locked files."),
)  # fmt: skip


def reading_options(command: _F) -> _F:
    """How documents are read: what ``_context`` takes besides the style."""
    return _with(_READING, command)


_WRITING = (
    style_option,
    kinds_option,
    click.option("--without", multiple=True, metavar="RULE",
                 help="Leave out this rule of `guidang rules`; may be given several times."),
    click.option("--lang", type=click.Choice(("zh", "en")), default="zh", show_default=True,
                 help="The language of findings."),
)  # fmt: skip


def writing_options(command: _F) -> _F:
    """What is the house's own: what ``_context`` takes besides how documents are read."""
    return _with(_WRITING, command)


def _with(options: Sequence[Callable[[_F], _F]], command: _F) -> _F:
    """``command`` with ``options``, which its help lists in their order."""
    for option in reversed(options):
        command = option(command)
    return command

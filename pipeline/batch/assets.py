"""The pictures of a report, in ``<stem>.assets/`` beside its JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.batch.names import ASSETS
from pipeline.batch.write import write_all
from pipeline.errors import CannotWrite


def read_assets(json: Path) -> dict[str, bytes]:
    """The pictures beside the JSON file ``json``, by name; none where there is no folder."""
    folder = json.with_name(json.stem + ASSETS)
    if not folder.is_dir():
        return {}
    try:
        return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    except OSError as error:
        raise CannotWrite(f"cannot be read ({error.strerror})", file=str(folder)) from error


def write_assets(json: Path, assets: Mapping[str, bytes]) -> None:
    """Put ``assets`` beside the JSON file ``json``. Raises ``CannotWrite``."""
    write_all(json.with_name(json.stem), {}, assets)

"""Writing the results of one document: all of them or none, and never half a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.batch.names import ASSETS
from pipeline.errors import CannotWrite


def write_all(base: Path, outputs: Mapping[str, bytes], assets: Mapping[str, bytes]) -> list[Path]:
    """Write ``outputs`` (by suffix) beside ``base`` and ``assets`` into ``<base>.assets/``.

    Each is written under another name first, so that a reader never meets half a file and a
    full disk costs nothing that was there. Raises ``CannotWrite``.
    """
    folder = base.with_name(base.name + ASSETS)
    targets = {folder / name: data for name, data in assets.items()}
    targets |= {base.with_name(base.name + suffix): data for suffix, data in outputs.items()}
    waiting: list[tuple[Path, Path]] = []
    try:
        for target, data in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(0, f"{target.name} is a folder")
            part = target.with_name(f".{target.name}.part")
            waiting.append((part, target))
            part.write_bytes(data)
        for part, target in waiting:
            part.replace(target)
    except BaseException as error:  # Ctrl-C leaves no half files either
        for part, _target in waiting:
            part.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise CannotWrite(f"cannot be written ({error.strerror})", file=str(base)) from error
    return list(targets)

"""Whether all that guidang needs is here, in plain lines."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from re import match

from msgspec import Struct

from pipeline import __version__, registry
from pipeline.errors import GuidangError

OCR_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


class Check(Struct, frozen=True):
    """One thing looked at: whether it is well, and what is there or how to mend it."""

    name: str
    well: bool
    says: str


def examine() -> list[Check]:
    """All checks, in the order in which they are shown."""
    checks = [
        Check("guidang", True, __version__),
        Check("python", True, platform.python_version()),
    ]
    checks += [_package(name) for name in _required()]
    checks.append(_models())
    checks += [_plugins(name) for name in ("extractors", "rules", "emitters", "kinds", "styles")]
    return checks


def _required() -> list[str]:
    names = []
    for line in requires("guidang") or []:
        found = match(r"[\w.-]+", line)
        if found and "extra ==" not in line:
            names.append(found[0])
    return names


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, f"is missing; install it with `pip install {name}`")


def _models() -> Check:
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    missing = [name for name in OCR_MODELS if not (folder / name).is_file()]
    if missing:
        mend = "install them with `pip install --force-reinstall 'rapidocr>=3.10'`"
        return Check("OCR models", False, f"{', '.join(missing)} missing; {mend}")
    return Check("OCR models", True, "PP-OCRv6 small, detection and recognition")


def _plugins(name: str) -> Check:
    try:
        if name == "styles":
            found = [registry.style(style).name for style in registry.style_files()]
        else:
            found = [plugin.name for plugin in getattr(registry, name)()]
    except GuidangError as error:
        return Check(name, False, str(error))
    return Check(name, bool(found), ", ".join(found) or "none found; reinstall guidang")

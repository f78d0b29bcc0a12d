"""Whether all that guidang needs is here, in plain lines."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from re import match
from typing import Literal

from msgspec import Struct

from pipeline import __version__, registry
from pipeline.errors import GuidangError
from pipeline.stage import Need

OCR_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")


State = Literal["well", "optional", "NOT WELL"]


class Check(Struct, frozen=True):
    """One thing looked at, and what is there or how to mend it. ``optional`` is the state of
    a part that is missing and can be."""

    name: str
    state: State
    says: str


def examine() -> list[Check]:
    """All checks, in the order in which they are shown."""
    checks = [
        Check("guidang", "well", __version__),
        Check("python", "well", platform.python_version()),
    ]
    checks += [_package(name) for name in _required()]
    checks.append(_models())
    checks += [_plugins(name) for name in ("extractors", "rules", "emitters", "kinds", "styles")]
    return checks + [_need(need) for need in _needs()]


def _required() -> list[str]:
    names = []
    for line in requires("guidang") or []:
        found = match(r"[\w.-]+", line)
        if found and "extra ==" not in line:
            names.append(found[0])
    return names


def _package(name: str) -> Check:
    try:
        return Check(name, "well", version(name))
    except PackageNotFoundError:
        return Check(name, "NOT WELL", f"is missing; install it with `pip install {name}`")


def _models() -> Check:
    spec = find_spec("rapidocr")
    folder = Path(spec.origin).parent / "models" if spec and spec.origin else Path()
    missing = [name for name in OCR_MODELS if not (folder / name).is_file()]
    if missing:
        mend = "install them with `pip install --force-reinstall 'rapidocr>=3.10'`"
        return Check("OCR models", "NOT WELL", f"{', '.join(missing)} missing; {mend}")
    return Check("OCR models", "well", "PP-OCRv6 small, detection and recognition")


def _plugins(name: str) -> Check:
    try:
        if name == "styles":
            found = [registry.style(style).name for style in registry.style_files()]
        else:
            found = [plugin.name for plugin in getattr(registry, name)()]
    except GuidangError as error:
        return Check(name, "NOT WELL", str(error))
    if not found:
        return Check(name, "NOT WELL", "none found; reinstall guidang")
    return Check(name, "well", ", ".join(found))


def _needs() -> list[Need]:
    """What the extractors can use, each once; none where they do not load, which is told above."""
    try:
        return list({need.name: need for e in registry.extractors() for need in e.needs}.values())
    except GuidangError:
        return []


def _need(need: Need) -> Check:
    found = need.version()
    if found is not None:
        return Check(need.name, "well", found)
    says = f"not installed, and needed only for {need.serves}; {need.mend}"
    return Check(need.name, "optional", says)

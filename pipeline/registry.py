"""Finding plug-ins: those of this project by folder, those of other packages by entry point.

One that fails to import, or lacks its constant, is a loud error: a reader that silently is
not there would be worse than none.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import BadPlugin, BadSettings, WrongType
from pipeline.kind import Kind, Wording
from pipeline.load_kind import load_kind, load_wordings
from pipeline.rule_settings import prove_settings
from pipeline.stage import Emitter, Extractor, Parser, Refusal, Rule
from pipeline.style import Style, load_style

HOUSE = "stages"
_P = TypeVar("_P", bound=Extractor | Emitter | Rule)
_T = TypeVar("_T")


@cache
def extractors() -> tuple[Extractor, ...]:
    return _plugins("extract", "EXTRACTOR", Extractor)


def refusal() -> Refusal:
    """What explains why a file can be read by none of the extractors."""
    return _constant(f"{HOUSE}.extract._unreadable", "REFUSAL", Refusal)


def readable_suffixes() -> frozenset[str]:
    """Suffixes, in lower case, of the files that are looked at in a folder."""
    return frozenset(s for e in extractors() for f in e.formats for s in f.suffixes)


def emitters_named(names: Iterable[str]) -> tuple[Emitter, ...]:
    """The emitters called ``names``, in that order, each once. Raises ``WrongType``."""
    known = {emitter.name: emitter for emitter in emitters()}
    chosen: dict[str, Emitter] = {}
    for name in filter(None, map(str.strip, names)):
        if name not in known:
            mend = f"take one of {', '.join(known)}"
            raise WrongType(f"nothing can be written as {name!r}", mend=mend)
        chosen[name] = known[name]
    return tuple(chosen.values())


@cache
def emitters() -> tuple[Emitter, ...]:
    return _plugins("emit", "EMITTER", Emitter)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, each behind those that it names in ``after``."""
    found = {rule.name: rule for rule in _plugins("normalize.rules", "RULE", Rule)}
    graph = {rule.name: {name for name in rule.after if name in found} for rule in found.values()}
    try:
        sorter = TopologicalSorter(dict(sorted(graph.items())))
        return tuple(found[name] for name in sorter.static_order())
    except CycleError as error:
        raise BadPlugin(f"rules wait for each other: {' → '.join(error.args[1])}") from error


def rules_of(style: Style, without: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules that neither a house has switched off nor this run leaves out."""
    return tuple(r for r in rules() if style.has_rule(r.name) and r.name not in without)


def rule_names(names: Collection[str]) -> frozenset[str]:
    """``names``, each the name of a rule. Raises ``BadSettings`` for another."""
    known = [rule.name for rule in rules()]
    for name in names:
        if name not in known:
            reason = f"no rule is called {name!r}"
            raise BadSettings(reason, mend=f"take one of {', '.join(known)}")
    return frozenset(names)


@cache
def parser() -> Parser:
    return _constant(f"{HOUSE}.parse", "PARSER", Parser)


def style_files() -> dict[str, Path]:
    """House styles that come with guidang, by name."""
    return {path.stem: path for path in _data("styles")}


@cache
def style(name: str) -> Style:
    """The house style called ``name``, or in the TOML file that ``name`` is a path of.

    Raises ``BadSettings``, for a rule or a setting too that is not there.
    """
    folder = Path(str(files(HOUSE) / "styles"))
    if name.endswith(".toml"):
        path = Path(name).resolve()
    else:
        known = style_files()
        if name not in known:
            raise BadSettings(
                f"no house style is called {name!r}",
                mend=f"take one of {', '.join(known)}, or the path of a .toml file",
            )
        path = known[name]
    loaded = load_style(path, folder)
    prove_settings(loaded, rules(), path)
    return loaded


@cache
def kinds(own: tuple[Path, ...] = ()) -> tuple[Kind, ...]:
    """Those of ``own`` (files, or folders of them) first: where two are as likely, the house's
    is meant. One of ours that has the name of one of them is left out. Raises ``BadSettings``."""
    found: dict[str, Kind] = {}
    for path in chain.from_iterable(map(_own_files, own)):
        kind = load_kind(path, wordings())
        if kind.name in found:
            reason = f"the kind {kind.name} is described twice"
            raise BadSettings(reason, file=str(path), mend="keep one of the files")
        found[kind.name] = kind
    ours = (load_kind(path, wordings()) for path in _data("kinds"))
    return (*found.values(), *(kind for kind in ours if kind.name not in found))


def _own_files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if found := sorted(path.glob("*.toml")):
        return found
    mend = "put a .toml file for each kind of report into it"
    raise BadSettings("holds no kinds of report", file=str(path), mend=mend)


@cache
def wordings() -> Mapping[str, Wording]:
    """The parts that kinds share, by name."""
    return load_wordings(_data("kinds/parts"))


def _data(folder: str) -> list[Path]:
    return sorted(Path(str(files(HOUSE) / folder)).glob("*.toml"))


def _plugins(folder: str, constant: str, type_: type[_P]) -> tuple[_P, ...]:
    found = [_constant(module, constant, type_) for module in plugin_modules(folder)]
    found += _foreign(folder, type_)
    return _unique(found)


def plugin_modules(folder: str) -> Iterator[str]:
    """Modules of ``stages/<folder>`` that must be plug-ins: all but those named ``_…``."""
    package = import_module(f"{HOUSE}.{folder}")
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        if not module.name.startswith("_"):
            yield f"{HOUSE}.{folder}.{module.name}"


def _foreign(folder: str, type_: type[_P]) -> Iterator[_P]:
    for entry in entry_points(group=f"guidang.{folder}"):
        try:
            found = entry.load()
        except Exception as error:
            raise BadPlugin(f"entry point {entry.name} ({entry.value}): {error}") from error
        yield _checked(found, type_, entry.value)


def _constant(module: str, constant: str, type_: type[_T]) -> _T:
    try:
        found = getattr(import_module(module), constant, None)
    except Exception as error:
        raise BadPlugin(f"{module} does not load: {type(error).__name__}: {error}") from error
    return _checked(found, type_, f"{module}.{constant}")


def _checked(found: Any, type_: type[_T], where: str) -> _T:
    if not isinstance(found, type_):
        raise BadPlugin(f"{where} is missing or is no {type_.__name__}")
    return found


def _unique(found: Iterable[_P]) -> tuple[_P, ...]:
    names: dict[str, _P] = {}
    for plugin in found:
        if plugin.name in names:
            raise BadPlugin(f"two plug-ins are called {plugin.name!r}")
        names[plugin.name] = plugin
    return tuple(names.values())

"""The house keeps its order: small files, registered plug-ins, one door for each library."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from pipeline import registry
from pipeline.errors import BadPlugin, GuidangError
from pipeline.roles import ROLE_STYLES

HOME = Path(__file__).resolve().parents[1]
CODE = sorted(p for top in ("pipeline", "stages") for p in (HOME / top).rglob("*.py"))
ALL = CODE + sorted(
    p for top in ("tests", "benchmarks", "samples") for p in (HOME / top).rglob("*.py")
)


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def modules(path: Path, known: set[str]) -> set[str]:
    """The modules of the house that ``path`` imports: the innermost that is named."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in known else node.module)
    return found & known


@pytest.mark.parametrize("path", ALL, ids=lambda p: str(p.relative_to(HOME)))
def test_no_file_passes_400_lines(path: Path) -> None:
    assert lines(path) <= 400


def test_half_of_the_code_files_are_under_150_lines() -> None:
    assert statistics.median(map(lines, CODE)) < 150


def test_only_the_command_line_imports_click() -> None:
    assert [p.name for p in CODE if "click" in imports(p)] == ["cli.py", "cli_options.py"]


def test_no_import_goes_round_in_a_circle() -> None:
    """Imports for type checkers and those inside functions count too."""
    names = {
        ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__"): path
        for path in CODE
    }
    graph = {name: modules(path, set(names)) for name, path in names.items()}
    TopologicalSorter(graph).prepare()


def test_python_docx_is_only_known_to_the_word_emitter() -> None:
    users = {p.relative_to(HOME).parts[:3] for p in CODE if "docx" in imports(p)}
    assert users <= {("stages", "emit", "word")}


def test_every_plugin_file_is_registered() -> None:
    for folder, found in (
        ("extract", registry.extractors()),
        ("emit", registry.emitters()),
        ("normalize.rules", registry.rules()),
    ):
        assert len(list(registry.plugin_modules(folder))) == len(found)


def test_every_style_and_kind_file_loads() -> None:
    for name in registry.style_files():
        assert registry.style(name).name
    assert len(registry.kinds()) == len(list((HOME / "stages/kinds").glob("*.toml")))


def test_the_house_style_has_a_look_for_every_role() -> None:
    assert set(registry.style("gbt9704").looks) >= set(ROLE_STYLES)


def test_a_plugin_without_its_constant_is_a_loud_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stages.emit

    (tmp_path / "nothing_here.py").write_text("NOT_AN_EMITTER = 1\n")
    monkeypatch.setattr(stages.emit, "__path__", [*stages.emit.__path__, str(tmp_path)])
    registry.emitters.cache_clear()
    with pytest.raises(BadPlugin, match="nothing_here"):
        registry.emitters()
    registry.emitters.cache_clear()


def test_a_plugin_that_does_not_import_is_a_loud_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stages.normalize.rules as rules

    (tmp_path / "broken.py").write_text("import no_such_module\n")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    registry.rules.cache_clear()
    with pytest.raises(BadPlugin, match="no_such_module"):
        registry.rules()
    registry.rules.cache_clear()


def test_every_error_has_an_exit_code_of_its_own_from_3_on() -> None:
    classes = GuidangError.__subclasses__()
    codes = [error.exit_code for error in classes]
    assert len(set(codes)) == len(codes)
    assert min(codes) == 3


def test_the_readme_lists_every_exit_code() -> None:
    readme = (HOME / "README.md").read_text("utf-8")
    for error in GuidangError.__subclasses__():
        assert f"| {error.exit_code} | `{error.code}` |" in readme


def test_help_and_lists_load_no_heavy_library() -> None:
    heavy = "{'lxml', 'docx', 'pdfplumber', 'numpy', 'cv2', 'PIL', 'rapidocr', 'onnxruntime'}"
    program = (
        "import sys; from pipeline import registry; import pipeline.cli; registry.extractors(); "
        f"registry.emitters(); registry.rules(); print({heavy} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=HOME)
    assert done.stdout.strip() == "set()", done.stderr


def test_the_command_line_itself_loads_little_more_than_click() -> None:
    program = "import sys; import pipeline.cli; print('msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=HOME)
    assert done.stdout.strip() == "False"


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    for line in (line for group in groups for line in group):
        assert ">=" in line, line

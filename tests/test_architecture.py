"""The import rule, the layout and the size of modules, held to ARCHITECTURE.md."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from retold.cli.program import COMMANDS

SOURCE = Path(__file__).resolve().parents[1] / "src" / "retold"
MODULES = sorted(SOURCE.rglob("*.py"))
STAGES = {"intake", "cleaning", "mentions", "stories", "lineage", "collation", "account"}
LEAVES = STAGES | {"export", "store"}
# package or module → what it may import of retold, itself apart
ALLOWED = {
    "__init__": {"pipeline", "settings", "model", "notebook", "export"},
    "notebook": {"errors", "export", "model", "store", "settings", "keeping"},
    "errors": set(),
    "late": set(),
    "model": {"errors"},
    "words": {"model", "errors"},
    **{leaf: {"model", "errors", "words", "late"} for leaf in LEAVES},
    "settings": STAGES | {"errors"},
    "pipeline": LEAVES | {"model", "errors", "words", "settings"},
    "watching": LEAVES | {"model", "errors", "words", "settings", "pipeline", "keeping"},
    "keeping": LEAVES | {"model", "errors", "words", "settings", "pipeline"},
    "bulk": LEAVES | {"model", "errors", "words", "settings", "pipeline"},
    "web": LEAVES | {"model", "errors", "words", "settings", "pipeline", "keeping"},
    "cli": LEAVES | {"model", "errors", "words", "settings", "pipeline", "keeping", "watching", "bulk", "web"},
    "__main__": {"cli"},
}
DRAWERS = {"utils", "helpers", "misc", "common", "util", "helper"}


def unit(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_units(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("retold.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "retold":
            found |= {a.name for a in node.names if a.name != "__version__"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("retold."):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_go_one_way(path):
    mine = unit(path)
    assert imported_units(path) - {mine} <= ALLOWED[mine]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_relative_imports(path):
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    assert not [n for n in nodes if isinstance(n, ast.ImportFrom) and n.level]


def test_no_drawer_modules():
    assert not [p for p in MODULES if p.stem in DRAWERS or p.parent.name in DRAWERS]


def test_modules_stay_readable():
    long = {str(p.relative_to(SOURCE)): n for p in MODULES if (n := len(p.read_text("utf-8").splitlines())) > 400}
    assert not long


def test_the_model_needs_only_the_standard_library():
    outside = set()
    for path in (SOURCE / "model").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                outside |= {a.name.split(".")[0] for a in node.names}
            elif isinstance(node, ast.ImportFrom):
                outside.add((node.module or "").split(".")[0])
    assert outside - set(sys.stdlib_module_names) == {"retold"}


@pytest.mark.parametrize("heavy", ["scipy", "numpy", "trafilatura", "rich", "lxml", "daft", "httpx", "starlette"])
def test_help_imports_nothing_heavy(heavy):
    code = f"import sys, retold.cli.program as p; p.program.main(['--help'], standalone_mode=False); sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_of_a_command_imports_no_stage(command):
    code = (
        f"import sys, retold.cli.program as p; p.program.main([{command!r}, '--help'], standalone_mode=False); "
        "sys.exit(any(m in sys.modules for m in ('retold.pipeline', 'retold.settings', 'numpy', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0

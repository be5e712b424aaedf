"""The documentation says what the code does."""

import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest

import retold
from retold.cli.program import COMMANDS
from retold.export import terminal
from settings_page import page as settings_page

ROOT = Path(__file__).resolve().parents[1]
DOCS = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("path", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))
    assert not [t for t in targets if not (path.parent / t).exists()]


@pytest.mark.parametrize("path", DOCS, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_named_in_docs_exist(path):
    named = set(re.findall(r"(?:`|^    )retold ([a-z]+)\b", path.read_text("utf-8"), re.MULTILINE))
    assert named <= set(COMMANDS)


def test_every_command_has_a_reference_entry():
    reference = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    assert [c for c in COMMANDS if f"`retold {c}" not in reference] == []


def test_make_targets_named_in_docs_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {t for p in DOCS for t in re.findall(r"\bmake ([a-z-]+)\b`?  ", p.read_text("utf-8"))}
    assert named <= targets


def test_the_architecture_fits_on_a_screen_or_three():
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 150


def test_every_package_is_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = {p.parent.name for p in (ROOT / "src" / "retold").glob("*/__init__.py")}
    assert [p for p in packages if p not in text] == []


def test_glossary_is_in_alphabetical_order():
    words = re.findall(r"^\*\*([^*]+)\*\*", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    assert words == sorted(words)


def test_pinned_versions_satisfy_the_declared_ranges():
    from importlib.metadata import version

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    pins = {name.lower().replace("_", "-"): pin for name, pin in pins.items()}
    for text in project["dependencies"]:
        need = Requirement(text)
        assert need.specifier.contains(pins[need.name.lower()])
        assert need.specifier.contains(version(need.name))


def test_what_the_readme_prints_is_what_the_demo_prints(example_pages):
    """Line by line and in that order; `…` alone on a line stands for what was left out."""
    shown = (ROOT / "README.md").read_text("utf-8").split("## What it prints")[1].split("\n## ")[0]
    lines = [line[4:] for line in shown.splitlines() if line.startswith("    ")]
    printed = iter(terminal.render(retold.read(example_pages), 100).splitlines())
    assert len(lines) <= 32
    assert [line for line in lines if line.strip() != "…" and line not in printed] == []


def test_the_reference_of_settings_is_that_of_the_code():
    path = ROOT / "docs" / "reference" / "settings.md"
    if os.environ.get("RETOLD_GOLDEN") == "write":
        path.write_text(settings_page(), "utf-8")
    assert path.read_text("utf-8") == settings_page()
    assert "|  |" not in settings_page()


def test_the_examples_of_the_python_page_run(example_pages, example_collection, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").symlink_to(example_pages)
    shutil.copy(example_collection, "news.retold")
    names: dict[str, object] = {}
    for example in re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/reference/python.md").read_text("utf-8"), re.DOTALL
    ):
        exec(example, names)
    assert "READ WITH CARE" in capsys.readouterr().out
    assert names["told"]


def test_the_tools_for_agents_are_those_the_page_lists():
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/howto/agent.md").read_text("utf-8"), re.MULTILINE)
    code = (ROOT / "src/retold/web/agent.py").read_text("utf-8")
    assert told == re.findall(r"@made\.tool\(.*\)\n +def (\w+)", code)


def test_modules_named_as_places_in_the_architecture_exist():
    rows = [line for line in (ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    for row in rows:
        stage, *_, place = (cell.strip() for cell in row.strip("|").split("|"))
        folder = ROOT / "src" / "retold" / stage
        named = re.findall(r"in `(\w+)`(?: or `(\w+)`)?", place)
        assert [m for pair in named for m in pair if m and not (folder / f"{m}.py").exists()] == []

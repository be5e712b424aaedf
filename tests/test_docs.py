"""The documentation says what the code does."""

import re
import tomllib
from pathlib import Path

import pytest

from retold.cli.program import COMMANDS

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

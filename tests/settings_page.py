"""The reference of settings, written from the code."""

import inspect
import re
from dataclasses import fields

from retold.settings import Settings

HEAD = """# Settings

Written from the code (`make golden` writes it anew). A settings file is TOML with a table a stage; `--settings FILE` takes it, in
Python `retold.read(paths, settings={"stories": {"max_days_apart": 5}})`. What is not named keeps its default. A name or
a type that does not exist, and a value that makes no sense (a share above 1, a number below 0), is an error that says what is allowed.

    [intake]
    max_page_bytes = 50_000_000

    [stories]
    max_days_apart = 5
"""


def page() -> str:
    """The page: a table a stage."""
    settings = Settings()
    return HEAD + "".join(_stage(stage.name, getattr(settings, stage.name)) for stage in fields(settings))


def _stage(name: str, settings: object) -> str:
    about, told = _told(settings)
    rows = "".join(
        f"| `{f.name}` | `{_shown(getattr(settings, f.name))}` | {told.get(f.name, '')} |\n" for f in fields(settings)
    )
    return f"\n## `[{name}]`\n\n{about}\n\n| setting | default | what it is |\n|---|---|---|\n{rows}"


def _told(settings: object) -> tuple[str, dict[str, str]]:
    """What the docstring says of the whole and of each setting."""
    text = inspect.getdoc(type(settings)) or ""
    about, _, attributes = text.partition("Attributes:\n")
    entries = re.findall(r"^    (\w[\w, ]*): (.*(?:\n {8}.*)*)", attributes, re.MULTILINE)
    told = {name: " ".join(words.split()) for names, words in entries for name in names.split(", ")}
    return " ".join(about.split()), {name: words.replace("|", "\\|") for name, words in told.items()}


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value)))
    return f"{value:_}" if isinstance(value, int) and not isinstance(value, bool) else str(value)

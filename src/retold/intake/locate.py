"""From what a user typed (paths, folders, globs) to the files to read, in an order that does not depend on how it was typed."""

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from retold.intake.settings import IntakeSettings
from retold.intake.source import why
from retold.model import Rejected

_GLOB_SIGNS = frozenset("*?[")
# What browsers save beside a page, and programs beside their data: passed over in a folder, counted, never read as pages.
_NEVER_PAGES = re.compile(
    r"\.(css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|m4a|mov|avi|pdf|zip|tar|tgz"
    r"|7z|rar|exe|dll|so|pyc?|sqlite|db|retold|ics|csv|tsv|ya?ml|toml|ini|cfg|lock|log|download)$",
    re.IGNORECASE,
)


def locate(inputs: Sequence[str], settings: IntakeSettings) -> Iterator[Path | Rejected]:
    """The files that `inputs` name, each once, ascending; what cannot be followed is rejected with the reason."""
    files: dict[Path, Path] = {}
    faults: list[Rejected] = []
    for given in sorted(set(inputs)):
        for found in _of_input(given, settings):
            if isinstance(found, Rejected):
                faults.append(found)
            else:
                files.setdefault(found.resolve(), found)
    yield from sorted(files.values(), key=str)
    yield from faults


def _of_input(given: str, settings: IntakeSettings) -> Iterator[Path | Rejected]:
    path = Path(given)
    try:
        kind = path.stat()
    except (OSError, ValueError) as fault:
        yield from _of_pattern(given, settings, fault)
        return
    if stat.S_ISDIR(kind.st_mode):
        yield from _of_folder(path, settings)
    else:
        yield path


def _of_pattern(given: str, settings: IntakeSettings, fault: Exception) -> Iterator[Path | Rejected]:
    if not _GLOB_SIGNS & set(given):
        reason = (
            "there is no such file or folder"
            if isinstance(fault, FileNotFoundError)
            else f"cannot be read: {why(fault)}"
        )
        yield Rejected(given, "intake", reason, given)
        return
    matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  absolute patterns too
    if not matches:
        yield Rejected(given, "intake", "no file matches this pattern", given)
    for match in matches[: settings.max_files]:
        path = Path(match)
        if path.is_dir():
            if not given.endswith("**"):  # `**` names the files below by itself
                yield from _of_folder(path, settings)
        elif not _NEVER_PAGES.match(path.suffix):
            yield path


def _of_folder(folder: Path, settings: IntakeSettings) -> Iterator[Path | Rejected]:
    root = folder.resolve()
    passed: Counter[str] = Counter()
    closed: list[OSError] = []
    found = 0
    for path in _walk(folder, closed):
        if _NEVER_PAGES.match(path.suffix):
            passed[path.suffix.lower()] += 1
            continue
        found += 1
        if found > settings.max_files:
            yield Rejected(
                str(folder), "intake", f"holds more than {settings.max_files} files; name a part of it", str(folder)
            )
            return
        fault = _not_a_page_file(path, root)
        yield Rejected(str(path), "intake", fault, str(path)) if fault else path
    for error in closed:
        yield Rejected(error.filename, "intake", f"the folder cannot be read: {why(error)}", error.filename)
    if passed:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items()))
        yield Rejected(
            str(folder), "intake", f"files passed over in this folder that are no pages: {kinds}", str(folder)
        )
    elif not found and not closed:
        yield Rejected(str(folder), "intake", "the folder holds no files", str(folder))


def _walk(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    """Regular and special files below `folder`; links to folders are not followed, hidden files and folders left out.

    What folders cannot be listed for is added to `closed`.
    """
    for where, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        names = set(files)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _belongs_to_saved_page(f, names))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(where, name)


def _belongs_to_saved_page(folder: str, beside: set[str]) -> bool:
    """Browsers save the pictures and frames of `X.html` in `X_files`."""
    stem = next((folder.removesuffix(end) for end in ("_files", ".files", "-Dateien") if folder.endswith(end)), None)
    return stem is not None and not beside.isdisjoint({f"{stem}.html", f"{stem}.htm", f"{stem}.xhtml"})


def _not_a_page_file(path: Path, root: Path) -> str | None:
    try:
        target = path.resolve(strict=True)
        if path.is_symlink() and not target.is_relative_to(root):
            return "is a link that leads out of the folder; name the file itself to read it"
        return None if target.is_file() else "is not a regular file"
    except (OSError, RuntimeError) as fault:
        return f"cannot be read: {why(fault)}"

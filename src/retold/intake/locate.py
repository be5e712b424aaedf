"""From what a user typed (paths, folders, globs) to the files to read: in the order typed, those of a folder by their paths."""

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from retold.intake.settings import IntakeSettings
from retold.intake.source import in_words, why
from retold.model import Rejected

_GLOB_SIGNS = frozenset("*?[")
# What browsers save beside a page, and programs beside their data: passed over in a folder, counted, never read as pages.
_NEVER_PAGES = re.compile(
    r"\.(css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|m4a|mov|avi|pdf|zip|tar|tgz"
    r"|7z|rar|exe|dll|so|pyc?|(sqlite|db|retold)(-wal|-shm|-journal)?|ics|csv|tsv|ya?ml|toml|ini|cfg|lock|log|download|part"
    r"|crdownload|docx?|odt|xlsx?|ods|pptx?|odp|epub|ris|graphml|gexf|dot)$",
    re.IGNORECASE,
)
_TABLE = "convert it to JSON Lines, an object a page with `text` or `html`, to have it read"
_DOCUMENT = "save it as text or HTML to have it read"
# What to do with a file that may well hold pages, but in a form that is not read.
_REMEDIES = {
    **dict.fromkeys((".csv", ".tsv", ".xls", ".xlsx", ".ods"), _TABLE),
    **dict.fromkeys((".doc", ".docx", ".odt", ".epub", ".pdf"), _DOCUMENT),
}


def locate(inputs: Sequence[str], settings: IntakeSettings, seen: set[Path] | None = None) -> Iterator[Path | Rejected]:
    """The files that `inputs` name, each once, in the order of the inputs; what cannot be followed is rejected in its place.

    Args:
        inputs: paths, folders, globs.
        settings: bounds, and what to leave out of folders.
        seen: files found before, resolved; those found here are added.
    """
    seen = set() if seen is None else seen
    for given in dict.fromkeys(inputs):
        for found in _of_input(given, settings):
            if isinstance(found, Path):
                whole = found.resolve()
                if whole in seen:
                    continue
                seen.add(whole)
            yield found


def _of_input(given: str, settings: IntakeSettings) -> Iterator[Path | Rejected]:
    path = Path(given)
    try:
        kind = path.stat()
    except (OSError, ValueError) as fault:
        yield from _of_pattern(given, settings, fault)
        return
    if stat.S_ISDIR(kind.st_mode):
        yield from _of_folder(path, settings)
    elif path.suffix.lower() in _REMEDIES:
        ending = path.suffix.lower()
        yield _not_read(given, f"{ending} is not read: {_REMEDIES[ending]}")
    else:
        yield path


def _not_read(path: Path | str, reason: str) -> Rejected:
    return Rejected(in_words(path), "intake", reason, in_words(path))


def _of_pattern(given: str, settings: IntakeSettings, fault: Exception) -> Iterator[Path | Rejected]:
    if not _GLOB_SIGNS & set(given):
        reason = (
            "there is no such file or folder"
            if isinstance(fault, FileNotFoundError)
            else f"cannot be read: {why(fault)}"
        )
        yield _not_read(given, reason)
        return
    matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  absolute patterns too
    if not matches:
        yield _not_read(given, "no file matches this pattern")
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
    found: list[Path] = []
    for path in _walk(folder, closed, {Path(left).resolve() for left in settings.leave_out}):
        if _NEVER_PAGES.match(path.suffix):
            passed[path.suffix.lower()] += 1
        else:
            found.append(path)
        if len(found) > settings.max_files:
            break
    for path in sorted(found[: settings.max_files], key=str):
        fault = _not_a_page_file(path, root)
        yield _not_read(path, fault) if fault else path
    for reason in _of_the_whole(len(found), passed, settings, closed=bool(closed)):
        yield _not_read(folder, reason)
    for error in closed:
        yield _not_read(error.filename, f"the folder cannot be read: {why(error)}")


def _of_the_whole(found: int, passed: Counter[str], settings: IntakeSettings, *, closed: bool) -> Iterator[str]:
    """What is to be said of a folder itself: how many files were `found` in it and which were `passed` over, by ending."""
    if found > settings.max_files:
        yield f"holds more than {settings.max_files} files; name a part of it"
    elif passed:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(passed.items()))
        advice = "".join(f"; {ending}: {_REMEDIES[ending]}" for ending in sorted(passed) if ending in _REMEDIES)
        yield f"files passed over in this folder that are no pages: {kinds}{advice}"
    elif not found and not closed:
        yield "the folder holds no files"


def _walk(folder: Path, closed: list[OSError], left_out: set[Path]) -> Iterator[Path]:
    """Regular and special files below `folder`; links to folders are not followed, hidden files and folders left out.

    What folders cannot be listed for is added to `closed`. `left_out` are files and folders, resolved.
    """
    names_left_out = {path.name for path in left_out}

    def wanted(where: str, name: str) -> bool:
        if name.startswith("."):
            return False
        return name not in names_left_out or Path(where, name).resolve() not in left_out

    for where, folders, files in os.walk(folder, onerror=closed.append, followlinks=False):
        names = set(files)
        folders[:] = sorted(f for f in folders if wanted(where, f) and not _belongs_to_saved_page(f, names))
        yield from (Path(where, name) for name in sorted(files) if wanted(where, name))


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

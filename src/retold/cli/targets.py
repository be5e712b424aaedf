"""Where output goes. All files Retold is asked to write are written here, and looked at before the work begins.

Nothing is written over what somebody else keeps: a collection, an input, the files of a folder that Retold did not fill. In
a folder it fills, `.retold-files` lists what it wrote (as `sha256sum` does), so that a later run can tell its own files from
others and take away those that no index names any more.
"""

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

from retold.cli.options import writing
from retold.errors import EnvironmentFault, UsageError

MANIFEST = ".retold-files"
_HEAD_BYTES = 8192
_DATABASE = b"SQLite format 3\0"
_BESIDE_DATABASES = ("-wal", "-shm", "-journal")
# How what Retold writes can be known: web pages, notes, JSON, calendars, feeds.
_MARK = re.compile(
    rb"""<meta name="generator" content="Retold">|\A---\ngenerator: Retold\n|\A\{\s*"schema":\s*"retold/|-//Retold//|<id>urn:retold:"""
)


def check(
    files: Iterable[Path | None],
    folder: Path | None = None,
    inputs: Sequence[str] = (),
    collection: Path | None = None,
) -> None:
    """Whether output may go where it is asked to.

    Args:
        files: to be written; `-` is standard output.
        folder: to be filled.
        inputs: what the run reads, as typed.
        collection: the file the run keeps pages in.

    Raises:
        UsageError: if a target is a collection, an input, a folder with files of others, or named for two things.
        EnvironmentFault: if a target cannot be written.
    """
    named = [target for target in files if target is not None and str(target) != "-"]
    for target in named:
        with writing(target):
            _check_file(target, inputs)
    if folder is not None:
        with writing(folder):
            _check_folder(folder)
    _check_apart([*named, *filter(None, (folder, collection))])


def write_file(target: Path, content: bytes, after: bytes = b"") -> None:
    """Write a file, or, to `-`, standard output with `after` behind it.

    Raises:
        EnvironmentFault: if it cannot be written.
    """
    with writing(target):
        if str(target) == "-":
            sys.stdout.buffer.write(content + after)
            sys.stdout.buffer.flush()
        else:
            _put(target, content)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write named files into a folder, and take away those of an earlier run that have no place in it any more.

    Only what Retold wrote, of the same kind and unchanged since, is taken away; other files stay.

    Raises:
        UsageError: if somebody else's file has a name that is needed; nothing is written then.
        EnvironmentFault: if a file cannot be written.
    """
    with writing(folder):
        before = _listed(folder)
        foreign = next((name for name in files if _is_in_the_way(folder / name, before)), None)
        foreign = MANIFEST if (folder / MANIFEST).is_symlink() else foreign
        if foreign:
            raise UsageError(f"{folder / foreign} was not written by Retold; it was left as it is: name another folder")
        made = {name: sha256(content).hexdigest() for name, content in files.items()}
        folder.mkdir(parents=True, exist_ok=True)
        _list(folder, before | made)  # first: a run that is killed leaves no file that is not listed
        for name, content in files.items():
            _put(folder / name, content)
        gone = [name for name in before if name not in made and _is_left_over(folder / name, before[name], made)]
        for name in gone:
            (folder / name).unlink()
        _list(folder, {name: sum_ for name, sum_ in (before | made).items() if name not in gone})


def _check_apart(targets: Sequence[Path]) -> None:
    taken: set[Path] = set()
    for target in targets:
        whole = target.resolve()
        if whole in taken:
            raise UsageError(f"{target} is named for two things; give each a name of its own")
        taken.add(whole)


def _check_file(target: Path, inputs: Sequence[str]) -> None:
    if target.is_dir():
        raise UsageError(f"{target} is a folder; name a file")
    if _is_database(target):
        raise UsageError(f"{target} is a collection or another database, and stays as it is; name another file")
    if _is_input(target, inputs):
        raise UsageError(f"{target} is one of the inputs, and stays as it is; name another file")
    _check_writable(target, target.parent)


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder")
    if folder.exists() and not _is_own(folder / "index.html") and not _listed(folder):
        foreign = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
        if foreign:
            raise UsageError(
                f"{folder} holds files that Retold did not write ({foreign[0]}); name a new or an empty folder"
            )
    above = folder
    while not above.exists() and above != above.parent:
        above = above.parent
    _check_writable(folder, above)


def _check_writable(target: Path, folder: Path) -> None:
    """A file without a name is made in `folder` and gone at once: whatever else speaks against it is found out too."""
    if target.exists() and not target.is_dir():
        if not os.access(target, os.W_OK):
            raise EnvironmentFault(f"{target}: could not be written: it may only be read")
        if not target.is_file():  # a device, a pipe
            return
    try:
        TemporaryFile(dir=folder).close()
    except OSError as fault:
        raise EnvironmentFault(f"{target}: could not be written: {fault.strerror}") from fault


def _is_database(target: Path) -> bool:
    """Whether a file is a database, or one that a database keeps beside itself while it is open."""
    base = next((target.name.removesuffix(e) for e in _BESIDE_DATABASES if target.name.endswith(e)), "")
    beside = target.with_name(base) if base else target
    return _head(target).startswith(_DATABASE) or _head(beside).startswith(_DATABASE)


def _is_input(target: Path, inputs: Sequence[str]) -> bool:
    """Whether a file is named as an input, or, if Retold did not write it, is one of those in a folder or glob that is."""
    if any(target.resolve() == Path(given).resolve() for given in inputs):
        return True
    if not target.is_file():
        return False
    if any(Path(given).is_file() and target.samefile(given) for given in inputs):
        return True
    if _is_own(target):
        return False
    from retold.intake.locate import locate
    from retold.intake.settings import IntakeSettings

    found = locate(inputs, IntakeSettings())
    return any(isinstance(path, Path) and target.samefile(path) for path in found)


def _is_own(path: Path) -> bool:
    return _MARK.search(_head(path)) is not None


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD_BYTES)


def _is_in_the_way(path: Path, listed: Mapping[str, str]) -> bool:
    if path.is_symlink():
        return True
    return path.exists() and not (path.is_file() and (path.name in listed or _is_own(path)))


def _is_left_over(path: Path, sum_: str, made: Iterable[str]) -> bool:
    if path.suffix not in {Path(name).suffix for name in made} or path.is_symlink() or not path.is_file():
        return False
    return sha256(path.read_bytes()).hexdigest() == sum_


def _listed(folder: Path) -> dict[str, str]:
    """The files that Retold wrote into a folder, by name, with their hashes; a list from elsewhere names no other folder."""
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return {}
    rows = (line.partition("  ") for line in path.read_text("utf-8", "replace").splitlines())
    return {name: sum_ for sum_, _, name in rows if name and name == Path(name).name}


def _list(folder: Path, files: Mapping[str, str]) -> None:
    _put(folder / MANIFEST, "".join(f"{files[name]}  {name}\n" for name in sorted(files)).encode())


def _put(target: Path, content: bytes) -> None:
    """Write a file whole or not at all: a full disk leaves what was there before."""
    if target.is_symlink() or (target.exists() and not target.is_file()):  # /dev/stdout, a pipe
        target.write_bytes(content)
        return
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(target)
    except OSError as fault:
        fault.filename = str(target)
        raise
    finally:
        aside.unlink(missing_ok=True)

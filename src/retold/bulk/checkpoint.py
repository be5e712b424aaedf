"""Steps that stand once they are done: a folder each, written aside and renamed, so that a rerun goes on behind them."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from retold import __version__
from retold.bulk.reading import Corpus
from retold.bulk.settings import BulkSettings
from retold.errors import EnvironmentFault, UsageError
from retold.settings import Settings

FOLDER, MANIFEST, UNFINISHED = "checkpoints", "manifest.json", ".unfinished"


def manifest(corpus: Corpus, settings: Settings, bulk: BulkSettings) -> dict[str, Any]:
    """What the result of a run depends on."""
    cut = (bulk.block_articles, bulk.most_linked_articles, bulk.bundle_articles, bulk.most_near_blocks)
    chosen = msgspec.json.encode((settings, cut), order="deterministic")
    return {
        "retold": __version__,
        "settings": hashlib.sha256(chosen).hexdigest(),
        "inputs": corpus.digest,
        "files": len(corpus.files),
        "bytes": corpus.size,
        "shards": corpus.shards(bulk),
    }


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """The finished steps in an output folder."""

    output: Path

    @property
    def root(self) -> Path:
        """Where they are."""
        return self.output / FOLDER

    def open(self, wanted: dict[str, Any]) -> None:
        """Begin a run, or go on with one.

        Raises:
            UsageError: if the folder holds something else, or a run of other inputs or settings.
            EnvironmentFault: if it cannot be written.
        """
        path = self.root / MANIFEST
        try:
            if path.exists():
                self._same(json.loads(path.read_text("utf-8")), wanted)
                return
            if self.output.exists() and (not self.output.is_dir() or self._other()):
                raise UsageError(f"{self.output} is there already and holds no bulk run; name a new folder")
            self.root.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(UNFINISHED)
            aside.write_text(json.dumps(wanted, indent=1) + "\n", "utf-8")
            aside.rename(path)
        except OSError as error:
            where = error.filename or self.output
            raise EnvironmentFault(f"{where}: cannot be written: {error.strerror}; run it again when it can") from error

    def _other(self) -> bool:
        """Whether the folder holds more than a run whose very beginning could not be written."""
        begun = {self.root, (self.root / MANIFEST).with_suffix(UNFINISHED)}
        return not {*self.output.iterdir(), *(self.root.iterdir() if self.root.is_dir() else ())} <= begun

    def _same(self, was: dict[str, Any], wanted: dict[str, Any]) -> None:
        other = sorted(key for key in wanted if was.get(key) != wanted[key])
        if other:
            raise UsageError(f"{self.output} holds a run with other {', '.join(other)}; name a new folder or delete it")

    def step(self, name: str, make: Callable[[Path], None]) -> Path:
        """The folder of a step, made now if it is not there; `make` writes to a folder that is renamed when it is done.

        Raises:
            EnvironmentFault: if the disk is full or not writable. What was done stands; a rerun goes on from it.
        """
        return finished(self.root / name, make)


def finished(target: Path, make: Callable[[Path], None]) -> Path:
    """`target`, made by `make` in one go or not at all."""
    if target.exists():
        return target
    aside = target.with_name(target.name + UNFINISHED)
    try:
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        make(aside)
        aside.rename(target)
    except OSError as error:
        raise EnvironmentFault(
            f"{target}: {error.strerror or error}; make room and run it again: it goes on here"
        ) from error
    return target


def parts(folder: Path, pattern: str = "**") -> list[str]:
    """The Parquet files below a step, ascending."""
    return sorted(str(path) for path in folder.glob(f"{pattern}/*.parquet") if UNFINISHED not in str(path))

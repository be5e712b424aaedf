"""What tests of several areas share: the example with its truth, and the corpora where they are present."""

import json
import os
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the program does; before numpy is imported
# No test measures time; CI draws the same cases each run, people draw new ones.
hypothesis.settings.register_profile("retold", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("retold")
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def example_pages() -> Path:
    """The folder of the example's pages."""
    return ROOT / "examples" / "harbour" / "pages"


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """What is true of the example."""
    return json.loads((ROOT / "examples" / "harbour" / "truth.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def example_report(example_pages: Path):
    """The report on the example, made once."""
    from retold import pipeline
    from retold.settings import Settings

    return pipeline.read([str(example_pages)], Settings())


@pytest.fixture(scope="session")
def read_rows(tmp_path_factory: pytest.TempPathFactory):
    """What makes a report of rows of JSON Lines."""
    from retold import pipeline
    from retold.settings import Settings

    def report(rows: list[dict[str, Any]]):
        path = tmp_path_factory.mktemp("rows") / "pages.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return pipeline.read([str(path)], Settings())

    return report


@pytest.fixture(scope="session")
def read_texts(tmp_path_factory: pytest.TempPathFactory):
    """What makes a report of texts as they are copied from a browser, by their file names."""
    from retold import pipeline
    from retold.settings import Settings

    def report(texts: dict[str, str]):
        folder = tmp_path_factory.mktemp("texts")
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        return pipeline.read([str(folder)], Settings())

    return report


@pytest.fixture(scope="session")
def read_pages(read_rows):
    """What makes a report of pages, each given as its id, title, time of publication, outlet, text and language."""
    keys = ("id", "title", "published", "outlet", "text", "language")
    return lambda pages: read_rows([dict(zip(keys, page, strict=True)) for page in pages])


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five founding pages; skips where they are not at hand."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the founding pages are not beside this checkout (../shared/seeds)")
    return SHARED / "seeds"


@pytest.fixture(scope="session")
def seeds_report(seeds: Path):
    """The report on the founding pages, made once."""
    from retold import pipeline
    from retold.settings import Settings

    return pipeline.read([str(seeds)], Settings())


@pytest.fixture(scope="session")
def example_collection(example_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of the example's pages; copy it before changing it."""
    from itertools import count

    from retold import keeping
    from retold.settings import Settings
    from retold.store.opening import collection

    ticks = count()
    path = tmp_path_factory.mktemp("example") / "news.retold"
    with collection(path, create=True) as connection:
        keeping.add(
            connection, [str(example_pages)], Settings(), lambda: f"2025-10-26T00:00:00.{next(ticks):06d}+00:00"
        )
    return path

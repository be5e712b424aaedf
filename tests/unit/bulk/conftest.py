"""Runs of `retold bulk` that several tests look at; all skip where Daft is not installed."""

from pathlib import Path
from typing import Any

import pytest


def rows_of(output: Path, table: str) -> list[dict[str, Any]]:
    import pyarrow.dataset as ds

    return ds.dataset(output / table, format="parquet").to_table().to_pylist()


@pytest.fixture(scope="session")
def table_rows():
    """(output, table) → its rows."""
    return rows_of


@pytest.fixture(scope="session")
def bulk_run():
    """(inputs, output, bounds) → the report of a run; skips without Daft."""
    pytest.importorskip("daft", reason="the extra bulk (Daft) is not installed")
    from retold.bulk import BulkSettings, run
    from retold.settings import Settings

    def go(inputs, output, extra=(), **bounds):
        return run([str(path) for path in inputs], output, Settings(), BulkSettings(workers=2, **bounds), extra)

    return go


@pytest.fixture(scope="session")
def example_tables(bulk_run, example_pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run on the example, in several shards and bundles."""
    output = tmp_path_factory.mktemp("bulk") / "out"
    bulk_run([example_pages], output, extra=("quotes", "dates"), shard_bytes=30_000, bundle_articles=4)
    return output

"""The bench finds its figures in what areas print, and says what it did not look at."""

from bench import bar
from bench.__main__ import AREAS, ROOT, Script

PAGES = """python bench/pages.py
| system | token F1 | pages per CPU-second |
|---|---|---|
| trafilatura default | 0.930 | 35 |
| resiliparse | 0.868 | 347 |
400 pages, 12.0 s wall"""
CANDIDATES = """
  retold (CPU seconds)     recall 1.0000  pairs   306165  articles/s    11400
  exact TF-IDF             recall 0.9990  pairs   275088  articles/s      900"""


def test_cells_of_tables_are_found_by_row_and_column():
    assert bar.cell("pages", "resiliparse", "token F1")({"pages": PAGES}) == "0.868"
    assert bar.cell("pages", "readability", "token F1")({"pages": PAGES}) is None


def test_ours_stands_beside_the_others():
    outputs = {"lineage beside others": CANDIDATES, "pages beside others": PAGES, "html fast": "token_f1 0.95, 300 pages per CPU-second"}  # fmt: skip
    table = bar.table(outputs)
    assert "| 0.9990 / 900 exact TF-IDF | 1.0000 / 11400 | ≥ .999 / ≥ 7,000 |" in table
    assert "| 0.868 / 347 resiliparse | 0.95 / 300 | ≥ .945 / ≥ 300 |" in table


def test_what_was_not_run_is_named():
    assert "Not in this run:" in bar.table({})
    assert "flattened pages: line F1" in bar.table({}).split("Not in this run:")[1]


def test_every_script_of_an_area_is_there():
    scripts = [area.command[0] for area in AREAS.values() if isinstance(area, Script)]
    assert [name for name in scripts if not (ROOT / "bench" / name).exists()] == []

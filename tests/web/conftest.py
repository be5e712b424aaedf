"""One headless browser for all pages, and the accessibility check that runs on them."""

import os
import shutil
from importlib import resources

import pytest

CHROMIUM = os.environ.get("RETOLD_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def browser():
    """Chromium; without one the tests are skipped, but on CI they fail."""
    if CHROMIUM is None:
        reason = "no chromium on the path (or in RETOLD_CHROMIUM): the browser tests need one"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def violations():
    """What axe finds on a page with all its folds open: WCAG 2.2 A and AA, and good practice."""
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def found(page):
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.evaluate(axe)
        rows = page.evaluate(f"axe.run({{runOnly: {RULES}, resultTypes: ['violations']}})")["violations"]
        return [(row["id"], row["nodes"][0]["html"]) for row in rows]

    return found

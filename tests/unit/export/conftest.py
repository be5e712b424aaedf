import runpy
from pathlib import Path

import pytest

from retold.model import Report


@pytest.fixture(scope="session")
def report() -> Report:
    return runpy.run_path(str(Path(__file__).with_name("fictional_report.py")))["report"]()

"""The app on collections: the example to read, a copy to change, and one full of hostile pages."""

import json
import re
import shutil
from itertools import count

import pytest
from starlette.testclient import TestClient

from retold import keeping
from retold.settings import Settings
from retold.store.opening import collection
from retold.web.app import create
from retold.web.guard import Door

BASE = "http://127.0.0.1:8321"
TEXT = (
    "The town council of Ostrava Minor voted on Monday to close the old mill bridge for repairs that will take until "
    "spring. Drivers must cross at the lock instead, mayor Ada Kolm said. “We could not wait another winter,” she said. "
    "The bridge, built in 1911, carries 4,000 cars a day, and its bearings have rusted through."
)
HOSTILE = [
    {"id": "../../etc/passwd", "title": "<script>alert('title')</script>", "outlet": '"><img src=x onerror=alert(1)>',
     "url": "javascript:alert(1)", "text": f"<script>alert('text')</script> {TEXT}"},
    {"id": "..", "title": "{{ 7*7 }} {% raw %}", "url": 'https://example.org/a?b=1&c="2"', "text": TEXT + " \u202eevil"},
    {"id": "nl\n\n# heading\n", "title": "Bridge", "url": "data:text/html,x", "text": TEXT.replace("Monday", "Friday")},
    {"id": 'a/b?c#d "<x>&é', "title": "עברית <b>bold</b>", "language": "he", "text": TEXT.replace("Monday", "Sunday")},
]  # fmt: skip


def clock():
    ticks = count()
    return lambda: f"2025-10-27T00:00:00.{next(ticks):06d}+00:00"


def opened(path, door=None, **kwargs):
    app = create(path, Settings(), clock(), "tester", door or Door())
    return TestClient(app, base_url=kwargs.pop("base_url", BASE), **kwargs)


@pytest.fixture(scope="session")
def reader(example_collection):
    """The app on the example, for reading; marking stories as seen goes to a copy."""
    path = example_collection.with_name("read.retold")
    shutil.copy(example_collection, path)
    with opened(path) as client:
        yield client


@pytest.fixture
def news(example_collection, tmp_path):
    path = tmp_path / "news.retold"
    shutil.copy(example_collection, path)
    return path


@pytest.fixture
def editor(news):
    """The app on a copy of the example, to change things with."""
    with opened(news) as client:
        yield client


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The app on pages that mean harm."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = folder / "pages.jsonl"
    pages.write_text("\n".join(json.dumps(row) for row in HOSTILE), "utf-8")
    with collection(folder / "h.retold", create=True) as connection:
        keeping.add(connection, [str(pages)], Settings(), clock())
    with opened(folder / "h.retold") as client:
        yield client


@pytest.fixture
def careless(news):
    """The app on a copy of the example, seen as a browser sees it: what breaks is an answer."""
    with opened(news, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def send():
    """Sends a form as a browser would, with the key of the page it stands on."""

    def sent(client, path, page="/add", headers=None, files=None, **fields):
        key = re.search(r'name="form_key" value="([^"]+)"', client.get(page).text)[1]
        return client.post(path, data={"form_key": key, **fields}, headers=headers, files=files, follow_redirects=False)

    return sent


@pytest.fixture(scope="session")
def story_of():
    """The story an article is in, as its id."""

    def found(client, article):
        return client.get(f"/api/articles/{article}").json()["story"]

    return found

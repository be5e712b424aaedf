"""Only addresses of the web are written as links."""

from dataclasses import replace

import pytest

from retold.export.addresses import address
from retold.export.formats import FORMATS


@pytest.mark.parametrize(
    "url", ["javascript:alert(3)", "data:text/html,x", "vbscript:x", "JavaScript:alert(3)", "https:", "//x", None]
)
@pytest.mark.parametrize("kind", ["atom", "html", "ics", "csl", "ris", "markdown"])
def test_what_runs_something_is_no_link(report, url, kind):
    account = report.accounts[0]
    articles = tuple(replace(article, url=url) for article in account.story.articles)
    hostile = replace(report, accounts=(replace(account, story=replace(account.story, articles=articles)),))
    assert {address(article) for article in articles} == {None}
    written = b"".join(FORMATS[kind].files(hostile, "x").values()).lower()
    assert not url or len(url) < 5 or url.lower().encode() not in written or url == "https:"


def test_addresses_of_the_web_are_links(report):
    article = report.accounts[0].story.articles[0]
    assert address(replace(article, url="https://news.example/a")) == "https://news.example/a"

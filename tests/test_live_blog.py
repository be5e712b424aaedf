"""A live blog from the saved page to the account: dated entries, and a paragraph in another language."""

import json
import re

import jsonschema
import pytest

from retold import pipeline
from retold.export import html
from retold.export import json as account_json
from retold.settings import Settings

UPDATES = (
    ("Dyke breaks at Orsholt", "2031-04-09T05:40:00Z",
     "The dyke at Orsholt broke at night and water entered the lower town, the fire chief Ada Mell said."),
    ("Pumps on their way", "2031-04-07T20:10:00Z",
     "Twelve pumps left the depot in Karsk yesterday, the ministry of works said in a statement."),
)  # fmt: skip
GERMAN = (
    "„Wir haben die Menschen gebeten, ihre Häuser sofort zu verlassen und nichts mitzunehmen“, sagte der Bürgermeister "
    "am Abend vor den Toren der Stadt."
)
MORE = (
    "About 400 people had left their houses yesterday, before the water came over the road to the mill, she said.",
    "The river was expected to rise by another forty centimetres before the morning, and the bridge would stay closed.",
)


def page():
    listed = [
        {"@type": "BlogPosting", "headline": head, "datePublished": time, "articleBody": body}
        for head, time, body in UPDATES
    ]
    stated = {"@type": "LiveBlogPosting", "headline": "Floods on the Arle: live", "datePublished": UPDATES[0][1],
              "liveBlogUpdate": listed}  # fmt: skip
    (first, _, body), (second, _, other) = UPDATES
    blocks = [f"<h2>{first}</h2>", f"<p>{body}</p>", f"<p>{MORE[0]}</p>", f"<p>{GERMAN}</p>"]
    blocks += [f"<h2>{second}</h2>", f"<p>{other}</p>", f"<p>{MORE[1]}</p>"]
    return (
        f"<html lang='en'><head><title>Floods on the Arle: live</title>"
        f"<script type='application/ld+json'>{json.dumps(stated)}</script></head>"
        f"<body><main><article><h1>Floods on the Arle: live</h1>{''.join(blocks)}</article></main></body></html>"
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("live") / "floods.html"
    path.write_text(page(), encoding="utf-8")
    return pipeline.read([str(path)], Settings())


@pytest.fixture(scope="module")
def story(report):
    return report.accounts[0].story


def test_the_account_names_the_entries_and_keeps_to_its_schema(report):
    account = account_json.account(report)
    jsonschema.validate(account, account_json.schema(), jsonschema.Draft202012Validator)
    (article,) = account["stories"][0]["articles"]
    assert article["kind"] == "live blog"
    assert [entry["published"]["from"] for entry in article["entries"]] == [time for _, time, _ in UPDATES]
    assert [article["text"][f["start"] : f["end"]] for f in article["foreign"]] == [GERMAN]


def test_yesterday_is_the_day_before_its_entry(story):
    (article,), (mentions,) = story.articles, story.mentions
    days = [mention.value for mention in mentions.dates if mention.span.of(article.text) == "yesterday"]
    assert days == ["2031-04-08", "2031-04-06"]


def test_nobody_is_named_after_the_nouns_of_a_foreign_paragraph(story):
    (article,), (mentions,) = story.articles, story.mentions
    at = article.foreign[0].span
    assert [m.span.of(article.text) for m in mentions.actors if m.span.overlaps(at)] == []
    assert [quote.spans[0].of(article.text)[:9] for quote in mentions.quotes if at.covers(quote.spans[0])] == [
        "Wir haben"
    ]


def test_the_page_shows_each_entry_under_its_time_and_says_what_language_a_paragraph_is_in(report):
    (shown,) = [text.decode() for name, text in html.render(report).items() if name.startswith("page-")]
    assert re.findall(r'<h3 class="entry">([^<]+)</h3>', shown) == ["9 Apr 2031 05:40 UTC", "7 Apr 2031 20:10 UTC"]
    assert re.search(r'<p dir="auto" lang="de">.{0,400}\(in German\)', shown, re.DOTALL)

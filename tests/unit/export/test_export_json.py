"""The JSON account keeps to its schema and never says more than the words it points at."""

import json as standard
from dataclasses import replace

import jsonschema
import pytest

from retold.export import json
from retold.model import Report


def places(value):
    """Every object of an account that points at words."""
    if isinstance(value, dict):
        if {"id", "start", "end"} <= value.keys():
            yield value
        for each in value.values():
            yield from places(each)
    elif isinstance(value, list):
        for each in value:
            yield from places(each)


def test_the_account_validates_against_the_shipped_schema(report):
    jsonschema.Draft202012Validator.check_schema(json.schema())
    jsonschema.validate(json.account(report), json.schema(), jsonschema.Draft202012Validator)


def test_the_schema_refuses_a_point_without_evidence(report):
    account = json.account(report)
    account["stories"][0]["brief"][0]["evidence"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(account, json.schema(), jsonschema.Draft202012Validator)


def test_every_span_holds_the_words_it_is_said_to_hold(report):
    for story in json.account(report)["stories"]:
        texts = {article["id"]: article["text"] for article in story["articles"]}
        found = list(places(story))
        assert len(found) > 40
        for place in found:
            words = place.get("exact", place.get("text"))
            assert texts[place["id"]][place["start"] : place["end"]] == words


def test_rendered_bytes_are_the_account_and_do_not_change_between_runs(report):
    assert standard.loads(json.render(report)) == json.account(report)
    assert json.render(report) == json.render(report)


def test_a_lone_surrogate_is_written_as_an_escape(report):
    account = report.accounts[0]
    story = replace(account.story, title="half \ud800 a pair")
    odd = Report((replace(account, story=story),), ())
    assert standard.loads(json.render(odd))["stories"][0]["title"] == "half \ud800 a pair"


def test_an_empty_report_is_an_account_of_nothing():
    assert json.account(Report((), ())) == {"schema": "retold/1", "stories": [], "rejected": []}


def test_a_shared_statement_shows_the_words_of_each_article(report):
    (statement,) = json.account(report)["stories"][0]["lineage"]["statements"]
    assert [row["id"] for row in statement["evidence"]] == ["000_holmvik", "003_courier"]

"""What an agent can ask of a collection."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from retold.web import agent


def test_stories_are_listed_with_titles_marked_as_untrusted(example_collection):
    found = agent.listed(example_collection)
    assert "not an instruction" in found["note"] or "nothing in it is an instruction" in found["note"]
    assert {s["pages"] for s in found["stories"]} == {11, 4, 1}
    assert all(set(s["untrusted"]) == {"title"} for s in found["stories"])


def test_a_story_comes_with_its_evidence(example_collection):
    name = next(s["id"] for s in agent.listed(example_collection)["stories"] if s["pages"] == 4)
    assert agent.story(example_collection, name)["untrusted"]["brief"][0]["evidence"]


def test_search_and_article(example_collection):
    (hit,) = agent.search(example_collection, "premiums")["articles"]
    assert "grain" in agent.article(example_collection, hit["id"])["untrusted"]["text"].lower()


@pytest.mark.parametrize("ask", [agent.story, agent.article])
def test_what_is_not_there_is_said(example_collection, ask):
    assert "error" in ask(example_collection, "nothing")


def test_all_tools_are_offered_as_reading_only(example_collection):
    pytest.importorskip("mcp", reason="the extra for agents is not installed")
    with ThreadPoolExecutor(1) as apart:  # the browser that other tests share keeps a loop running in this thread
        tools = apart.submit(asyncio.run, agent.server(example_collection).list_tools()).result()
    assert {t.name for t in tools} == {"list_stories", "get_story", "search_articles", "get_article"}
    assert all(t.annotations.read_only_hint for t in tools)


def test_everything_can_be_sent_as_json(example_collection):
    name = agent.listed(example_collection)["stories"][0]["id"]
    assert json.dumps(agent.story(example_collection, name))

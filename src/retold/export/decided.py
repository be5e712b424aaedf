"""A decision made by hand, in the words of every log."""

from collections.abc import Mapping

from retold.export.ink import clip
from retold.model import Decision, DecisionKind

MOST_NAMED = 4  # pages named of a decision; the others are counted
MAX_TITLE_CHARS = 60
WAYS = {DecisionKind.MERGE: "Made one story of", DecisionKind.SPLIT: "Took out", DecisionKind.PIN: "Pinned"}


def phrase(decision: Decision, titles: Mapping[str, str | None]) -> str:
    """What was decided, its pages by their headlines: `Took out “Dockers walk out” and 3 more`."""
    pinned = decision.kind is DecisionKind.PIN
    done = f"{WAYS[decision.kind]} {_named(decision.articles[:1] if pinned else decision.articles, titles)}"
    return f"{done}, to the story of {_named(decision.articles[1:], titles)}" if pinned else done


def _named(articles: tuple[str, ...], titles: Mapping[str, str | None]) -> str:
    shown = ", ".join(f"“{clip(titles.get(each) or each, MAX_TITLE_CHARS)}”" for each in articles[:MOST_NAMED])
    more = len(articles) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown

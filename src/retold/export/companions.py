"""Other stories of a report that the same people and places lead: a portrait, a background piece, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.export import labels
from retold.model import Account, Report, Story

DEVELOPING = "developing"


@dataclass(frozen=True, slots=True)
class Companion:
    """Another story, and in short words what ties it to this one."""

    story: Story
    why: str

    @property
    def pages(self) -> str:
        """How many pages it has."""
        return labels.plural(len(self.story.articles), "page")


def stories_of(report: Report) -> dict[str, Story]:
    """The stories of a report by their ids."""
    return {account.story.id: account.story for account in report.accounts}


def companions(account: Account, stories: Mapping[str, Story]) -> tuple[Companion, ...]:
    """The stories linked to an account's that are among `stories`, the closest first."""
    return tuple(
        Companion(stories[link.story], "; ".join(link.reasons))
        for link in account.story.related
        if link.kind == DEVELOPING and link.story in stories
    )

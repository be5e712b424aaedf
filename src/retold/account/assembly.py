"""Everything known about a story, assembled: each line with the words it rests on."""

from retold.account.actors import actors
from retold.account.brief import brief
from retold.account.positions import positions
from retold.account.settings import AccountSettings
from retold.account.timeline import timeline
from retold.account.utterances import utterances
from retold.model import Account, Collation, Lineage, Story

__all__ = ["assemble"]


def assemble(story: Story, lineage: Lineage, collation: Collation, settings: AccountSettings) -> Account:
    """The account of one story."""
    return Account(
        story=story,
        lineage=lineage,
        collation=collation,
        brief=brief(story, lineage, collation)[: settings.max_brief_points],
        timeline=timeline(story, lineage),
        quotes=utterances(story, lineage),
        actors=actors(story),
        positions=positions(story, lineage),
    )

"""Everything known about a story, assembled: each line with the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from retold.account.actors import actors
from retold.account.agreement import agreement
from retold.account.brief import brief
from retold.account.misquoting import well_titled
from retold.account.moving import moved
from retold.account.positions import positions
from retold.account.settings import AccountSettings
from retold.account.speakers import said_in
from retold.account.timeline import timeline
from retold.account.utterances import utterances
from retold.model import Account, Collation, Lineage, Span, Story

__all__ = ["assemble", "bare", "outline"]


def assemble(
    story: Story,
    lineage: Lineage,
    collation: Collation,
    settings: AccountSettings,
    away: Mapping[str, Sequence[Span]] = MappingProxyType({}),
) -> Account:
    """The account of one story; `away` is by article what stands in other stories too, and no point of this one."""
    story = well_titled(story, lineage, collation)
    said, figures = said_in(story), moved(story, lineage, collation)
    events, people = timeline(story, lineage, collation), actors(story, settings.max_evidence_per_actor)
    return Account(
        story=story,
        lineage=lineage,
        collation=collation,
        brief=brief(story, lineage, collation, settings.max_brief_points, away, figures),
        timeline=events,
        quotes=utterances(story, lineage, said),
        actors=people,
        positions=positions(said, lineage),
        facts=agreement(story, lineage, collation, events, people, said),
        moved=figures,
    )


def outline(story: Story, lineage: Lineage) -> Account:
    """The parts that lists of many stories show: who occurs and what happened when."""
    return replace(bare(story, lineage), timeline=timeline(story, lineage), actors=actors(story))


def bare(story: Story, lineage: Lineage) -> Account:
    """The pages and their lineage alone."""
    return Account(story, lineage, Collation(story.id, ()), (), (), (), (), ())

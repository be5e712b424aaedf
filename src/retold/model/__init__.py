"""The frozen types every stage speaks; standard library only, no input or output."""

from retold.model.account import (
    Account,
    AccountQuote,
    Actor,
    EventStatus,
    Evidence,
    Fact,
    FactKind,
    Point,
    Position,
    Report,
    Role,
    TimelineEntry,
    Wording,
)
from retold.model.article import Article, ArticleKind, Basis, Credit, CreditKind, Dateline, Published, Removed
from retold.model.collation import Collation, Difference, DifferenceKind, Passage, Reading, Retelling
from retold.model.decision import Decision, DecisionKind
from retold.model.lineage import AlignedPair, Clue, Edge, Family, Lineage, Range, Relation, SharedStatement
from retold.model.mention import ActorKind, ActorMention, Cue, DateMention, Mentions, Quote, QuoteKind, Speaker
from retold.model.outcome import Rejected
from retold.model.page import Page, PageForm, Stated
from retold.model.revision import Edit, EditKind, Patch, Revision
from retold.model.span import OffsetMap, Piece, Span
from retold.model.story import Join, RelatedStory, Story

__all__ = [
    "Account",
    "AccountQuote",
    "Actor",
    "ActorKind",
    "ActorMention",
    "AlignedPair",
    "Article",
    "ArticleKind",
    "Basis",
    "Clue",
    "Collation",
    "Credit",
    "CreditKind",
    "Cue",
    "DateMention",
    "Dateline",
    "Decision",
    "DecisionKind",
    "Difference",
    "DifferenceKind",
    "Edge",
    "Edit",
    "EditKind",
    "EventStatus",
    "Evidence",
    "Fact",
    "FactKind",
    "Family",
    "Join",
    "Lineage",
    "Mentions",
    "OffsetMap",
    "Page",
    "PageForm",
    "Passage",
    "Patch",
    "Piece",
    "Point",
    "Position",
    "Published",
    "Quote",
    "QuoteKind",
    "Range",
    "Reading",
    "Rejected",
    "RelatedStory",
    "Relation",
    "Removed",
    "Report",
    "Retelling",
    "Revision",
    "Role",
    "SharedStatement",
    "Span",
    "Speaker",
    "Stated",
    "Story",
    "TimelineEntry",
    "Wording",
]

"""The account as JSON (`retold/1`), and the schema that describes it."""

import json
from functools import cache
from importlib import resources
from typing import Any

from retold.export import stages
from retold.export.agreement_json import agreement
from retold.model import (
    Account,
    AccountQuote,
    Actor,
    Evidence,
    Join,
    Lineage,
    Point,
    Position,
    Rejected,
    RelatedStory,
    Report,
    Retelling,
    Revision,
    Span,
    TimelineEntry,
    Wording,
)

SCHEMA = "retold/1"
Row = dict[str, Any]


def render(report: Report) -> bytes:
    """The account as UTF-8 JSON, two spaces a level, with a line break at the end."""
    text = json.dumps(account(report), ensure_ascii=False, indent=2, allow_nan=False)
    return text.encode("utf-8", "backslashreplace") + b"\n"


def account(report: Report) -> Row:
    """The account as plain values: `{"schema","stories","rejected"}`."""
    return {
        "schema": SCHEMA,
        "stories": [story(each) for each in report.accounts],
        "rejected": [rejected(each) for each in report.rejected],
    }


@cache
def schema() -> Row:
    """The JSON Schema (2020-12) of the account, as shipped with the package."""
    text = resources.files("retold.export").joinpath("data", "retold-1.schema.json").read_text("utf-8")
    loaded: Row = json.loads(text)
    return loaded


def story(account: Account) -> Row:
    """One story of the account."""
    texts = {article.id: article.text for article in account.story.articles}
    return {
        "id": account.story.id,
        "title": account.story.title,
        "tags": list(account.story.tags),
        "joins": [_join(each) for each in account.story.joins],
        "related": [_related(each) for each in account.story.related],
        "brief": [_point(each) for each in account.brief],
        "articles": [stages.article(each) for each in account.story.articles],
        "lineage": _lineage(account, account.lineage, texts),
        "agreement": agreement(account),
        "passages": [stages.passage(each, texts) for each in account.collation.passages],
        "retellings": [_retelling(each) for each in account.collation.retellings],
        "quotes": [_quote(each) for each in account.quotes],
        "timeline": [_entry(each) for each in account.timeline],
        "actors": [_actor(each) for each in account.actors],
        "positions": [_position(each) for each in account.positions],
        **({"revisions": [_revision(r, texts) for r in revised]} if (revised := account.collation.revisions) else {}),
    }


def rejected(rejected: Rejected) -> Row:
    """A page that could not be used."""
    return {"id": rejected.id, "stage": rejected.stage, "reason": rejected.reason, "source": rejected.source}


def evidence(evidence: Evidence) -> Row:
    """`{"id","start","end","exact"}`: `exact` is the article's text at that span."""
    return {
        "id": evidence.article,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "exact": evidence.exact,
    }


def _all(items: tuple[Evidence, ...]) -> list[Row]:
    return [evidence(item) for item in items]


def _lineage(account: Account, lineage: Lineage, texts: dict[str, str]) -> Row:
    row = stages.lineage(account.story, lineage, account.elsewhere)
    row["tellings"] = [
        {
            "articles": list(family.articles),
            "head": family.head,
            "origin": family.origin,
            "origin_lost": family.origin_lost,
            "named_in": list(family.named_in),
        }
        for family in lineage.families
    ]
    row["statements"] = [
        {
            "speaker": shared.speaker,
            "evidence": [
                row
                for article, span in zip(shared.articles, shared.spans, strict=False)
                for row in stages.evidence_rows(article, (span,), texts)
            ],
        }
        for shared in lineage.statements
    ]
    row["folded"] = [{"kept": kept, "duplicate": duplicate} for kept, duplicate in lineage.folded]
    return row


def _revision(revision: Revision, texts: dict[str, str]) -> Row:
    edits = [
        {"kind": edit.kind.value, "before": _words_at(edit.before, texts[revision.before]),
         "after": _words_at(edit.after, texts[revision.after])}
        for edit in revision.edits
    ]  # fmt: skip
    return {
        "before": revision.before,
        "after": revision.after,
        "headline": revision.headline is not None,
        "cosmetic": revision.cosmetic,
        "edits": edits,
    }


def _words_at(span: Span | None, text: str) -> Row | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else None


def _join(join: Join) -> Row:
    return {"left": join.left, "right": join.right, "score": join.score, "reasons": list(join.reasons)}


def _related(related: RelatedStory) -> Row:
    return {
        "story": related.story,
        "kind": related.kind,
        "score": related.score,
        "reasons": list(related.reasons),
    }


def _point(point: Point) -> Row:
    return {
        "text": point.text,
        "origins": point.origins,
        "statement": point.statement,
        "evidence": _all(point.evidence),
    }


def _retelling(retelling: Retelling) -> Row:
    """Passages are numbered from 1, as everywhere outside the program."""
    return {
        "id": retelling.article,
        "against": retelling.against,
        "taken": retelling.taken,
        "left_out": [number + 1 for number in retelling.left_out],
        "added": [number + 1 for number in retelling.added],
        "moved": [number + 1 for number in retelling.moved],
    }


def _wording(wording: Wording) -> Row:
    at = wording.evidence
    return {
        "id": at.article,
        "start": at.span.start,
        "end": at.span.end,
        "text": at.exact,
        "kind": wording.kind.value,
        "alone": wording.alone,
    }


def _quote(quote: AccountQuote) -> Row:
    return {
        "speaker": quote.speaker,
        "role": quote.role,
        "act": quote.act,
        "to": quote.to,
        "occasion": quote.occasion,
        "wordings": [_wording(each) for each in quote.wordings],
        "differences": [{"id": where, "usual": usual, "text": words} for usual, words, where in quote.differences],
        "origins": quote.origins,
        "evidence": _all(tuple(each.evidence for each in quote.wordings) + quote.speaker_evidence),
    }


def _entry(entry: TimelineEntry) -> Row:
    return {
        "from": stages.iso(entry.first),
        "to": stages.iso(entry.last),
        "precision": entry.precision,
        "status": entry.status.value,
        "text": entry.text,
        "origins": entry.origins,
        "disagreements": list(entry.disagreements),
        "evidence": _all(entry.evidence),
        **({"beside": _all(entry.beside)} if entry.beside else {}),
    }


def _actor(actor: Actor) -> Row:
    return {
        "name": actor.name,
        "kind": actor.kind.value,
        "spellings": list(actor.spellings),
        "roles": [{"text": role.text, "evidence": _all(role.evidence)} for role in actor.roles],
        "mentions": actor.mentions,
        "articles": list(actor.articles),
        "evidence": _all(actor.evidence),
    }


def _position(position: Position) -> Row:
    return {
        "actor": position.actor,
        "act": position.act,
        "text": position.text,
        "origins": position.origins,
        "evidence": _all(position.evidence),
    }

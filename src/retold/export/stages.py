"""What each stage found, as the JSON objects of the stage commands: one object a line.

Positions are `[start, end)` in code points of the article's text (`kept` and `removed`: of the page). With clean input
the article's text is the text as given.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from retold.model import (
    AlignedPair,
    Article,
    ArticleKind,
    Collation,
    DateMention,
    Difference,
    Edge,
    Elsewhere,
    Lineage,
    Mentions,
    PageForm,
    Passage,
    Published,
    Quote,
    Reading,
    Rejected,
    Span,
    Story,
)

Row = dict[str, Any]


def article(article: Article) -> Row:
    """The `articles` row: the clean text and what stood around it."""
    row: Row = {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "credits": _unique(credit.name for credit in article.credits if credit.name),
        "dateline": article.dateline.text if article.dateline else None,
        "language": article.language,
        "published": published(article.published),
        "updated": article.updated,
        "text": article.text,
    }
    if article.kind is not ArticleKind.ARTICLE:
        row["kind"] = article.kind.value
    if article.entries:
        row["entries"] = [
            {**_at(e.span), "printed": e.printed, "published": published(e.published)} for e in article.entries
        ]
    if article.foreign:
        row["foreign"] = [{**_at(part.span), "language": part.language} for part in article.foreign]
    if article.cites:
        row["cites"] = [{**_words(cited.span, article.text), "name": cited.name} for cited in article.cites]
    if article.notes:
        row["notes"] = list(article.notes)
    if article.corrections:
        row["corrections"] = list(article.corrections)
    if was_flattened(article):
        row["kept"] = [_ends(span) for span in kept(article)]
        row["removed"] = [{**_at(cut.span), "reason": cut.reason} for cut in article.removed]
    return row


def rejected(rejected: Rejected) -> Row:
    """The row that stands for a page that could not be used."""
    return {"id": rejected.id, "rejected": rejected.reason}


def dates(article: Article, mentions: Mentions) -> Row:
    """The `dates` row."""
    return {"id": article.id, "dates": [_date(mention, article.text) for mention in mentions.dates]}


def quotes(article: Article, mentions: Mentions) -> Row:
    """The `quotes` row."""
    return {"id": article.id, "quotes": [_quote(quote, article.text) for quote in mentions.quotes]}


def actors(article: Article, mentions: Mentions) -> Row:
    """The `actors` row."""
    found = [
        {**_words(m.span, article.text), "kind": m.kind.value, "actor": m.actor}
        | ({"role": _words(m.role, article.text)} if m.role else {})
        for m in mentions.actors
    ]
    return {"id": article.id, "mentions": found}


def lineage(story: Story, lineage: Lineage, elsewhere: Sequence[Elsewhere] = ()) -> Row:
    """The `lineage` row: families, the range of origins, every edge with its words, and what stands in other stories too."""
    texts = {article.id: article.text for article in story.articles}
    row: Row = {
        "story": story.id,
        "documents": [article.id for article in story.articles],
        "families": [list(family.articles) for family in lineage.families],
        "origins": {"low": lineage.origins.low, "best": lineage.origins.best, "high": lineage.origins.high},
        "edges": [_edge(edge, texts) for edge in lineage.edges],
    }
    if elsewhere:
        row["elsewhere"] = [_elsewhere(each, texts) for each in elsewhere]
    return row


def readings(story: Story, collation: Collation) -> Row:
    """The `readings` row: passage by passage what each article has."""
    texts = {article.id: article.text for article in story.articles}
    return {"story": story.id, "passages": [passage(each, texts) for each in collation.passages]}


def passage(passage: Passage, texts: dict[str, str]) -> Row:
    """One passage; `texts` are the article texts by id."""
    return {
        "readings": [reading(each, texts) for each in passage.readings],
        "origins": passage.origins,
        "quoted": passage.quoted,
        "differences": [_difference(each, texts) for each in passage.differences],
    }


def reading(reading: Reading, texts: dict[str, str]) -> Row:
    """`{"id","start","end","text"}` of a reading."""
    return {"id": reading.article, **_words(reading.span, texts[reading.article])}


def published(published: Published | None) -> Row | None:
    """`{"from","to","basis","confidence"}`, or None where nothing is known."""
    if published is None:
        return None
    return {
        "from": published.first,
        "to": published.last,
        "basis": published.basis.value,
        "confidence": published.confidence,
    }


def evidence_rows(article: str, spans: tuple[Span, ...], texts: dict[str, str]) -> list[Row]:
    """`{"id","start","end","exact"}` for spans of one article."""
    return [{"id": article, **_at(span), "exact": span.of(texts[article])} for span in spans if len(span)]


def was_flattened(article: Article) -> bool:
    """Whether the page was given flattened, so that what was cut out of it can be shown."""
    if article.form is not None:
        return article.form is PageForm.FLATTENED
    return article.page_length is not None and article.offsets is not None


def kept(article: Article) -> tuple[Span, ...]:
    """The spans of the page that became the article's text."""
    return article.offsets.source_spans() if article.offsets else ()


def _date(mention: DateMention, text: str) -> Row:
    return {
        **_words(mention.span, text),
        "type": mention.type,
        "value": mention.value,
        "from": iso(mention.first),
        "to": iso(mention.last),
        "rule": mention.rule,
    }


def _quote(quote: Quote, text: str) -> Row:
    speaker = quote.speaker and {**_words(quote.speaker.span, text), "actor": quote.speaker.actor}
    return {
        "kind": quote.kind.value,
        "spans": [_ends(span) for span in quote.spans],
        "text": " ".join(span.of(text) for span in quote.spans),
        "speaker": speaker,
        "cue": quote.cue and _words(quote.cue.span, text),
    }


def _edge(edge: Edge, texts: dict[str, str]) -> Row:
    row: Row = {
        "child": edge.child,
        "parent": edge.parent,
        "relation": edge.relation.value,
        "share": edge.share,
        "confidence": edge.confidence,
        "directed": edge.directed,
        "named": edge.named,
        "clues": [{"kind": clue.kind, "weight": clue.weight, "text": clue.text} for clue in edge.clues],
        "aligned": _aligned(edge.aligned, "child", "parent"),
    }
    row["evidence"] = _edge_evidence(edge, texts)
    return row


def _aligned(pairs: Sequence[AlignedPair], child: str, parent: str) -> list[Row]:
    return [
        {child: _ends(pair.child), parent: _ends(pair.parent), "score": pair.score, "quoted": pair.quoted}
        for pair in pairs
    ]


def _elsewhere(found: Elsewhere, texts: dict[str, str]) -> Row:
    other = found.other
    return {
        "id": found.article,
        "other": other.id,
        "headline": other.title,
        "outlet": other.outlet,
        "published": published(other.published),
        "story": found.story,
        "title": found.title,
        "share": found.share,
        "sentences": found.sentences,
        "shared": found.shared,
        "confidence": found.kinship,
        "patchwork": found.patched,
        "aligned": _aligned(found.aligned, "id", "other"),
        "evidence": evidence_rows(found.article, tuple(pair.child for pair in found.aligned), texts),
        "there": [{**_at(pair.parent), "exact": pair.parent.of(other.text)} for pair in found.aligned],
    }


def _edge_evidence(edge: Edge, texts: dict[str, str]) -> list[Row]:
    child = {span for clue in edge.clues for span in clue.child} | {pair.child for pair in edge.aligned}
    rows = evidence_rows(edge.child, tuple(sorted(child)), texts)
    if edge.parent is not None:
        parent = {span for clue in edge.clues for span in clue.parent} | {pair.parent for pair in edge.aligned}
        rows += evidence_rows(edge.parent, tuple(sorted(parent)), texts)
    return rows


def _difference(difference: Difference, texts: dict[str, str]) -> Row:
    return {
        "id": difference.article,
        **_words(difference.span, texts[difference.article]),
        "kind": difference.kind.value,
        "severity": difference.severity,
        "contested": difference.contested,
        "note": difference.note,
        "others": [reading(other, texts) for other in difference.others],
    }


def iso(day: date | None) -> str | None:
    """`2021-12-30`, or None."""
    return day.isoformat() if day else None


def _words(span: Span, text: str) -> Row:
    return {**_at(span), "text": span.of(text)}


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _unique(names: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(names))

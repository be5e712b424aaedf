"""The rows of the tables a bulk run writes, and their columns."""

from collections.abc import Mapping
from typing import Any

from retold.export import stages
from retold.lineage.attribution import is_own_page
from retold.model import Article, CreditKind, Edge, Family, Lineage, Mentions, Rejected, Story

Row = dict[str, Any]

# Table → column → type (`list:` of it), in this order.
TABLES: Mapping[str, Mapping[str, str]] = {
    "articles": {
        "id": "string", "story": "string", "family": "string", "url": "string", "title": "string", "outlet": "string",
        "authors": "list:string", "credits": "list:string", "origin": "string", "copy": "bool", "dateline": "string",
        "language": "string", "published_from": "string", "published_to": "string", "published_basis": "string",
        "published_confidence": "double", "page_sha256": "string", "source": "string", "text": "string",
    },
    "stories": {
        "story": "string", "title": "string", "tags": "list:string", "articles": "int", "families": "int",
        "origins_low": "int", "origins_best": "int", "origins_high": "int", "traced": "bool",
    },
    "families": {
        "family": "string", "story": "string", "head": "string", "origin": "string", "origin_lost": "bool",
        "articles": "list:string",
    },
    "edges": {
        "story": "string", "child": "string", "parent": "string", "relation": "string", "share": "double",
        "confidence": "double", "directed": "bool", "named": "string", "closest": "string",
        "evidence": "list:string",
    },
    "quotes": {
        "id": "string", "kind": "string", "start": "int", "end": "int", "text": "string", "speaker": "string",
        "actor": "string", "cue": "string",
    },
    "dates": {
        "id": "string", "start": "int", "end": "int", "text": "string", "type": "string", "value": "string",
        "from": "string", "to": "string", "rule": "string",
    },
    "rejected": {"id": "string", "stage": "string", "reason": "string", "source": "string"},
}  # fmt: skip
# Made story by story, in this order.
OF_STORY = ("articles", "stories", "families", "edges", "quotes", "dates")
# Credits by which a page says that its text is another's; `with reports from` is not one.
_COPIED = frozenset({CreditKind.DATELINE, CreditKind.SOURCE, CreditKind.INDEXED, CreditKind.BYLINE})


def arrow_schema(table: str) -> Any:
    """The Arrow schema of a table."""
    import pyarrow as pa  # noqa: PLC0415  comes with Daft

    kinds = {"string": pa.large_string(), "bool": pa.bool_(), "int": pa.int64(), "double": pa.float64()}
    return pa.schema([
        (name, pa.large_list(kinds[kind[5:]]) if kind.startswith("list:") else kinds[kind])
        for name, kind in TABLES[table].items()
    ])  # fmt: skip


def of_story(story: Story, lineage: Lineage | None) -> dict[str, list[Row]]:
    """The rows of a story in each table of `OF_STORY`; without its lineage where that could not be traced."""
    names = {} if lineage is None else {family.head: f"{story.id}/{family.head}" for family in lineage.families}
    found: dict[str, list[Row]] = {name: [] for name in OF_STORY}
    found["stories"].append(_story(story, lineage))
    home: dict[str, Family] = {}
    for family in lineage.families if lineage else ():
        found["families"].append(_family(family, names[family.head], story.id))
        for name in family.articles:
            home.setdefault(name, family)
    # The traces of a machine alone are no proof that a text was taken from elsewhere.
    children = {e.child for e in lineage.edges if e.parent or e.closest or e.named} if lineage else set()
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        family_of = home.get(article.id)
        found["articles"].append(_article(article, story.id, family_of, names, taken=article.id in children))
        found["quotes"].extend(_quotes(article, mentions))
        found["dates"].extend({"id": article.id, **row} for row in stages.dates(article, mentions)["dates"])
    if lineage:
        found["edges"] = [_edge(edge, story.id) for edge in lineage.edges]
    return found


def rejected(item: Rejected) -> Row:
    """The row of something that could not be used."""
    return {"id": item.id, "stage": item.stage, "reason": item.reason, "source": item.source}


def _article(article: Article, story: str, family: Family | None, names: Mapping[str, str], *, taken: bool) -> Row:
    row = stages.article(article)
    published = row["published"] or {}
    origin = _origin(article, family)
    return {
        **{name: row[name] for name in ("id", "url", "title", "outlet", "authors", "credits", "dateline", "language", "text")},
        "story": story,
        "family": names[family.head] if family else None,
        "origin": origin,
        "copy": taken or (origin is not None and not is_own_page(article, origin)),
        "published_from": published.get("from"),
        "published_to": published.get("to"),
        "published_basis": published.get("basis"),
        "published_confidence": published.get("confidence"),
        "page_sha256": article.page_sha256,
        "source": article.source,
    }  # fmt: skip


def _origin(article: Article, family: Family | None) -> str | None:
    """The agency or outlet an article's text is from: as its family's credits name it, else as its own do."""
    if family and family.origin:
        return family.origin
    return next((c.name for c in article.credits if c.name and c.kind in _COPIED), None)


def _story(story: Story, lineage: Lineage | None) -> Row:
    origins = lineage.origins if lineage else None
    return {
        "story": story.id,
        "title": story.title,
        "tags": list(story.tags),
        "articles": len(story.articles),
        "families": len(lineage.families) if lineage else None,
        "origins_low": origins.low if origins else None,
        "origins_best": origins.best if origins else None,
        "origins_high": origins.high if origins else None,
        "traced": lineage is not None,
    }


def _family(family: Family, name: str, story: str) -> Row:
    return {
        "family": name,
        "story": story,
        "head": family.head,
        "origin": family.origin,
        "origin_lost": family.origin_lost,
        "articles": list(family.articles),
    }


def _edge(edge: Edge, story: str) -> Row:
    return {
        "story": story,
        "child": edge.child,
        "parent": edge.parent,
        "relation": edge.relation.value,
        "share": edge.share,
        "confidence": edge.confidence,
        "directed": edge.directed,
        "named": edge.named,
        "closest": edge.closest,
        "evidence": [clue.text for clue in edge.clues],
    }


def _quotes(article: Article, mentions: Mentions) -> list[Row]:
    found = []
    for quote in mentions.quotes:
        speaker, cue = quote.speaker, quote.cue
        found.append({
            "id": article.id,
            "kind": quote.kind.value,
            "start": quote.spans[0].start,
            "end": quote.spans[-1].end,
            "text": " … ".join(span.of(article.text) for span in quote.spans),
            "speaker": speaker.span.of(article.text) if speaker else None,
            "actor": speaker.actor if speaker else None,
            "cue": cue.span.of(article.text) if cue else None,
        })  # fmt: skip
    return found

"""The same as JSON, under /api: what the files hold, described by an OpenAPI document."""

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from retold import __version__
from retold.export import json, stages
from retold.model import Report
from retold.store import decisions, queries, rows
from retold.store import search as searching
from retold.store import trends as trending
from retold.web.asking import MAX_PAGES, PER_PAGE, name_in_path, number, word
from retold.web.faults import Fault, missing
from retold.web.rendering import room_of

JSON = "application/json"


def stories(request: Request) -> Response:
    """Stories, newest change first, as `retold show --json` lists them."""
    with room_of(request).reading() as connection:
        found = queries.stories(
            connection,
            changed_after=word(request, "changed_after") or None,
            smallest=number(request, "smallest", 1, 100_000),
            limit=number(request, "limit", PER_PAGE, 1000) if "limit" in request.query_params else PER_PAGE,
            offset=number(request, "offset", 0, MAX_PAGES * PER_PAGE),
        )
    return _encoded(found)


def story(request: Request) -> Response:
    """A story's account, byte for byte as `retold export --format json` writes it."""
    with room_of(request).reading() as connection:
        name = queries.find_story(connection, name_in_path(request))
        line = queries.story(connection, name) if name else None
        if name is None or line is None:
            raise missing("such story")
        view = room_of(request).view(connection, name)
    if view is None:
        raise Fault(503, "The account of this story is still being made", "Ask again in a moment.")
    return Response(json.render(Report((view.account,), ())), media_type=JSON)


def article(request: Request) -> Response:
    """An article, as `retold articles` gives it, with its story."""
    name = name_in_path(request)
    with room_of(request).reading() as connection:
        kept = next(iter(rows.load_articles(connection, [name])), None)
        line = queries.article_line(connection, name)
        stone = next((t for t in decisions.tombstones(connection) if t.article == name), None)
    if kept is None or line is None:
        if stone is not None:
            raise Fault(410, f"This article was withdrawn on {stone.at[:10]}", stone.reason)
        raise missing("such article")
    return _encoded({**stages.article(kept[0]), "story": line.story, "added": line.added})


def search(request: Request) -> Response:
    """Articles found, as `retold search --json` gives them."""
    asked = searching.parse(word(request, "q"))
    if not asked.match and not asked.conditions:
        raise Fault(422, "There is nothing to search for", 'Give words, "phrases" or conditions in `q`.')
    with room_of(request).reading() as connection:
        limit = number(request, "limit", 20, 1000) if "limit" in request.query_params else 20
        found = searching.search(connection, asked, limit=limit, offset=number(request, "offset", 0, 500_000))
    return _encoded(found)


def trends(request: Request) -> Response:
    """What stands out in the last 24 hours."""
    with room_of(request).reading() as connection:
        return _encoded(trending.trends(connection, number(request, "limit", 20, 200)))


def log(request: Request) -> Response:
    """The decisions made by hand, oldest first, and what was withdrawn."""
    with room_of(request).reading() as connection:
        found = {"decisions": decisions.log(connection), "withdrawn": decisions.tombstones(connection)}
    return _encoded(found)


def openapi(_request: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(document())


def _encoded(value: object) -> Response:
    return Response(msgspec.json.encode(value) + b"\n", media_type=JSON)


def document() -> dict[str, Any]:
    """What /api offers (OpenAPI 3.1)."""
    name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    limit, offset = _query("limit", "integer", "at most so many"), _query("offset", "integer", "leave out so many")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Retold", "version": __version__, "description": "A collection, read-only."},
        "paths": {
            "/api/stories": _get("Stories, newest change first", "Stories", [
                _query("changed_after", "string", "ISO time"), _query("smallest", "integer", "pages at least"),
                limit, offset,
            ]),
            "/api/stories/{name}": _get("The account of a story (schema retold/1)", "Account", [name], 404, 503),
            "/api/articles/{name}": _get("A clean article", "Article", [name], 404, 410),
            "/api/search": _get("Articles found", "Hits", [
                {**_query("q", "string", 'words, "phrases", AND OR NOT, person: outlet: before: after: lang: story:'),
                 "required": True}, limit, offset,
            ], 422),
            "/api/trends": _get("Names and stories of the last 24 hours", "Trends", [limit]),
            "/api/decisions": _get("Decisions by hand, and what was withdrawn", "Log", []),
        },
        "components": {"schemas": _schemas(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }  # fmt: skip


def _query(name: str, kind: str, about: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": {"type": kind}}


def _get(about: str, schema: str, parameters: list[dict[str, Any]], *faults: int) -> dict[str, Any]:
    def answer(text: str, kind: str) -> dict[str, Any]:
        return {"description": text, "content": {JSON: {"schema": {"$ref": f"#/components/schemas/{kind}"}}}}

    answers = {"200": answer(about, schema)}
    answers |= {str(code): answer("Why not, and what to do", "Fault") for code in (*faults, 503)}
    return {"get": {"summary": about, "parameters": parameters, "responses": answers}}


def _schemas() -> dict[str, Any]:
    kinds = {
        "Stories": list[queries.StoryLine],
        "Hits": list[searching.Hit],
        "Log": list[decisions.Recorded],
        "Trends": trending.Trends,
    }
    made, parts = msgspec.json.schema_components(kinds.values(), ref_template="#/components/schemas/{name}")
    found = dict(zip(kinds, made, strict=True)) | parts
    found["Log"] = {
        "type": "object",
        "properties": {"decisions": found["Log"], "withdrawn": {"type": "array", "items": {"type": "object"}}},
        "required": ["decisions", "withdrawn"],
    }
    text = {"type": "string"}
    found |= _account()
    found["Article"] = {"type": "object", "properties": {"id": text, "text": text}, "required": ["id", "text"]}
    found["Fault"] = {"type": "object", "properties": {"error": text, "advice": text}, "required": ["error", "advice"]}
    return found


def _account() -> dict[str, Any]:
    """The schema of the account with its parts as components beside the others."""
    text = msgspec.json.encode(json.schema()).replace(b'"#/$defs/', b'"#/components/schemas/account.')
    whole: dict[str, Any] = msgspec.json.decode(text)
    parts = {f"account.{name}": part for name, part in whole.pop("$defs").items()}
    return {"Account": {k: v for k, v in whole.items() if k not in ("$schema", "$id")}} | parts

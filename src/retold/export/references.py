"""The articles as references: CSL-JSON for Zotero and pandoc, RIS for the rest."""

import json
from collections.abc import Iterator
from typing import Any

from retold.export.addresses import address
from retold.export.neutral import neutral_line
from retold.model import Article, Report


def csl(report: Report) -> bytes:
    """CSL-JSON (schema of the Citation Style Language 1.0.2), one item an article."""
    items = [_csl(article) for article in _articles(report)]
    return json.dumps(items, ensure_ascii=False, indent=1).encode()


def ris(report: Report) -> bytes:
    """RIS, type NEWS, one record an article."""
    return "".join(_ris(article) for article in _articles(report)).encode()


def _articles(report: Report) -> Iterator[Article]:
    for account in report.accounts:
        yield from account.story.articles


def _csl(article: Article) -> dict[str, Any]:
    item: dict[str, Any] = {"id": article.id, "type": "article-newspaper", "title": article.title or article.id}
    if article.authors:
        item["author"] = [{"literal": name} for name in article.authors]
    if article.outlet:
        item["container-title"] = article.outlet
    if url := address(article):
        item["URL"] = url
    if article.language:
        item["language"] = article.language
    if article.published:
        parts = [_parts(article.published.first), _parts(article.published.last)]
        item["issued"] = {"date-parts": parts[:1] if parts[0] == parts[1] else parts}
    return item


def _parts(moment: str) -> list[int]:
    return [int(part) for part in moment[:10].split("-")]


def _ris(article: Article) -> str:
    fields = [("TY", "NEWS"), ("ID", article.id), ("TI", article.title or article.id)]
    fields += [("AU", name) for name in article.authors]
    fields += [("T2", article.outlet or ""), ("UR", address(article) or ""), ("LA", article.language or "")]
    if article.published and article.published.first[:10] == article.published.last[:10]:
        fields.append(("DA", article.published.first[:10].replace("-", "/")))
    elif article.published:
        fields.append(("N1", f"published between {article.published.first[:10]} and {article.published.last[:10]}"))
    lines = [f"{tag}  - {neutral_line(value)}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n\r\n"

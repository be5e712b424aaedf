"""The same page saved twice, and texts that agree word for word."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from retold.lineage.attribution import first_of
from retold.lineage.naming import Naming
from retold.lineage.texts import Text
from retold.model import Article, PageForm


def folded(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """(kept id, duplicate id) of pages that were saved twice: one address, or the same bytes of a whole page.

    Equal clean texts are no duplicates: two outlets that print one agency report word for word hand in the same.
    """
    kept: dict[tuple[str, str], str] = {}
    found = []
    for article in sorted(articles, key=lambda a: a.id):
        keys = _page_keys(article)
        first = min((kept[k] for k in keys if k in kept), default=None)
        if first is not None:
            found.append((first, article.id))
        for key in keys:
            kept.setdefault(key, first or article.id)
    return tuple(found)


def _page_keys(article: Article) -> list[tuple[str, str]]:
    keys = []
    if article.url:
        parts = urlsplit(article.url)
        keys.append(("url", f"{parts.netloc.casefold().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"))
    if article.form is not PageForm.CLEAN:
        keys.append(("bytes", article.page_sha256))
    return keys


def classes(texts: Sequence[Text], naming: Naming) -> dict[int, int]:
    """For each text the one of those with the same words that is most likely the first: if others name one, that."""
    same: dict[tuple[int, ...], list[int]] = {}
    for number, text in enumerate(texts):
        same.setdefault(text.units or (-1 - number,), []).append(number)
    heads = {}
    for members in same.values():
        if len(members) > 1:
            likely = sorted(naming.named_among(members)) or members
            head = likely[first_of([texts[n].article for n in likely])]
        else:
            head = members[0]
        heads.update(dict.fromkeys(members, head))
    return heads

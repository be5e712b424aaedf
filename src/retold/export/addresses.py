"""Which addresses of pages are written as links."""

from urllib.parse import urlsplit

from retold.model import Article


def address(article: Article) -> str | None:
    """The address of an article's page, only if it is one that may be opened: of the web, never one that runs something."""
    url = article.url
    return url if url and _may_be_opened(url) else None


def _may_be_opened(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)

"""The stories as an Atom feed with stable ids, so that a reader program can follow a collection."""

from xml.sax.saxutils import escape, quoteattr

from retold.export import labels
from retold.export.addresses import address
from retold.export.neutral import neutral_line, neutral_markup
from retold.model import Account, Report

UNKNOWN = "1970-01-01T00:00:00Z"  # Atom requires a time; a story without any dated article has none


def render(report: Report) -> bytes:
    """Atom 1.0 (RFC 4287), one entry a story; `updated` is when its newest article was published."""
    newest = max((_updated(a) for a in report.accounts), default=UNKNOWN)
    entries = "".join(_entry(account) for account in report.accounts)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>urn:retold:stories</id>\n<title>Stories</title>\n<updated>{newest}</updated>\n"
        f"<author><name>Retold</name></author>\n{entries}</feed>\n"
    ).encode()


def _entry(account: Account) -> str:
    count = labels.tellings(len(account.story.articles), account.lineage.origins)
    brief = "".join(f"<p>{escape(_text(point.text))}</p>" for point in account.brief)
    urls = filter(None, map(address, account.story.articles))
    links = "".join(f'<link rel="related" href={quoteattr(neutral_line(url))}/>\n' for url in urls)
    return (
        f"<entry>\n<id>urn:retold:story:{escape(account.story.id)}</id>\n"
        f"<title>{escape(_text(account.story.title))}</title>\n<updated>{_updated(account)}</updated>\n{links}"
        f'<content type="html">{escape(f"<p>{escape(count)}</p>{brief}")}</content>\n</entry>\n'
    )


def _text(text: str) -> str:
    return neutral_markup(neutral_line(text))


def _updated(account: Account) -> str:
    last = max((a.published.last for a in account.story.articles if a.published), default=None)
    if last is None:
        return UNKNOWN
    return last if "T" in last else f"{last}T00:00:00Z"

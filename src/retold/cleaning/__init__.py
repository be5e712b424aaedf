"""Pages to articles: the clean text, what stood around it as fields, and a reason for each piece that was cut."""

from collections.abc import Iterable, Iterator

from retold.cleaning.clean import clean_text
from retold.cleaning.flattened import clean_flattened
from retold.cleaning.furniture import Verdict, filter_blocks
from retold.cleaning.settings import CleaningSettings, Road
from retold.model import Article, Page, PageForm, Rejected

__all__ = ["CleaningSettings", "Road", "Verdict", "clean", "filter_blocks"]


_CONTROLS = tuple(chr(code) for code in (*range(9), *range(14, 28), 0xFFFD))


def clean(pages: Iterable[Page], settings: CleaningSettings) -> Iterator[Article | Rejected]:
    """The article of each page, in order, or the reason why there is none.

    Clean text is taken as it is; flattened pages lose their furniture; HTML goes the road the settings choose.
    """
    for page in pages:
        yield _unusable(page, settings) or _clean_one(page, settings)


def _clean_one(page: Page, settings: CleaningSettings) -> Article | Rejected:
    if page.form is PageForm.HTML:
        from retold.cleaning.html import read_html  # noqa: PLC0415  parsers load only where there is HTML

        return read_html(page, settings)
    return clean_text(page) if page.form is PageForm.CLEAN else clean_flattened(page, settings)


def _unusable(page: Page, settings: CleaningSettings) -> Rejected | None:
    reason = None
    length = len(page.text)
    if not page.text or page.text.isspace():
        reason = "empty: nothing but white space"
    elif length > settings.max_page_chars:
        reason = f"too long: {length} characters, more than the {settings.max_page_chars} a page may have"
    elif _control_share(page.text) > settings.max_control_share:
        reason = "binary: more control characters than a text has"
    return Rejected(page.id, "cleaning", reason, page.source) if reason else None


def _control_share(text: str) -> float:
    """The share of control characters, by the first quarter of every 4,000 characters among the first 100,000."""
    sample = "".join([text[at : at + 1000] for at in range(0, min(len(text), 100_000), 4000)])
    return sum(sample.count(sign) for sign in _CONTROLS if sign in sample) / len(
        sample
    )  # to look is faster than to count

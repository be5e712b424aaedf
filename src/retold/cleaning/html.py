"""An HTML page as an article."""

from retold.cleaning.html_careful import careful_paragraphs
from retold.cleaning.html_tree import parse
from retold.cleaning.settings import CleaningSettings
from retold.cleaning.structured import about
from retold.model import Article, Page, Rejected


def read_html(page: Page, settings: CleaningSettings) -> Article | Rejected:
    """The article of an HTML page, or why there is none."""
    tree = parse(page.text)
    if tree is None:
        return _rejected(page, "the HTML holds nothing")
    facts = about(tree, page)
    paragraphs = careful_paragraphs(tree, page.url)
    text = "\n\n".join(paragraphs)
    if len(text.split()) < settings.min_article_words:
        return _rejected(page, "no article was found on the page")
    return Article(
        id=page.id,
        page_sha256=page.sha256,
        source=page.source,
        text=text,
        title=facts.title,
        url=facts.url,
        authors=facts.authors,
        outlet=facts.outlet,
        language=facts.language,
        published=facts.published,
        updated=facts.updated,
        captured=page.captured,
        page_length=len(page.text),
        stated_story=page.stated.story,
        notes=page.notes,
    )


def _rejected(page: Page, reason: str) -> Rejected:
    return Rejected(page.id, "cleaning", reason, page.source)

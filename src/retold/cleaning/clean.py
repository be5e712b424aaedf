"""Clean text that the input gives as article text: used as it is, offsets untouched."""

from retold.cleaning.forms import with_standing
from retold.cleaning.language import detect, foreign_paragraphs
from retold.cleaning.published import stated_time
from retold.model import Article, OffsetMap, Page


def clean_text(page: Page) -> Article:
    """The article of a page whose text is article text already; its fields are what the input states."""
    stated = page.stated
    language = stated.language or detect(page.text)
    article = Article(
        id=page.id,
        page_sha256=page.sha256,
        source=page.source,
        text=page.text,
        title=stated.title,
        url=page.url,
        authors=stated.authors,
        outlet=stated.outlet,
        language=language,
        published=stated_time(stated.published),
        updated=stated.updated,
        captured=page.captured,
        offsets=OffsetMap.identity(len(page.text)),
        page_length=len(page.text),
        form=page.form,
        foreign=foreign_paragraphs(page.text, language),
        stated_story=stated.story,
        notes=page.notes,
    )
    return with_standing(article, page.text)

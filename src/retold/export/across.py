"""The words in which text that stands in several stories is shown to people, the same in every form."""

from retold.export import labels
from retold.model import Elsewhere

SAME = 0.9  # share of a text in another from which the two are called one text


def phrase(found: Elsewhere) -> str:
    """What an article has in common with one of another story, which is named after it."""
    if found.shared == found.sentences and found.share >= SAME:
        return "is the same text as" if found.sentences > 1 else "is the same sentence as"
    part = f"{found.shared} of its {labels.plural(found.sentences, 'sentence')} in common with"
    return f"is put together from two stories, with {part}" if found.patched else f"has {part}"


def there(found: Elsewhere) -> str:
    """The outlet and day of the other article, as far as known."""
    known = labels.published_when(found.other.published) if found.other.published else None
    return ", ".join(part for part in (found.other.outlet, known) if part)


def copied(found: Elsewhere) -> str:
    """How sure it is that two articles share copied text."""
    return f"{labels.sureness(found.kinship)} copied"


def quoted(headline: str) -> str:
    """A headline in quotation marks; one that has some is left as it is."""
    return headline if any(mark in headline for mark in labels.QUOTE_MARKS.strip()) else f"“{headline}”"


def own_story(found: Elsewhere) -> bool:
    """Whether the other story goes by the headline of the other article."""
    return found.title == labels.headline(found.other)

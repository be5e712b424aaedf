"""What grouping needs of an article and no more: so that many can be held, and sent from process to process."""

from dataclasses import dataclass, replace
from hashlib import blake2b

from retold.model import Article
from retold.stories.features import Features, describe
from retold.stories.settings import StorySettings

# Of a text, as much as naming a story may quote.
_OPENING_CHARS = 400


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as grouping sees it.

    Attributes:
        article: with the opening of its text only.
        features: of the whole.
        digest: of title and text: equal for copies.
    """

    article: Article
    features: Features
    digest: bytes


def sketch(article: Article, settings: StorySettings) -> Sketch:
    """The sketch of an article; from then on its text may go."""
    opening = replace(article, text=article.text[:_OPENING_CHARS], removed=(), offsets=None, credits=(), foreign=())
    return Sketch(opening, describe(article, settings), told(article))


def told(article: Article) -> bytes:
    """Equal for articles that say the same."""
    words = f"{article.title or ''}\0{article.text}".encode("utf-8", "surrogatepass")
    return blake2b(words, digest_size=16).digest()

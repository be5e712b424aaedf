"""Who speaks in a story's quotes, under the story's names."""

from dataclasses import dataclass
from functools import lru_cache

from retold.account.actors import joined_names, role_text
from retold.account.strangers import named_abroad
from retold.model import Article, Evidence, Meeting, Quote, Span, Story
from retold.words import fold
from retold.words.names import place_key, places

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "his", "her", "its", "their", "our",
     "my", "your", "this", "these", "those", "some", "many", "others", "few", "most", "all", "none", "both",
     "several", "everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody"}
)  # fmt: skip
# What opens whom something is told, in languages that put it behind the verb as they put the speaker: `dijo al periódico`.
_TO_WHOM = (
    "al ",
    "a la ",
    "a los ",
    "a las ",
    "ao ",
    "aos ",
    "à ",
    "au ",
    "aux ",
    "alla ",
    "allo ",
    "agli ",
    "gegenüber ",
)
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")

_LONG_ROLE = 40  # characters; what is longer tells a story


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of one article with its speaker under the story's name.

    Attributes:
        named: the speaker is a known actor, not only described (`a senior official`).
        act: of its cue, `say` without one.
        quoted: what stands between quotation marks in its article, there.
    """

    article: Article
    quote: Quote
    speaker: str | None
    named: bool
    act: str
    quoted: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.quote.spans[0].start

    @property
    def text(self) -> str:
        """Its words, pieces joined by a blank."""
        return " ".join(s.of(self.article.text) for s in self.quote.spans)


def said_in(story: Story) -> list[Said]:
    """All quotes of the story, by article and place."""
    names = joined_names(story)
    names |= named_abroad(story, names)
    found = []
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        quoted = Meeting(mentions.quoted)
        for quote in mentions.quotes:
            speaker, named = None, False
            if quote.speaker is not None and quote.speaker.actor is not None:
                speaker = names.get((article.id, quote.speaker.actor), quote.speaker.actor)
                named = (article.id, quote.speaker.actor) in names
            elif quote.speaker is not None:
                speaker = described(quote.speaker.span.of(article.text))
            act = quote.cue.act if quote.cue is not None else "say"
            around = Span(quote.spans[0].start, quote.spans[-1].end)
            found.append(Said(article, quote, speaker, named, act, tuple(quoted.of(around))))
    return found


def described(written: str) -> str | None:
    """A description as it is shown: without article, on one line; None for a mere pronoun."""
    text = " ".join(written.split())
    if text.casefold() in _PRONOUNS or text.casefold().startswith(_TO_WHOM):
        return None
    text = text.removeprefix("whose ")
    for relative in (" who ", " which ", " that "):
        text = text.partition(relative)[0]
    for article in _ARTICLES:
        text = text.removeprefix(article)
    return text if text[-2:-1].isupper() else text.rstrip(".,;:")  # the U.S.


def same_source(one: str, two: str) -> bool:
    """Whether two speakers as shown are one, well-known places under any name (`US officials`, `U.S. officials`)."""
    return one == two or _plain(one) == _plain(two)


@lru_cache(maxsize=1 << 12)
def _plain(shown: str) -> str:
    return " ".join(places().get(place_key(w), (fold(w), None))[0] for w in shown.split()).casefold()


def roles_of(story: Story) -> dict[str, str]:
    """The role most articles give each person, under the story's names; of as many the one that tells more: no mere `boss`."""
    names = joined_names(story)
    counts: dict[str, dict[str, int]] = {}
    for article, mentions in zip(story.articles, story.mentions, strict=True):
        for mention in mentions.actors:
            if mention.role is not None:
                role = role_text(mention.role.of(article.text))
                roles = counts.setdefault(names[article.id, mention.actor], {})
                roles[role] = roles.get(role, 0) + 1
    return {
        name: min(roles, key=lambda r: (-roles[r], len(r) > _LONG_ROLE, -len(r), r)) for name, roles in counts.items()
    }


def speaker_evidence(said: Said) -> Evidence | None:
    """Where the speaker is named at the quote."""
    return Evidence.at(said.article, said.quote.speaker.span) if said.quote.speaker is not None else None

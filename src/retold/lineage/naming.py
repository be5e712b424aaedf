"""Which pages of a story others name as where they have their text from.

A credit, a byline or a label beside a text may name an outlet whose own page lies in the pile (`By Ana Roe and CCN`,
`Redacción / Union Wire`); so may the text itself (`the Tidewatch reported`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from retold.lineage.attribution import cites, copy_odds, taken_by_name
from retold.model import ABOVE_HEADLINE, Article

# Log odds that a text was made from the page that its credits name as its source, and from that of the outlet which
# another line beside it names; less of each page of an agency that has several here, or is named by its initials: it
# sends several versions, of which one may be lost.
_NAMED = 5.0
_CREDITED = 3.5
_SENT = 1.2
# The same where only the text itself names the outlet, and no other text does.
_CITED = 4.0
# Log odds that of two texts of one outlet one is a version of the other; that the one which says it was changed is the later.
_VERSIONS = 2.4
_CHANGED = 2.0
# Lines beside a text that may say where it is from: so many above and below, of so many characters.
_ABOVE, _BELOW, _LONGEST = 6, 3, 90
# Shorter names of one word are found in other words by chance.
_NAME_LETTERS = 6
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]{3,}\b")
_PARTS = re.compile(r"\s*[/|()•·:–—]\s*|\s-\s")
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|lo|de|het)\s", re.IGNORECASE)


class Naming:
    """What the pages of a story say of each other.

    Args:
        articles: of the story; all numbers are theirs.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._sites = [_site(article) for article in articles]
        self._odds: dict[tuple[int, int], float] = {}
        names, short = [_names(a) for a in articles], [_initials(a) for a in articles]
        pages, senders = _by_name(names), _by_name(short)
        citing = defaultdict[int, list[int]](list)
        for child, article in enumerate(articles):
            said = "\n".join(_beside(article, names[child]))
            credited = {n: _CREDITED / len(some) for some in _found(said, pages, names[child]) for n in some}
            for initials in set(_INITIALS.findall(said)) - short[child]:
                credited |= {n: max(credited.get(n, 0.0), _SENT) for n in senders.get(initials, ())}
            if article.credits:
                taken = [n for n, a in enumerate(articles) if n != child and taken_by_name(article, a)]
                credited |= dict.fromkeys(taken, _NAMED)
            self._odds |= {(child, parent): odds for parent, odds in credited.items()}
            within = {n for some in _found(article.text, pages, names[child]) for n in some}
            if article.cites:
                within.update(n for n, a in enumerate(articles) if n != child and cites(article, a))
            for parent in within - credited.keys():
                citing[parent].append(child)
        self._sure = frozenset((min(p), max(p)) for p, odds in self._odds.items() if odds >= _CREDITED)
        # Of those that cite one page one may have it from there, and the others from that one.
        self._odds |= {(c, p): _CITED / len(children) for p, children in citing.items() for c in children}

    def odds(self, child: int, parent: int) -> float:
        """Log odds, from credits, bylines and dates, that `child` was made from `parent` and not the reverse, halved for each."""
        mine, theirs = self._articles[child], self._articles[parent]
        told = self._odds.get((child, parent), 0.0) - self._odds.get((parent, child), 0.0)
        if self._sites[child] is not None and self._sites[child] == self._sites[parent]:
            told += _VERSIONS + _CHANGED * (_changed(mine) - _changed(theirs))
        return told + copy_odds(mine, theirs)


    def pairs(self) -> frozenset[tuple[int, int]]:
        """Pairs of numbers (smaller first) of which one names the other beside its text as where it is from."""
        return self._sure


def _changed(article: Article) -> bool:
    """Whether a page says that its text was changed after it was published."""
    return article.updated is not None or bool(article.corrections)


def _by_name(names: Iterable[set[str]]) -> dict[str, list[int]]:
    found = defaultdict[str, list[int]](list)
    for number, some in enumerate(names):
        for name in some:
            found[name].append(number)
    return found


def _found(text: str, pages: dict[str, list[int]], own: set[str]) -> Iterator[list[int]]:
    """The pages of each outlet that a text names."""
    low = " ".join(text.casefold().split())
    for name, some in pages.items():
        if name in low and name not in own and re.search(rf"\b{re.escape(name)}\b", low):
            yield some


def _heads(article: Article) -> list[str]:
    """The outlet of a page; where its lines do not tell for sure, what stands on top."""
    if article.outlet:
        return [article.outlet]
    return [cut.text for cut in article.removed if cut.reason == ABOVE_HEADLINE and cut.text][:1]


def _site(article: Article) -> str | None:
    """What two pages of one outlet have in common: its name, the host."""
    host = urlsplit(article.url).netloc.removeprefix("www.") if article.url else None
    return next((" ".join(_PARTS.split(head)[0].casefold().split()) for head in _heads(article)), host)


def _names(article: Article) -> set[str]:
    parts = (" ".join(part.casefold().split()) for head in _heads(article) for part in (head, *_PARTS.split(head)))
    bare = {_ARTICLE.sub("", part) for part in parts}
    return {name for name in bare if len(name.split()) > 1 or len(name) >= _NAME_LETTERS}


def _initials(article: Article) -> set[str]:
    """What an agency may sign its reports with: its initials, or capitals in its name."""
    found = set[str]()
    for head in _heads(article):
        for part in _PARTS.split(head):
            words = [word for word in part.split() if word[0].isalpha()]
            found.update(("".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w[0].isupper())))
        if not head.isupper() or " " not in head:
            found.update(_INITIALS.findall(head))
    return {name for name in found if _INITIALS.fullmatch(name)}


def _beside(article: Article, own: set[str]) -> Iterator[str]:
    """The lines beside a text that may say where it is from; its credits."""
    yield from (credit.text for credit in article.credits)
    spans = article.offsets.source_spans() if article.offsets else ()
    if not spans:
        return
    start, end = spans[0].start, spans[-1].end
    above = [cut.text for cut in article.removed if cut.text and cut.span.end <= start][-_ABOVE:]
    below = [cut.text for cut in article.removed if cut.text and cut.span.start >= end][:_BELOW]
    for line in (*above, *below):
        low = line.casefold()
        if len(line) <= _LONGEST and line != article.title and not any(name in low for name in own):
            yield line

"""Which pages of a story others name as where they have their text from.

A credit, a byline or a label beside a text may name an outlet whose own page lies in the pile (`By Ana Roe and CCN`,
`Redacción / Union Wire`); so may the text itself (`the Tidewatch reported`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from retold.lineage.attribution import PARTS, copy_odds, earlier, is_outlet, is_release, signs_own_page, taken_by_name
from retold.model import ABOVE_HEADLINE, Article, Clue, CreditKind, Span

# Log odds that a text was made from the page that its credits name as its source, and from that of the outlet which
# another line beside it names; less of each page of an agency that has several here, or is named by its initials: it
# sends several versions, of which one may be lost.
_NAMED = 5.0
_CREDITED = 3.5
_SENT = 1.2
# The same where only the text itself names the outlet, and no other text does.
_CITED = 4.0
# Log odds that a text is the copy of what an agency signs on a page of its own: it is written to be taken over.
_SIGNED = 2.0
# Log odds that of two texts of one outlet one is a version of the other; that the one which says it was changed is the
# later, and that the later is made from the earlier: the clocks of one outlet are of one zone, and a page that was changed
# keeps the hour of its first version.
_VERSIONS = 2.4
_CHANGED = 2.0
_ORDERED = 3.0
# Lines beside a text that may say where it is from: so many above and below, of so many characters.
_ABOVE, _BELOW, _LONGEST = 6, 3, 90
# Shorter names of one word are found in other words by chance.
_NAME_LETTERS = 6
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]{3,}\b")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|lo|de|het)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """That a page names the outlet of another: in a line beside its text, or at a span of it."""

    odds: float
    line: str | None = None
    span: Span | None = None


class Naming:
    """What the pages of a story say of each other.

    Args:
        articles: of the story; all numbers are theirs.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._names, self._initials = [_names(a) for a in articles], [_initials(a) for a in articles]
        self._sites = [_site(article) for article in articles]
        self._signed = [signs_own_page(article) for article in articles]
        self._pages, self._senders = _by(self._names), _by(self._initials)
        self._by_word = _by_first_word(self._pages)
        self._said = {(c, p): said for c in range(len(articles)) for p, said in self._credited(c).items()}
        self._sure = frozenset((min(p), max(p)) for p, said in self._said.items() if said.odds >= _CREDITED)
        citing = defaultdict[int, dict[int, Span]](dict)
        for child in range(len(articles)):
            for parent, span in self._cited(child).items():
                citing[parent][child] = span
        for parent, spans in citing.items():  # one of them may have it from there, and the others from that one
            if is_release(articles[parent]):  # whoever reports on an office names it
                continue
            for child, span in spans.items():
                self._said.setdefault((child, parent), _Said(_CITED / len(spans), span=span))

    def odds(self, child: int, parent: int) -> float:
        """Log odds, from credits, bylines and dates, that `child` was made from `parent` and not the reverse, halved for each."""
        nothing = _Said(0.0)
        told = self._said.get((child, parent), nothing).odds - self._said.get((parent, child), nothing).odds
        mine, theirs = self._articles[child], self._articles[parent]
        if self.versions(child, parent):
            changed = _changed(mine) - _changed(theirs)
            told += _VERSIONS + _CHANGED * changed
            told += _ORDERED * ((earlier(theirs, mine) - earlier(mine, theirs)) or changed)
        return told + _SIGNED * (self._signed[parent] - self._signed[child]) + copy_odds(mine, theirs)

    def pairs(self) -> frozenset[tuple[int, int]]:
        """Pairs of numbers (smaller first) of which one names the other beside its text as where it is from."""
        return self._sure

    def named_among(self, some: Collection[int]) -> set[int]:
        """Those of some pages that others of them name."""
        inside = set(some)
        return {p for c, p in self._said if c in inside and p in inside}

    def clues(self, child: int, parent: int) -> list[Clue]:
        """What `child` says of `parent` outside its credits; that they are of one outlet."""
        mine, theirs = self._articles[child], self._articles[parent].id
        found = []
        said = self._said.get((child, parent))
        if said is not None and said.span is not None:
            found.append(Clue("cited", round(said.odds, 2), f"names the outlet of {theirs} in its text", (said.span,)))
        elif said is not None and said.line not in {None, *(credit.text for credit in mine.credits)}:
            found.append(Clue("named", said.odds, f"names the outlet of {theirs} beside its text: “{said.line}”"))
        if self.versions(child, parent):
            found.append(Clue("same outlet", _VERSIONS, f"is of the same outlet as {theirs}: a version of one text"))
        return found

    def versions(self, one: int, other: int) -> bool:
        """Whether two pages are of one outlet: versions of one text, if they are kin."""
        return self._sites[one] is not None and self._sites[one] == self._sites[other]

    def _credited(self, child: int) -> dict[int, _Said]:
        article, own = self._articles[child], self._names[child]
        found: dict[int, _Said] = {}
        for line in _beside(article, own):
            for name in _found(line, self._by_word):
                some = self._pages[name]
                found |= {n: _Said(_CREDITED / len(some), line) for n in some if name not in own and n not in found}
            for initials in set(_INITIALS.findall(line)) - self._initials[child]:
                found |= {n: _Said(_SENT, line) for n in self._senders.get(initials, ()) if n not in found}
        if article.credits:
            taken = (n for n, a in enumerate(self._articles) if n != child and taken_by_name(article, a))
            found |= {n: _Said(_NAMED) for n in taken}
        return found

    def _cited(self, child: int) -> dict[int, Span]:
        article, own = self._articles[child], self._names[child]
        found: dict[int, Span] = {}
        for name in _found(article.text, self._by_word):
            if name not in own and (span := _place(name, article.text)) is not None:
                found |= {n: span for n in self._pages[name] if n not in found}
        for cited in article.cites:
            others = ((n, a) for n, a in enumerate(self._articles) if n != child and n not in found)
            found |= {n: cited.span for n, a in others if is_outlet(cited.name, a)}
        return found


def _changed(article: Article) -> bool:
    """Whether a page says that its text was changed after it was published."""
    return article.updated is not None or bool(article.corrections)


def _by(names: Iterable[set[str]]) -> dict[str, list[int]]:
    found = defaultdict[str, list[int]](list)
    for number, some in enumerate(names):
        for name in some:
            found[name].append(number)
    return found


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for name in names:
        found[next(iter(_WORD.findall(name)), "")].append(name)
    return found


def _found(text: str, by_word: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The names of outlets, by their first words, that a text holds."""
    low = " ".join(text.casefold().split())
    for word in sorted(by_word.keys() & set(_WORD.findall(low))):
        yield from (n for n in by_word[word] if n in low and re.search(rf"\b{re.escape(n)}\b", low))


def _place(name: str, text: str) -> Span | None:
    """Where a name stands first in a text."""
    match = re.search(r"\b" + r"\s+".join(map(re.escape, name.split())) + r"\b", text, re.IGNORECASE)
    return Span(*match.span()) if match else None


def _heads(article: Article) -> list[str]:
    """The outlet of a page; where its lines do not tell for sure, what stands on top, or else the agency of its dateline."""
    if article.outlet:
        return [article.outlet]
    top = [cut.text for cut in article.removed if cut.reason == ABOVE_HEADLINE and cut.text][:1]
    return top or [c.name for c in article.credits if c.kind is CreditKind.DATELINE and c.name][:1]


def _site(article: Article) -> str | None:
    """What two pages of one outlet have in common: its name, the host."""
    host = urlsplit(article.url).netloc.removeprefix("www.") if article.url else None
    return next((" ".join(PARTS.split(head)[0].casefold().split()) for head in _heads(article)), host)


def _names(article: Article) -> set[str]:
    parts = (" ".join(part.casefold().split()) for head in _heads(article) for part in (head, *PARTS.split(head)))
    bare = {_ARTICLE.sub("", part) for part in parts}
    return {name for name in bare if len(name.split()) > 1 or len(name) >= _NAME_LETTERS}


def _initials(article: Article) -> set[str]:
    """What an agency may sign its reports with: its initials, or capitals in its name."""
    found = set[str]()
    for head in _heads(article):
        for part in PARTS.split(head):
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

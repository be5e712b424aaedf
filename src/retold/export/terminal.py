"""The account as text for a terminal, what matters on top."""

from collections import Counter
from collections.abc import Callable

from retold.export import across, labels
from retold.export.agreed import is_comparable
from retold.export.companions import Companion, companions, stories_of
from retold.export.contexts import together
from retold.export.descent import Node, Telling, tellings
from retold.export.doubts import doubts
from retold.export.given_out import usual_wording
from retold.export.ink import BOLD, CYAN, DIM, RED, YELLOW, Ink, Words, clip
from retold.export.page_names import page_names, worded
from retold.export.terminal_readings import Readings
from retold.model import Account, AccountQuote, Actor, ActorKind, Article, Difference, Edge, QuoteKind, Report, Role

MAX_QUOTES = 12
# Clues that name another source a text may have: always told.
_INSTEAD = ("added instead", "lost instead")
MAX_EVENTS = 20
MAX_ACTORS = 14
MAX_CUTS = 5
MAX_ELSEWHERE = 8
DATE_COLUMNS = 14  # of the timeline; a longer date has a line of its own
POINTING = (" which", " who", " whose")  # words that say nothing without what they stand for
MARKS = ' "“”„«»‘'  # quotation marks taken off words that are shown in quotation marks


def render(report: Report, width: int = 80, *, colour: bool = False) -> str:
    """The whole report as text of at most `width` columns (long words of pages are broken)."""
    ink = Ink(width, colour)
    ids = page_names(a for account in report.accounts for a in account.story.articles)
    stories = stories_of(report)
    for account in report.accounts:
        if ink.lines:
            ink.gap()
            ink.rule()
            ink.gap()
        _Page(ink, account, ids, companions(account, stories)).write()
    if not report.accounts:
        ink.put(("No story was found.",))
    _rejected(ink, report)
    return ink.text()


class _Page:
    """Writes one story."""

    def __init__(self, ink: Ink, account: Account, ids: dict[str, str], found: tuple[Companion, ...]) -> None:
        self.companions = found
        self.ink = ink
        self.account = account
        self.ids = ids
        self.articles = {article.id: article for article in account.story.articles}
        self.readings = Readings(ink, account, ids, self._refs)
        self.told: set[str] = set()  # pages whose descent was printed: a merged one stands in two trees

    def write(self) -> None:
        """Every part that has something to say."""
        ink, account = self.ink, self.account
        ink.put((Words(account.story.title, BOLD),))
        ink.put((Words(labels.tellings(len(self.articles), account.lineage.origins), CYAN),))
        parts: tuple[tuple[str, bool, Callable[[], None]], ...] = (
            ("Read with care", bool(doubts(account)), self._doubts),
            ("In brief", bool(account.brief), self._brief),
            ("What tellings agree on", is_comparable(account) and bool(account.facts), self.readings.agreement),
            ("Who told it, who retold it", bool(account.lineage.families), self._lineage),
            ("Also in other stories", bool(account.elsewhere), self._elsewhere),
            ("What changed", any(p.differences for p in account.collation.passages), self.readings.changes),
            ("Who said what", bool(account.quotes), self._quotes),
            ("Timeline", bool(account.timeline), self._timeline),
            ("People, organisations, places", bool(account.actors), self._actors),
            ("Pages", True, self._pages),
            ("Stories beside this one", bool(self.companions), self._companions),
        )
        for title, there, part in parts:
            if there:
                ink.heading(title)
                part()

    def _refs(self, articles: list[str], most: int = 8) -> str:
        names = [self.ids.get(a, a) for a in dict.fromkeys(articles)]
        more = f" +{len(names) - most}" if len(names) > most else ""
        return ", ".join(names[:most]) + more

    def _doubts(self) -> None:
        for doubt in doubts(self.account):
            found = labels.plural(len(together(doubt.departures)), "place")
            short = list(dict.fromkeys(self._in_short(each.difference) for each in doubt.departures))
            worst, more = "; ".join(short[:3]), "; …" if len(short) > 3 else ""
            self.ink.put((Words(self.ids[doubt.article], f"{BOLD};{RED}"), f"{found}: {worst}{more}"), "  ", "      ")

    def _in_short(self, difference: Difference) -> str:
        if difference.note and difference.span.of(self.articles[difference.article].text).endswith(POINTING):
            return f"{labels.KINDS[difference.kind]}, {difference.note}"
        words = (
            clip(difference.span.of(self.articles[difference.article].text).strip(labels.QUOTE_MARKS), 40) or "nothing"
        )
        other = next(iter(difference.others), None)
        usual = clip(other.span.of(self.articles[other.article].text).strip(labels.QUOTE_MARKS), 40) if other else ""
        instead = f" for “{usual}”" if usual else ""
        return f"{labels.KINDS[difference.kind]} “{words}”{instead}"

    def _brief(self) -> None:
        several = len(self.account.lineage.families) > 1
        for point in self.account.brief:
            counted = [labels.plural(point.origins, "telling")] if several else []
            said = ", in ".join([*(["said"] if point.statement else []), *counted])
            refs = ": ".join(filter(None, (said, self._refs([e.article for e in point.evidence]))))
            self.ink.put((point.text, Words(f"({refs})", DIM)), "  · ", "    ")

    def _lineage(self) -> None:
        for telling in tellings(self.account.lineage):
            self._telling(telling)
        shared = {frozenset(s.articles): s for s in reversed(self.account.lineage.statements) if s.spans}
        for statement in list(reversed(shared.values()))[:4]:  # sentences of one statement have the same pages
            article, span = usual_wording(statement, self.articles)
            words = span.of(self.articles[article].text)
            given = f"given out by {statement.speaker}" if statement.speaker else "given out to everybody"
            self.ink.put(
                (f"{self._refs(list(statement.articles))} share words {given}, which is not copying:",
                 Words(f"“{clip(words.strip(labels.QUOTE_MARKS), 90)}”", DIM)), "  = ", "    ",
            )  # fmt: skip
        for kept, duplicate in self.account.lineage.folded:
            self.ink.put(
                (f"{self.ids.get(duplicate, duplicate)} is the same page as {self.ids.get(kept, kept)}",),
                "  = ",
                "    ",
            )

    def _elsewhere(self) -> None:
        for found in self.account.elsewhere[:MAX_ELSEWHERE]:
            there = ", ".join(filter(None, (self.ids.get(found.other.id, found.other.id), across.there(found))))
            self.ink.put(
                (Words(self.ids[found.article], BOLD), across.phrase(found),
                 f"{clip(across.quoted(labels.headline(found.other)), 70)} ({there})",
                 "in another story;" if across.own_story(found) else f"in the story “{clip(found.title, 70)}”;", Words(across.copied(found), DIM)), "  · ", "    ",
            )  # fmt: skip
        self._more(len(self.account.elsewhere) - MAX_ELSEWHERE, "such page")

    def _companions(self) -> None:
        for other in self.companions:
            self.ink.put((f"{other.story.title} ({other.pages}):", Words(other.why, DIM)), "  · ", "    ")

    def _telling(self, telling: Telling) -> None:
        first = f"  {telling.number}  "
        for root in telling.roots:
            self._node(root, first, "     ")
            first = "     "

    def _node(self, node: Node, first: str, rest: str) -> None:
        if node.article is None:
            name = node.named or "A text that is not in the pile"
            lost = "a report that is not in the pile" if node.named else "lost"
            self.ink.put((Words(name, f"{BOLD};{YELLOW}"), Words(f"({lost})", DIM)), first, rest)
        else:
            title = labels.headline(self.articles[node.article])
            self.ink.put(
                (
                    Words(self.ids[node.article], BOLD),
                    clip(title, 70),
                    Words("(as above)" if node.article in self.told else "", DIM),
                ),
                first,
                rest + "    ",
            )
        if node.article in self.told:
            return
        self.told |= {node.article} if node.article else set()
        below = rest + ("│  " if node.children else "   ")
        if node.article is not None:
            cited = labels.sources_named(self.articles[node.article], self.account.story.articles, self.ids)
            self.ink.put((Words(f"names as its source {cited}", CYAN),), below + "  ", below + "  ") if cited else None
        for edge in (*((node.edge,) if node.edge else ()), *node.also):
            self._reasons(edge, below, main=edge is node.edge)
        for position, child in enumerate(node.children):
            last = position == len(node.children) - 1
            self._node(child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))

    def _reasons(self, edge: Edge, indent: str, *, main: bool) -> None:
        if edge.parent is None and not edge.clues:
            return
        source = "" if main or edge.parent is None else f"also from {self.ids.get(edge.parent, edge.parent)}: "
        self.ink.put((Words(source + labels.edge_phrase(edge), CYAN),), indent + "  ", indent + "  ")
        clues = sorted((c for c in edge.clues if c.weight > 0), key=lambda c: -c.weight)[:3]
        clues.extend(c for c in edge.clues if c.kind in _INSTEAD)
        if clues:
            self.ink.put(
                (Words(worded("; ".join(clue.text for clue in clues), self.ids), DIM),),
                indent + "  ",
                indent + "  ",
            )

    def _quotes(self) -> None:
        quotes = sorted(self.account.quotes, key=labels.is_paraphrase)
        for quote in quotes[:MAX_QUOTES]:
            who = quote.speaker or "Speaker not named"
            details = ", ".join(
                filter(None, (quote.role, f"to {quote.to}" if quote.to else None, quote.occasion, labels.act(quote)))
            )
            self.ink.put((Words(who, BOLD), details and f"— {details}"), "  ", "    ")
            self._wordings(quote)
            for article, phrases in labels.shifts(quote):
                said = (
                    Words(self.ids.get(article, article), RED),
                    "; ".join(phrases[:4]) + ("; …" if len(phrases) > 4 else ""),
                )
                self.ink.put(said, "    ! ", "      ")
        self._more(len(quotes) - MAX_QUOTES, "quote")

    def _wordings(self, quote: AccountQuote) -> None:
        wordings: dict[str, list[str]] = {}
        for wording in quote.wordings:
            words = clip(wording.said, 400)
            shown = f"“{words.strip(labels.QUOTE_MARKS)}”" if wording.kind is QuoteKind.DIRECT else words
            wordings.setdefault(shown, []).append(wording.evidence.article)
        alone = {w.evidence.article for w in quote.wordings if w.alone}
        for words, where in wordings.items():
            only = ", only here" if len(wordings) > 1 and alone.issuperset(where) else ""
            self.ink.put((words, Words(f"({self._refs(where)}{only})", DIM)), "    ")

    def _timeline(self) -> None:
        entries = self.account.timeline
        for entry in entries[:MAX_EVENTS]:
            day = labels.when(entry.first, entry.last)
            status = f"[{labels.STATUSES[entry.status]}]" if entry.status.value == "announced" else ""
            told = f"{labels.plural(entry.origins, 'telling')}: " if len(self.account.lineage.families) > 1 else ""
            refs = told + self._refs([e.article for e in entry.evidence])
            if entry.beside:
                refs += f"; otherwise {self._refs([e.article for e in entry.beside])}"
            if len(day) > DATE_COLUMNS:
                self.ink.put((day,), "  ")
                day = ""
            first = f"  {day:<{DATE_COLUMNS}} "
            self.ink.put(
                (Words(status, YELLOW), clip(entry.text, 260), Words(f"({refs})", DIM)), first, " " * len(first)
            )
            for other in entry.disagreements:
                self.ink.put((Words(worded(other, self.ids), RED),), " " * 17 + "! ", " " * 19)
        self._more(len(entries) - MAX_EVENTS, "event")

    def _actors(self) -> None:
        actors = sorted(self.account.actors, key=lambda a: list(ActorKind).index(a.kind))
        for kind in ActorKind:
            named = [actor for actor in actors if actor.kind is kind]
            for actor in named[:MAX_ACTORS]:
                self._actor(actor)
            self._more(len(named) - MAX_ACTORS, kind.value)

    def _actor(self, actor: Actor) -> None:
        roles = "; ".join(self._role(role, actor) for role in actor.roles[:4])
        others = labels.other_spellings(actor)[:6]
        parts: list[str | Words] = [Words(actor.name, BOLD), f"— {roles}" if roles else ""]
        if others:
            parts.append(Words(f"also written {', '.join(others)}", DIM))
        parts.append(Words(f"({self._refs(list(actor.articles), 6)})", DIM))
        self.ink.put(parts, "  ", "    ")

    def _role(self, role: Role, actor: Actor) -> str:
        """A role, and who gives it unless everybody who names the actor does."""
        named = [e.article for e in role.evidence]
        return role.text if set(named) == set(actor.articles) else f"{role.text} ({self._refs(named, 4)})"

    def _pages(self) -> None:
        for article in self.account.story.articles:
            self._article(article)

    def _article(self, article: Article) -> None:
        ink = self.ink
        ink.put((Words(self.ids[article.id], BOLD), labels.headline(article)), "  ", "      ")
        credited = ", ".join(dict.fromkeys(c.name or "taken from elsewhere" for c in article.credits))
        cited = labels.sources_named(article, self.account.story.articles, self.ids)
        facts = [article.outlet, ", ".join(article.authors), f"credits {credited}" if credited else None,
                 f"names as source {cited}" if cited else None,
                 labels.publication(article.published), labels.language(article.language or ""),
                 labels.article_kind(article), "goes on elsewhere" if article.truncated else None]  # fmt: skip
        ink.put((Words(" · ".join(fact for fact in facts if fact), DIM),), "      ")
        for note in (*article.notes, *(f"corrects itself: “{told}”" for told in article.corrections)):
            ink.put((Words(labels.in_days(note), YELLOW),), "      ! ")
        cuts = Counter(cut.reason for cut in article.removed if not labels.is_field(cut.reason))
        size = {reason: sum(len(c.span) for c in article.removed if c.reason == reason) for reason in cuts}
        for reason in sorted(cuts, key=lambda r: (-size[r], r))[:MAX_CUTS]:
            words = next((c.text for c in article.removed if c.reason == reason and c.text), "")
            shown = f"“{clip(words, 48)}”" if words and words not in reason else ""
            amount = f"cut {labels.plural(size[reason], 'character')}"
            times = f" in {cuts[reason]} places" if cuts[reason] > 1 else ""
            ink.put((Words(f"{amount}{times}: {reason}", DIM), Words(shown, DIM)), "      ", "        ")
        if len(cuts) > MAX_CUTS:
            ink.put((Words(f"and {labels.plural(len(cuts) - MAX_CUTS, 'other reason')} for cuts", DIM),), "      ")

    def _more(self, count: int, what: str) -> None:
        if count > 0:
            self.ink.put(
                (Words(f"and {labels.plural(count, f'more {what}')}, in the web pages and the JSON", DIM),), "  "
            )


def _rejected(ink: Ink, report: Report) -> None:
    if not report.rejected:
        return
    ink.heading(f"Not used ({len(report.rejected)})")
    for page in report.rejected:
        ink.put((Words(page.source or page.id, BOLD), Words(":", glued=True), page.reason), "  ", "    ")

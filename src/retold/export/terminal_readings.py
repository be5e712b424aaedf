"""The readings of a story for a terminal: what tellings agree on, what one alone has, what changed."""

from collections.abc import Callable, Iterable, Sequence

from retold.export import agreed, labels
from retold.export.contexts import Context, here, sides, together
from retold.export.doubts import Departure, departures, doubts
from retold.export.ink import BOLD, DIM, RED, YELLOW, Ink, Words, clip
from retold.export.page_names import worded
from retold.model import SEVERE, Account, Difference, Fact, FactKind, Reading, Span

MAX_SEVERE = 24  # differences of a group shown in full; the rest are counted
MAX_WORDING = 6
MAX_FACTS = 12  # of a number of tellings
MAX_ALONE = 6  # facts of one telling
MAX_NAMES = 10
MAX_RETELLINGS = 20
MAX_DATED = 200  # characters of the sentence of a date, which may stand at its end
MIN_CONTEXT_CHARS = 16  # either side of the words that differ
BOTH_MAY_BE = "either may be right"


class Readings:
    """Writes the readings of one story.

    Args:
        ink: where to.
        account: of the story.
        refs: short ids of articles as one text, at most so many.
    """

    def __init__(self, ink: Ink, account: Account, ids: dict[str, str], refs: Callable[..., str]) -> None:
        self.ink = ink
        self.account = account
        self.ids = ids
        self.refs = refs
        self.articles = {article.id: article for article in account.story.articles}

    def agreement(self) -> None:
        """The facts several tellings agree on, and those that rest on one."""
        for moved in self.account.moved:
            told = " → ".join(f"{value}, {day} ({self.refs(ids, 4)})" for value, day, ids in agreed.steps(moved))
            self.ink.put((Words(f"{moved.what}:", BOLD), told), "  · ", "    ")
        for origins, facts in agreed.agreed(self.account):
            shown = agreed.without(facts, self.account)
            if shown:
                self.ink.put((Words(f"Told independently by {origins}", BOLD),), "  ")
            for fact in shown[:MAX_FACTS]:
                self._fact(fact)
            self._more(len(shown) - MAX_FACTS, "fact", "facts")
        for found in agreed.alone(self.account):
            self._alone(found)

    def _fact(self, fact: Fact) -> None:
        told = " | ".join(self.refs(ids, 4) for ids in agreed.articles_of(fact, self.account))
        told = "; ".join(filter(None, (told, agreed.on_whose_word(fact))))
        short = agreed.in_short(fact)
        size = max((self.ink.width - len(short or "")) // 2, MIN_CONTEXT_CHARS)
        sentence = agreed.in_sentence(fact, self.account)
        words = (
            [Words(clip(fact.text, max(2 * size, MAX_DATED)))]
            if fact.kind is FactKind.DATE
            else self._in_sentence(sentence, size)
        )
        head = [Words(f"{short}:", BOLD)] if short else []
        self.ink.put((*head, *words, Words(f"({told})", DIM)), "  · ", "    ")

    def _in_sentence(self, sentence: Context, size: int) -> list[Words]:
        if any(marked for _, marked in sentence.pieces):
            return self.ink.marked(sentence.clipped(size).pieces)
        return [Words(clip(sentence.pieces[0][0], 300))]

    def _alone(self, found: agreed.Alone) -> None:
        pages = self.refs(list(found.articles), 6)
        verb = "says" if len(found.articles) == 1 else "say"
        self.ink.put((Words(f"Only {pages} {verb}", BOLD),), "  ")
        numbers = [fact for fact in found.facts if fact.kind is FactKind.NUMBER]
        for fact in numbers[:MAX_ALONE]:
            self._fact(fact)
        self._more(len(numbers) - MAX_ALONE, "number", "numbers")
        names = [fact.value or "" for fact in found.names]
        if names:
            more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
            self.ink.put((f"who is named: {', '.join(names[:MAX_NAMES])}{more}",), "  · ", "    ")
        if found.passages:
            sentences = labels.plural(len(found.passages), "sentence")
            if numbers or names:
                said = f"and {sentences} no other telling has"
            else:  # so that something is told of what only they say
                readings = (passage.readings[0] for _, passage in found.passages)
                told = [reading.span.of(self.articles[reading.article].text) for reading in readings]
                words = next((each for each in told if not each.rstrip().endswith("?")), told[0])
                said = f"{sentences} no other telling has: {clip(words, 90)}"
            self.ink.put((Words(said, DIM),), "  · ", "    ")

    def changes(self) -> None:
        """What copying changed, page by page, where tellings contradict each other, and other wordings."""
        groups = departures(self.account)
        self._group("copying", self._page_by_page(groups.copying), MAX_SEVERE)
        between = [each for each in groups.between if not self._moved(each.difference)]
        self._group("between", [(None, together(between))], MAX_SEVERE)
        self._group("versions", [(None, together(groups.versions))], MAX_SEVERE)
        self.retellings()
        self._group("wording", [(None, together(groups.wording))], MAX_WORDING)

    def _moved(self, difference: Difference) -> bool:
        """Whether both sides of a difference are steps of a figure that is told as one that moved."""
        steps = [e for moved in self.account.moved for step in moved.steps for e in step.evidence]
        sides = (Reading(difference.article, difference.span), *difference.others)
        return all(any(e.article == r.article and e.span.overlaps(r.span) for e in steps) for r in sides)

    def retellings(self) -> None:
        """What each page left out, put in and moved."""
        found = self.account.collation.retellings
        if found:
            self.ink.put((Words("Left out, put in, moved", BOLD),), "  ")
        for retelling in found[:MAX_RETELLINGS]:
            way = labels.TAKEN if retelling.taken else labels.BESIDE
            where = {"left_out": retelling.against, "added": retelling.article, "moved": retelling.article}
            said = []
            for part, numbers in labels.parts_of(retelling):
                first = clip(self._sentence(numbers[0], where[part]).strip(labels.QUOTE_MARKS), 60)
                said.append(
                    f"{way[part]} {labels.plural(len(numbers), 'sentence')} (“{first}”{' …' * (len(numbers) > 1)})"
                )
            head = (Words(self.refs([retelling.article]), BOLD), f"beside {self.refs([retelling.against])}:")
            self.ink.put((*head, "; ".join(said)), "  ", "      ")
        self._more(len(found) - MAX_RETELLINGS, "page", "pages")

    def _sentence(self, number: int, article: str) -> str:
        readings = self.account.collation.passages[number].readings
        return next(r.span.of(self.articles[article].text) for r in readings if r.article == article)

    def _page_by_page(self, found: Iterable[Departure]) -> list[tuple[str | None, list[list[Departure]]]]:
        pages: dict[str, list[Departure]] = {doubt.article: [] for doubt in doubts(self.account)}
        for departure in found:
            pages.setdefault(departure.difference.article, []).append(departure)
        return [(article, together(mine)) for article, mine in pages.items() if mine]

    def _group(self, key: str, pages: Sequence[tuple[str | None, list[list[Departure]]]], most: int) -> None:
        alike = [(article, self._alike(groups)) for article, groups in pages]
        count = sum(len(groups) for _, groups in alike)
        if not count:
            return
        self.ink.put((Words(f"{labels.HEADINGS[key]} ({count})", BOLD),), "  ")
        shown = 0
        for article, groups in alike:
            if article is not None and shown < most:
                headline = clip(labels.headline(self.articles[article]), 66)
                self.ink.put((Words(self.ids.get(article, article), f"{BOLD};{RED}"), Words(headline, DIM)), "  ")
            for same in groups:
                if shown < most:
                    self._departures(same[0], [group[0].difference.article for group in same])
                    shown += 1
        self._more(count - shown, "", "")

    def _alike(self, groups: Iterable[list[Departure]]) -> list[list[list[Departure]]]:
        """Departures that stand together, those that several pages have in the same words against the same others as one."""
        found: dict[tuple[object, ...], list[list[Departure]]] = {}
        for group in groups:
            others = ((tuple(ids), there.words) for ids, there, _ in sides(group, self.articles))
            key = (group[0].difference.kind, here(group, self.articles).words, *others)
            found.setdefault(key, []).append(group)
        return list(found.values())

    def _departures(self, group: list[Departure], pages: Sequence[str]) -> None:
        first = group[0].difference
        notes = dict.fromkeys(each.difference.note for each in group if each.difference.note)
        if first.contested and first.severity >= SEVERE:
            notes[BOTH_MAY_BE] = None
        note = f"({worded('; '.join(notes), self.ids)})" if notes else ""
        self.ink.put((Words(labels.KINDS[first.kind], YELLOW), Words(note, DIM)), "  ")
        self._side(list(dict.fromkeys(pages)), here(group, self.articles), min(d.difference.span for d in group))
        for articles, there, span in sides(group, self.articles):
            self._side(articles, there, span)

    def _side(self, articles: list[str], words: Context, span: Span) -> None:
        support = self.account.lineage.tellings(articles)
        count = f", {labels.plural(support, 'telling')}" if len(articles) > 1 else ""
        label = f"    {self.refs(articles, 4)}{count}:"
        place = f"@{span.start}–{span.end}"
        size = (self.ink.width - len(label) - min(len(words.words), 40) - len(place) - 11) // 2
        shown = words.clipped(max(size, MIN_CONTEXT_CHARS))
        self.ink.put((*self.ink.marked(shown.pieces), Words(place, DIM)), label + " ", " " * 8)

    def _more(self, count: int, one: str, many: str) -> None:
        if count > 0:
            what = f" {one if count == 1 else many}" if one else ""
            self.ink.put((Words(f"and {count} more{what}, in the web pages and the JSON", DIM),), "  ")

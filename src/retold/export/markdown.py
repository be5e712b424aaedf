"""The account as Markdown: one note a story, for a notebook or a newsroom's wiki."""

import re
from collections.abc import Iterator

from retold.export import across, agreed, labels
from retold.export.contexts import sides
from retold.export.descent import tellings, walk
from retold.export.doubts import departures, doubts
from retold.export.neutral import neutral_line
from retold.export.page_names import page_names, worded
from retold.model import Account, Article, Evidence, Report

MAX_DIFFERENCES = 60
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])|^(\d+)(?=[.)])|^([-+=])")


def render(report: Report) -> dict[str, bytes]:
    """The notes by file name: `<story id>.md`, file names made safe."""
    ids = page_names(a for account in report.accounts for a in account.story.articles)
    files: dict[str, bytes] = {}
    for number, account in enumerate(report.accounts, 1):
        bare = re.sub(r"[^A-Za-z0-9]+", "-", account.story.id).strip("-")[:60] or "story"
        name = f"{bare}.md" if f"{bare}.md" not in files else f"{bare}-{number}.md"
        files[name] = note(account, ids).encode("utf-8", "backslashreplace")
    return files


def note(account: Account, ids: dict[str, str]) -> str:
    """One story. `ids` are the short ids of its articles."""
    return "\n".join(_Note(account, ids).lines()) + "\n"


def plain(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML would act on."""
    return _SPECIAL.sub(lambda m: "\\" + m[1] if m[1] else f"{m[2]}\\" if m[2] else "\\" + m[3], neutral_line(text))


class _Note:
    def __init__(self, account: Account, ids: dict[str, str]) -> None:
        self.account = account
        self.ids = ids
        self.articles: dict[str, Article] = {article.id: article for article in account.story.articles}

    def lines(self) -> Iterator[str]:
        """The note, line by line."""
        account = self.account
        yield from ("---", "generator: Retold", "---", "")  # by which intake knows that it is no page
        yield f"# {plain(account.story.title)}"
        yield ""
        yield f"**{labels.tellings(len(self.articles), account.lineage.origins)}**"
        yield from self._section("Read with care", self._doubts())
        yield from self._section(
            "In brief", (f"- {plain(p.text)} ({self._told(p.origins, p.evidence)})" for p in account.brief)
        )
        yield from self._section("What tellings agree on", self._agreement())
        yield from self._section("Who told it, who retold it", self._lineage())
        yield from self._section("Also in other stories", self._elsewhere())
        yield from self._section("What changed", self._changes())
        yield from self._section("Who said what", self._quotes())
        yield from self._section("Timeline", self._events())
        yield from self._section("People, organisations, places", self._actors())
        yield from self._section("Pages", self._pages())

    def _section(self, title: str, lines: Iterator[str]) -> Iterator[str]:
        found = list(lines)
        if found:
            yield from ("", f"## {title}", "", *found)

    def _id(self, article: str) -> str:
        return f"`{neutral_line(self.ids.get(article, article)).replace('`', '')}`"

    def _told(self, origins: int, evidence: tuple[Evidence, ...]) -> str:
        where = ", ".join(self._id(article) for article in dict.fromkeys(e.article for e in evidence))
        return f"{labels.plural(origins, 'telling')}: {where}"

    def _doubts(self) -> Iterator[str]:
        for doubt in doubts(self.account):
            kinds = ", ".join(f"{labels.KINDS[kind]}{f' ×{n}' if n > 1 else ''}" for kind, n in doubt.kinds)
            yield f"- {self._id(doubt.article)} {plain(self.articles[doubt.article].title or '')}: {kinds}"

    def _agreement(self) -> Iterator[str]:
        for moved in self.account.moved:
            values = (
                f"{plain(value)}, {day} ({', '.join(map(self._id, ids))})" for value, day, ids in agreed.steps(moved)
            )
            yield f"- **{moved.what}**: {' → '.join(values)}"
        for origins, facts in agreed.agreed(self.account):
            for fact in agreed.without(facts, self.account):
                short = agreed.in_short(fact)
                told = "; ".join(filter(None, (self._told(origins, fact.evidence), plain(agreed.on_whose_word(fact)))))
                yield f"- {f'**{plain(short)}**: ' if short else ''}{plain(fact.text)} ({told})"
        for found in agreed.alone(self.account):
            words = [agreed.in_short(fact) or "" for fact in (*found.facts, *found.names)]
            if words:
                yield f"- Only {', '.join(map(self._id, found.articles))}: {plain('; '.join(words))}"

    def _lineage(self) -> Iterator[str]:
        for telling in tellings(self.account.lineage):
            for root in telling.roots:
                for depth, node in walk(root):
                    mark = f"{telling.number}." if depth == 0 else "-"
                    if node.article is None:
                        text = f"**{plain(node.named or 'A text that is not in the pile')}** (not in the pile)"
                    else:
                        text = f"{self._id(node.article)} {plain(self.articles[node.article].title or '')}"
                        text += f" — {labels.edge_phrase(node.edge)}" if node.edge else ""
                    yield f"{'   ' * depth}{mark} {text}"

    def _elsewhere(self) -> Iterator[str]:
        for found in self.account.elsewhere:
            where = "another story" if across.own_story(found) else f"the story “{plain(found.title)}”"
            other = f"{self._id(found.other.id)} {plain(labels.headline(found.other))}"
            yield f"- {self._id(found.article)} {across.phrase(found)} {other} in {where}, {across.copied(found)}"

    def _changes(self) -> Iterator[str]:
        found = departures(self.account)
        shown = (*found.copying, *found.between)[:MAX_DIFFERENCES]
        if shown:
            yield from ("| what | page | has | others | have |", "|---|---|---|---|---|")
        for departure in shown:
            d = departure.difference
            words = plain(d.span.of(self.articles[d.article].text))
            others = [(ids, plain(words.words)) for ids, words, _ in sides([departure], self.articles)]
            who = "; ".join(f"{', '.join(map(self._id, ids))} ({labels.plural(self.account.lineage.tellings(ids), 'telling')})"
                            for ids, _ in others)  # fmt: skip
            contested = " (disputed)" if d.contested else ""
            yield f"| {labels.KINDS[d.kind]}{contested} | {self._id(d.article)} | {words} | {who} | {'; '.join(w for _, w in others)} |"

    def _quotes(self) -> Iterator[str]:
        for quote in self.account.quotes:
            yield f"- **{plain(quote.speaker or 'Speaker not named')}**{', ' + plain(quote.role) if quote.role else ''}"
            wordings: dict[str, list[str]] = {}
            act = f"{labels.act(quote)} " if labels.act(quote) else ""
            for wording in quote.wordings:
                wordings.setdefault(plain(wording.said), []).append(self._id(wording.evidence.article))
            yield from (f"  - {act}“{words}” ({', '.join(dict.fromkeys(where))})" for words, where in wordings.items())

    def _events(self) -> Iterator[str]:
        for entry in self.account.timeline:
            status = " *announced:*" if entry.status.value == "announced" else ""
            yield f"- **{labels.when(entry.first, entry.last)}**{status} {plain(entry.text)} ({self._told(entry.origins, entry.evidence)})"
            yield from (f"  - {plain(worded(other, self.ids))}" for other in entry.disagreements)
            if entry.beside:
                yield f"  - told otherwise: {', '.join(dict.fromkeys(self._id(e.article) for e in entry.beside))}"

    def _actors(self) -> Iterator[str]:
        for actor in self.account.actors:
            roles = "; ".join(plain(role.text) for role in actor.roles)
            others = ", ".join(plain(s) for s in labels.other_spellings(actor))
            yield f"- **{plain(actor.name)}**{f' — {roles}' if roles else ''}{f' (also {others})' if others else ''}"

    def _pages(self) -> Iterator[str]:
        for article in self.account.story.articles:
            credited = ", ".join(dict.fromkeys(plain(c.name) for c in article.credits if c.name))
            cited = labels.sources_named(article, self.account.story.articles, self.ids)
            facts = [
                plain(article.outlet or ""),
                f"credits {credited}" if credited else "",
                f"names as its source {plain(cited)}" if cited else "",
                labels.publication(article.published),
                labels.article_kind(article) or "",
                *(f"corrects itself: “{plain(told)}”" for told in article.corrections),
            ]
            yield f"- {self._id(article.id)} {plain(labels.headline(article))} — {'; '.join(filter(None, facts))}"

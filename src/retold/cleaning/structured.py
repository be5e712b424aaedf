"""What an HTML page says about itself: headline, dates, authors, outlet, address, language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from retold.cleaning.bylines import (
    Byline,
    agencies_in,
    is_initials,
    is_opening,
    is_person,
    people_in,
    read_byline,
    read_label,
)
from retold.cleaning.credits import known
from retold.cleaning.html_dates import DateClaim, moment, publication, url_day
from retold.cleaning.html_heading import headline
from retold.cleaning.html_jsonld import Described, described
from retold.cleaning.html_outlet import host_of, is_address, printed_outlet, stated_outlet
from retold.cleaning.html_source import inner_texts, tags_with
from retold.cleaning.html_state import held_article
from retold.cleaning.orders import in_likely_order
from retold.cleaning.phrases import whole_class
from retold.cleaning.published import NOWHERE, PlacedStamp, Stamp, read_stamp, stamps_in, stated_time
from retold.cleaning.sources import is_agency_name, listed_parts
from retold.cleaning.tables import sections
from retold.cleaning.yearless import PageDays
from retold.model import Basis, Credit, CreditKind, Page, Published
from retold.words import folded
from retold.words.names import acronym

# What parts byline, date and reading time on one line.
_PARTED = re.compile(r"\s[⋅·•|]\s")
_DIVIDERS = frozenset(":|-–—»·•")
_MAX_NAME_CHARS = 80
_MAX_TITLE_CHARS = 300
_LEAST_HEADING_WORDS = 5
_WIDE = "\u3000"
_BRACKETS = frozenset("（）()[]【】［］")
_WIDE_NAME = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_MOST_NAMED, _NEAR_TAGS = 6, 200
_MAX_HEAD_LINES = 10  # from the headline to the end of what stands above the text


@dataclass(slots=True)
class Statements:
    """What stands in a page's head and in elements with a meaning, as written.

    Attributes:
        metas: the contents of `<meta>` in order, by name, property or itemprop in lower case.
        titles: `<title>`.
        headings: visible `<h1>`, in order.
        times: `datetime` of `<time>` (or its text), and the names (class, itemprop) on it, in order.
        people: texts of elements marked as author.
        scripts: JSON-LD.
        canonical: of `<link rel=canonical>`.
        language: of `<html lang>`.
        lines: short lines around the headline, where bylines and timestamps are printed.
        parts: its tags and the text between them (`html_source.Tags`).
    """

    metas: dict[str, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    times: list[tuple[str, str]] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    canonical: str | None = None
    language: str | None = None
    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def named(self, kind: str) -> Iterator[tuple[str, str]]:
        """The `<meta>` of a kind of `data/html_fields.txt`, strongest name first."""
        for wanted in sections("html_fields.txt")[kind]:
            for content in self.metas.get(wanted, ()):
                if content.strip():
                    yield wanted, content


@dataclass(frozen=True, slots=True)
class About:
    """Facts about an article, from the page's head and body; what the input states comes first."""

    title: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    published: Published | None = None
    updated: str | None = None
    credits: tuple[Credit, ...] = ()
    body: str | None = None
    body_from: str = "the page's JSON-LD"
    types: frozenset[str] = frozenset()
    sections: tuple[str, ...] = ()
    free: bool = True
    updates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()


def about(said: Statements, page: Page) -> About:
    """What the page and the input say about the article."""
    node, types = described(said.scripts)
    node = node or Described("")
    stated = page.stated
    url = page.url or _address(said, node)
    outlet = stated.outlet or _outlet(said, node, url)
    stamps = list(_stamps(said, PageDays((), (), url, page.captured, _language(node.language or said.language))))
    published, notes = publication(list(_date_claims(said, node, url, stamps)))
    people, agencies = _authors(said, node, outlet)
    return About(
        title=stated.title or _title(said, node, outlet),
        url=url,
        authors=stated.authors or people,
        outlet=outlet,
        language=stated.language or _language(node.language or said.language),
        published=stated_time(stated.published) or published,
        updated=stated.updated or _updated(said, node, published, stamps),
        credits=agencies,
        body=node.body,
        types=types,
        sections=(
            *types,
            *(content for _, content in said.named("section")),
            *((node.section,) if node.section else ()),
        ),
        free=node.free,
        updates=node.updates,
        notes=notes,
    )


def held_in_data(facts: About, source: str) -> About:
    """The `facts` of a page that shows no text, with the text that the data for its scripts hold, if they do."""
    held = held_article(source, facts.title or "")
    if held is None:
        return facts
    published, _ = publication([DateClaim(held.published, "the page's data", 0.9)] if held.published else [])
    return replace(
        facts,
        title=held.headline,
        body="\n".join(held.paragraphs),
        body_from="the data that the page holds for its scripts",
        published=facts.published or published,
        authors=facts.authors or _sorted_names(held.authors, facts.outlet)[0],
    )


def _title(said: Statements, node: Described, outlet: str | None) -> str | None:
    named = [content for _, content in said.named("title")][:3]
    named += [node.headline] if node.headline and node.type not in ("webpage", "itempage") else []
    # A <title> that has no word of the one heading, where that is more than a name, is the name of the site.
    heading = set(folded(said.headings[0])) if len(said.headings) == 1 and not named else set[str]()
    sites = len(heading) >= _LEAST_HEADING_WORDS and heading.isdisjoint(folded(" ".join(said.titles)))
    printed = _printed_titles(said)
    if not named and printed and _is_masthead(said, printed[0]):
        return printed[0][:_MAX_TITLE_CHARS]
    found = headline(said.headings or printed, named if sites else [*named, *said.titles], outlet, printed)
    return _as_written(found, [*named, *said.titles])[:_MAX_TITLE_CHARS] if found else None


def _as_written(title: str, named: Sequence[str]) -> str:
    """The `title` with the wide spaces of East Asia, which part what it says, if the head has them."""
    for wide in (given for given in named if _WIDE in given.strip()):
        at = " ".join(wide.split()).find(title)
        if at >= 0:
            parts = (part for part in re.split(r"(\s+)", wide.strip()) if part)
            return "".join(_WIDE if part.strip(_WIDE) == "" else " " if part.isspace() else part for part in parts)[
                at : at + len(title)
            ]
    return title


def _is_masthead(said: Statements, printed: str) -> bool:
    """Whether the one `<h1>` is the name of the site: `<title>` has it before the `printed` headline, and so has the page."""
    title, name = said.titles[0], said.headings[0] if len(said.headings) == 1 else ""
    if not name or not title.startswith(name) or name not in said.lines:
        return False
    between = title[len(name) : len(title) - len(printed)].strip()
    return between in _DIVIDERS and printed in said.lines[said.lines.index(name) + 1 :]


def _printed_titles(said: Statements) -> list[str]:
    """Where nothing is marked as the headline: the lines that `<title>` holds beside the name of the site."""
    title = next(iter(said.titles), "")
    lines = (line for line in said.lines if len(line.split()) >= _LEAST_HEADING_WORDS)
    return [line for line in lines if title.startswith(line) or title.endswith(line)]


def _stamps(said: Statements, there: PageDays) -> Iterator[Stamp]:
    """The timestamps printed around the headline, day and month told apart where the page tells them."""
    parts = [part for line in said.lines for part in _PARTED.split(line)]
    placed = [PlacedStamp(stamp, part, NOWHERE, at) for at, part in enumerate(parts) for stamp in stamps_in(part)]
    return (found.stamp for found in in_likely_order(placed, there))


def _date_claims(said: Statements, node: Described, url: str | None, stamps: Sequence[Stamp]) -> Iterator[DateClaim]:
    if node.published:
        yield DateClaim(node.published, "JSON-LD datePublished", 0.95)
    for name, content in said.named("published"):
        yield DateClaim(content, f"meta {name}", 0.95 if "publish" in name else 0.85)
    marked = [(value, names) for value, names in said.times if "updat" not in names and "modif" not in names]
    for value, names in marked:
        if "publish" in names or "posted" in names or "entry-date" in names:
            yield DateClaim(value, "<time> marked as published", 0.9)
    day = url_day(url)
    if day:
        yield DateClaim(day, "address", 0.8, Basis.URL)
    yield from _printed(stamps, updated=False)
    for value, names in marked[:1]:
        yield DateClaim(value, f"<time {names.strip()}>"[:60] if names.strip() else "<time>", 0.7)
    yield from _printed(stamps, updated=True)


def _printed(stamps: Sequence[Stamp], *, updated: bool) -> Iterator[DateClaim]:
    for stamp in sorted(stamps, key=lambda found: found.first != found.last):
        if (stamp.label == "updated") == updated:
            sure = 0.5 if updated or stamp.first != stamp.last else 0.85 if stamp.label else 0.7
            where = "printed on the page, only as updated" if updated else "printed on the page"
            last = stamp.last if stamp.last != stamp.first else None
            yield DateClaim(stamp.first[:10] if updated else stamp.first, where, sure, Basis.PRINTED, last)


def _updated(said: Statements, node: Described, published: Published | None, stamps: Sequence[Stamp]) -> str | None:
    times = [value for value, names in said.times if "updat" in names or "modif" in names]
    printed = [stamp.first for stamp in stamps if stamp.label == "updated"]
    claims = [node.updated, *(content for _, content in said.named("updated")), *times, *printed]
    found = next((iso for claim in claims if claim and (iso := moment(claim))), None)
    return None if found and published and found[:10] < published.first[:10] else found


def _authors(said: Statements, node: Described, outlet: str | None) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    """The people who wrote it, and agencies named in their place or beside them."""
    for claims in _author_claims(said, node):
        people, credits_ = _sorted_names(claims, outlet)
        if people:
            return people, credits_ or _agencies_beside(said, node, outlet)
        if credits_:
            return people, credits_
    return (), ()


def _agencies_beside(said: Statements, node: Described, outlet: str | None) -> tuple[Credit, ...]:
    """The agencies that the page names as an author beside people, or that its byline does: `By Ana Roe and NPA`."""
    printed = (name for line in said.lines if (byline := read_byline(line)) for name in byline.names)
    claims = [name for name in (*printed, *node.bodies) if name != outlet and acronym(outlet or "") != name]
    return tuple(Credit(name, CreditKind.BYLINE, name) for name in dict.fromkeys(claims) if _is_agency(name))


def _is_agency(name: str) -> bool:
    source = known(name)
    return source[1] == "agency" if source else is_agency_name(name) or is_initials(name)


def _author_claims(said: Statements, node: Described) -> Iterator[Sequence[str]]:
    """The names given for the author, place by place, surest first."""
    yield node.authors
    yield [name for name in node.bodies if known(name) or is_agency_name(name)]
    yield [content for _, content in said.named("author")]
    yield said.people
    bylines = [(line, byline) for line in said.lines if (byline := read_byline(line) or _labelled(line))]
    yield [name for line, byline in bylines for name in (*byline.people, *(_printed_in(line, n) for n in byline.names))]
    yield list(_bracketed(said))
    yield list(_named_so(said))
    yield list(_bare_names(said))


def _printed_in(line: str, name: str) -> str:
    """How a line prints a source that is told by its usual name."""
    return next((part for part in listed_parts(line) if (source := known(part)) and source[0] == name), name)


def _bracketed(said: Statements) -> Iterator[str]:
    """Names in brackets on a line of their own, as reports of Japan end: `（千葉 真帆）`."""
    for line in said.lines:
        inside = line[1:-1] if line[:1] in _BRACKETS and line[-1:] in _BRACKETS else ""
        if " " in inside and _WIDE_NAME.search(inside) and is_person(inside):
            yield inside


def _named_so(said: Statements) -> Iterator[str]:
    """The name in the first element below the headline that its class calls the author or the byline."""
    parts, names = said.parts, said.parts[1::3]
    start = 3 * names.index("h1") + 2 if "h1" in names else 2
    likely = tags_with(parts, sections("html_fields.txt")["author classes"], start, _NEAR_TAGS)
    named = (at for at in likely if _authored().search(parts[at]) and "omment" not in parts[at])
    for at in islice(named, _MOST_NAMED):
        texts = inner_texts(parts, at + 1)
        byline = read_byline(" ".join(texts))
        people = (
            byline.people if byline else [text for text in texts if is_person(text) and whole_class(text) is None][:1]
        )
        if people:
            yield from people
            return


@cache
def _authored() -> re.Pattern[str]:
    """A class that says whose text it is: one of the words of the data file, at most with what of it behind."""
    words = "|".join(sections("html_fields.txt")["author classes"])
    behind = r"(?:s|e)?(?:[-_]*(?:name|link|info|text|item|wrap\w*|content))?(?![a-z])"
    return re.compile(rf"class=[\"'][^\"'>]*(?<![a-z])(?:{words}){behind}", re.IGNORECASE)


def _labelled(line: str) -> Byline | None:
    """The byline behind a label on the line of a timestamp."""
    return read_label(line) if (":" in line or "：" in line) and read_stamp(line) else None


def _bare_names(said: Statements) -> Iterator[str]:
    """Names that stand alone below the headline: right above the day, or right below a `Written by`."""
    headings = said.headings or _printed_titles(said)
    start = next((at for at, line in enumerate(said.lines) if line in headings), len(said.lines))
    near, named = said.lines[start : start + _MAX_HEAD_LINES], set(folded(" ".join(said.titles)))
    for before, name, below in zip(near, near[1:], near[2:], strict=False):
        alone = is_person(name) and whole_class(name) is None and named.isdisjoint(folded(name))
        if alone and (is_opening(before) or read_stamp(below)):
            yield name


def _sorted_names(claims: Sequence[str], outlet: str | None) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    people: list[str] = []
    agencies: list[Credit] = []
    for claim in (" ".join(claim.split()) for claim in claims):
        if len(claim) > 4 * _MAX_NAME_CHARS or "://" in claim or "@" in claim:
            continue
        source = known(claim)
        if source and source[1] == "agency":
            agencies.append(Credit(source[0], CreditKind.BYLINE, claim))
        elif not source:
            unlisted = (name for name in agencies_in(claim) if name != outlet)
            agencies += (Credit(part, CreditKind.BYLINE, claim) for part in unlisted)
            byline = read_byline(claim)
            people += byline.people if byline else people_in(claim) or ((claim,) if is_person(claim) else ())
    others = [name for name in people if not outlet or name.casefold() != outlet.casefold()]
    # A site that bears its author's name has no other author.
    return tuple(dict.fromkeys(others or people)), tuple(dict.fromkeys(agencies))


def _outlet(said: Statements, node: Described, url: str | None) -> str | None:
    named = [name for name in (node.outlet, *(content for _, content in said.named("outlet"))) if name]
    host = host_of(url)
    found = stated_outlet(named)
    if found and not is_address(found):
        return found
    people = [*node.authors, *(content for _, content in said.named("author"))]
    headings = [*said.headings, *(content for _, content in said.named("title")), *_printed_titles(said)]
    printed = printed_outlet(said.titles, headings, said.parts, host, people)
    return printed or next((name for name in node.bodies if not known(name)), None) or found or host


def _address(said: Statements, node: Described) -> str | None:
    for claim in (said.canonical, *(content for _, content in said.named("url")), node.url):
        try:
            if claim and urlsplit(claim.strip()).scheme in ("http", "https"):
                return urljoin(claim.strip(), "")
        except ValueError:
            continue
    return None


def _language(claim: str | None) -> str | None:
    code = claim.strip().replace("_", "-").split("-")[0].lower() if claim else ""
    return code if len(code) == 2 and code.isalpha() else None

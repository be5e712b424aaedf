"""A made-up story with everything a report can hold, hostile and right-to-left text included."""

from datetime import date

from retold.model import (
    Account,
    AccountQuote,
    Actor,
    ActorKind,
    AlignedPair,
    Article,
    Basis,
    Clue,
    Collation,
    Credit,
    CreditKind,
    Dateline,
    Difference,
    DifferenceKind,
    Edge,
    Elsewhere,
    EventStatus,
    Evidence,
    Fact,
    FactKind,
    Family,
    Join,
    Lineage,
    Mentions,
    OffsetMap,
    PageForm,
    Passage,
    Piece,
    Point,
    Position,
    Published,
    QuoteKind,
    Range,
    Reading,
    Rejected,
    Relation,
    Removed,
    Report,
    Retelling,
    Role,
    SharedStatement,
    Span,
    Story,
    TimelineEntry,
    Wording,
)
from retold.words import sentences

HOSTILE = "<script>alert('x')</script> \x1b[31mred\x1b[0m \u202egnirts\u202c & \"quotes\" \x07"

AGENCY = """HOLMVIK (Norda Wire) — Engineers opened two of the four gates of the Orsa dam on Tuesday after a crack of 12 centimetres was found in its eastern wall, the water authority said.

About 3,400 people in the valley below were asked to leave their homes by nightfall.

“There is no danger of a collapse, but we will take nothing for granted,” said Ingrid Solheim, director of the authority.

Interior Minister Pavel Dragan spoke with the mayor of Holmvik on Monday and promised buses and shelter.

The government will present a plan for the repair on 14 March."""

REWORDED = """Two of four gates of the Orsa dam were opened by engineers on Tuesday after a 21 centimetre crack turned up in the eastern wall, according to the water authority.

Some 3,400 residents of the valley were told to leave their houses by nightfall.

“There is danger of a collapse, but we take nothing for granite,” said Ingrid Solhjem, director of the authority.

Foreign Minister Pavel Dragan met the mayor of Holmvik on Monday and promised buses and shelter. Which the.

A plan for the repair will be presented by the government on 14 March."""

TRIMMED = """Engineers opened two of the four gates of the Orsa dam on Tuesday after a crack of 12 centimetres was found in its eastern wall, the water authority said.

About 3,400 people in the valley below were asked to leave their homes by nightfall."""

OWN = """Our reporter saw families carry mattresses up the hill road above Holmvik on Tuesday evening.

The authority puts the crack at 12 centimetres and the number of people who had to go at 3,100.

“There is no danger of a collapse, but we will take nothing for granted,” Ms Solheim told a news conference.

The last inspection, in September 2023, had found nothing."""

HEBREW = """מהנדסים פתחו שניים מארבעת שערי סכר אורסה ביום שלישי לאחר שנמצא סדק של 12 סנטימטרים בקיר המזרחי.

כ-3,400 תושבים התבקשו לעזוב את בתיהם."""

TEXTS = {
    "000_holmvik": AGENCY,
    "001_morning": REWORDED,
    "002_brief": TRIMMED,
    "003_courier": OWN,
    "004_rtl": HEBREW,
}


def at(article: str, words: str) -> Span:
    """Where `words` stand."""
    start = TEXTS[article].index(words)
    return Span(start, start + len(words))


def ev(article: str, words: str) -> Evidence:
    return Evidence(article, at(article, words), words)


def reading(article: str, words: str) -> Reading:
    return Reading(article, at(article, words))


def _articles() -> tuple[Article, ...]:
    ad = "- Advertisement -"
    flat = len(AGENCY) + len(ad) + 2
    half = AGENCY.index("\n\n") + 2
    gap = len(ad) + 2
    offsets = OffsetMap((Piece(0, 0, half), Piece(half, half + gap, len(AGENCY) - half)))
    return (
        Article(
            "000_holmvik", "a" * 64, "pages/000_holmvik.txt", AGENCY, title="Orsa dam: gates opened after crack is found",
            credits=(Credit("Norda Wire", CreditKind.DATELINE, "(Norda Wire)"),),
            dateline=Dateline("HOLMVIK (Norda Wire)", "Holmvik"), language="en", offsets=offsets, page_length=flat,
            form=PageForm.FLATTENED, removed=(Removed(Span(half, half + len(ad)), "advertisement marker", ad),),
            published=Published("2024-03-05", "2024-03-06", Basis.INFERRED, 0.7, "“on Tuesday” and “14 March” lie ahead",
                                (at("000_holmvik", "on Tuesday"),)),
        ),
        Article(
            "001_morning", "b" * 64, "pages/001_morning.txt", REWORDED, title=f"Dam crack {HOSTILE}", language="en",
            outlet="The Morning Echo", url="javascript:alert(1)", notes=("the date on the page is later than the text",),
        ),
        Article("002_brief", "c" * 64, "https://brief.example/dam", TRIMMED, title="Gates opened at Orsa dam",
                url="https://brief.example/dam", language="en", truncated=True),
        Article("003_courier", "d" * 64, "pages/003.html", OWN, title="On the hill road above Holmvik",
                authors=("Mira Voss",), outlet="Valley Courier", language="en",
                published=Published("2024-03-05T19:40:00Z", "2024-03-05T19:40:00Z", Basis.STRUCTURED, 0.98, "JSON-LD")),
        Article("004_rtl", "e" * 64, "pages/004.html", HEBREW, title="סכר אורסה: שערים נפתחו", language="he"),
    )  # fmt: skip


def _lineage() -> Lineage:
    a, b, c = "000_holmvik", "001_morning", "002_brief"
    first = "Engineers opened two of the four gates of the Orsa dam on Tuesday"
    edges = (
        Edge(a, None, Relation.VERBATIM, 1.0, 0.9, named="Norda Wire",
             clues=(Clue("credit", 2.0, "its dateline credits Norda Wire", (at(a, "Norda Wire"),)),)),
        Edge(b, a, Relation.REWORKED, 0.8, 0.96,
             clues=(Clue("shared sentences", 3.1, "shares 4 of 5 sentences with 000", (at(b, "promised buses and shelter"),),
                         (at(a, "promised buses and shelter"),)),
                    Clue("corruption", 1.2, "“nothing for granite” only makes sense as a corruption of “for granted”",
                         (at(b, "nothing for granite"),), (at(a, "nothing for granted"),)),
                    Clue("published", -0.3, "no date of its own")),
             aligned=(AlignedPair(at(b, TEXTS[b].split("\n\n")[0]), at(a, TEXTS[a].split("\n\n")[0]), 0.82),
                      AlignedPair(at(b, TEXTS[b].split("\n\n")[1]), at(a, TEXTS[a].split("\n\n")[1]), 0.7),
                      AlignedPair(at(b, "“There is danger of a collapse, but we take nothing for granite,”"),
                                  at(a, "“There is no danger of a collapse, but we will take nothing for granted,”"), 0.9, quoted=True))),
        Edge(c, a, Relation.TRIMMED, 1.0, 0.99,
             clues=(Clue("coverage", 2.4, "all of it is in 000, not the reverse", (at(c, first),), (at(a, first),)),),
             aligned=(AlignedPair(at(c, TEXTS[c].split("\n\n")[0]), at(a, TEXTS[a].split("\n\n")[0]), 1.0),)),
        Edge("004_rtl", a, Relation.TRANSLATED, 0.4, 0.61, directed=False,
             clues=(Clue("shared order", 0.8, "the same numbers in the same order"),)),
    )  # fmt: skip
    said = "There is no danger of a collapse, but we will take nothing for granted"
    return Lineage(
        "orsa-dam",
        (
            Family((a, b, c, "004_rtl"), a, origin="Norda Wire", origin_lost=True, named_in=(a,)),
            Family(("003_courier",), "003_courier"),
        ),
        Range(2, 2, 3),
        edges,
        (SharedStatement((a, "003_courier"), (at(a, said), at("003_courier", said)), "Ingrid Solheim"),),
    )


def _collation() -> Collation:
    a, b, c, d = "000_holmvik", "001_morning", "002_brief", "003_courier"
    kinds = DifferenceKind
    return Collation(
        "orsa-dam",
        (
            Passage(
                (reading(a, AGENCY.partition("\n\n")[0]), reading(b, REWORDED.partition("\n\n")[0]),
                 reading(c, TRIMMED.partition("\n\n")[0]), reading(d, OWN.split("\n\n")[1]), reading("004_rtl", HEBREW.partition("\n\n")[0])),
                2,
                (Difference(b, at(b, "21 centimetre"), kinds.NUMBER,
                            (reading(a, "12 centimetres"), reading(c, "12 centimetres"), reading(d, "12 centimetres")), 0.9),),
            ),
            Passage(
                (reading(a, AGENCY.split("\n\n")[1]), reading(b, REWORDED.split("\n\n")[1]), reading(c, TRIMMED.split("\n\n")[1]),
                 reading(d, OWN.split("\n\n")[1])),
                2,
                (Difference(d, at(d, "3,100"), kinds.NUMBER, (reading(a, "3,400"), reading(b, "3,400")), 0.6, contested=True),),
            ),
            Passage(
                (reading(a, AGENCY.split("\n\n")[2]), reading(b, REWORDED.split("\n\n")[2]), reading(d, OWN.split("\n\n")[2])),
                2,
                (
                    Difference(b, at(b, "danger of a collapse"), kinds.NEGATION,
                               (reading(a, "no danger of a collapse"), reading(d, "no danger of a collapse")), 0.95, note="“no” is gone"),
                    Difference(b, at(b, "nothing for granite"), kinds.QUOTE, (reading(a, "nothing for granted"),), 0.6),
                    Difference(b, at(b, "Solhjem"), kinds.NAME, (reading(a, "Solheim"), reading(d, "Solheim")), 0.3),
                ),
                quoted=True,
            ),
            Passage(
                (reading(a, AGENCY.split("\n\n")[3]), reading(b, "Foreign Minister Pavel Dragan met the mayor of Holmvik on Monday and promised buses and shelter.")),
                1,
                (
                    Difference(b, at(b, "Foreign Minister"), kinds.ROLE, (reading(a, "Interior Minister"),), 0.8),
                    Difference(b, Span(at(b, "met the mayor").start, at(b, "met the mayor").start + 3), kinds.WORD, (reading(a, "spoke with"),), 0.4),
                ),
            ),
            Passage((reading(b, "Which the."),), 1, (Difference(b, at(b, "Which the."), kinds.GARBLE, (), 0.7, note="ends in mid-air"),)),
            Passage((reading(a, AGENCY.split("\n\n")[4]), reading(b, REWORDED.split("\n\n")[4])), 1),
            Passage((reading(d, OWN.split("\n\n")[3]),), 1),
        ),
        retellings=(Retelling(b, a, (), (4,), (), taken=True), Retelling(c, a, (2,), (), (), taken=True)),
    )  # fmt: skip


def _elsewhere() -> Elsewhere:
    """Two sentences that stand in a page on something else, whose headline and story are hostile."""
    words = ("The last inspection, in September 2023, had found nothing.", "The authority puts the crack at 12 centimetres and the number of people who had to go at 3,100.")  # fmt: skip
    text = f"A mill was sold at Orsa.\n\n{words[0]}\n\n{words[1].replace('authority', 'office')}"
    other = Article(
        id="mill-sold",
        source="pages/mill.txt",
        page_sha256="f" * 64,
        text=text,
        title=f"Mill sold {HOSTILE}",
        outlet="Mill Post",
    )
    aligned = tuple(
        AlignedPair(at("003_courier", mine), Span(text.index(theirs), text.index(theirs) + len(theirs)), score)
        for mine, theirs, score in zip(reversed(words), reversed(text.split("\n\n")[1:]), (0.9, 1.0), strict=True)
    )
    return Elsewhere("003_courier", other, "mill", f"The mill {HOSTILE}", 0.52, 5, 2, 0.93, aligned, patched=True)


def _account() -> Account:
    a, b, d = "000_holmvik", "001_morning", "003_courier"
    articles = _articles()
    mentions = tuple(Mentions(x.id, tuple(sentences(x.text))) for x in articles)
    story = Story(
        "orsa-dam", "Orsa dam: gates opened after crack is found", articles, mentions,
        (Join(a, b, 0.9, ("both name Orsa, Holmvik, 3,400",)),),
    )  # fmt: skip
    said = "There is no danger of a collapse, but we will take nothing for granted"
    return Account(
        story,
        _lineage(),
        _collation(),
        (
            Point(TEXTS[a].split("\n\n")[0], 2, (ev(a, TEXTS[a].split("\n\n")[0]), ev(d, "The authority puts the crack at 12 centimetres"))),
            Point("The last inspection, in September 2023, had found nothing.", 1, (ev(d, "The last inspection, in September 2023, had found nothing."),)),
        ),
        (
            TimelineEntry(date(2023, 9, 1), date(2023, 9, 30), "month", EventStatus.PAST, "The last inspection finds nothing", 1,
                          (ev(d, "The last inspection, in September 2023, had found nothing."),)),
            TimelineEntry(date(2024, 3, 4), date(2024, 3, 4), "day", EventStatus.PAST, "Dragan speaks with the mayor of Holmvik", 1,
                          (ev(a, "on Monday"),), ("001 says they met",)),
            TimelineEntry(date(2024, 3, 5), date(2024, 3, 5), "day", EventStatus.CURRENT, "Engineers open two of the four gates", 2,
                          (ev(a, "on Tuesday"), ev(d, "on Tuesday evening"))),
            TimelineEntry(date(2024, 3, 14), date(2024, 3, 14), "day", EventStatus.ANNOUNCED, "Plan for the repair", 1,
                          (ev(a, "on 14 March"), ev(b, "on 14 March"))),
            TimelineEntry(None, None, "none", EventStatus.PAST, "Families leave the valley", 1, (ev(d, "families carry mattresses"),)),
        ),
        (
            AccountQuote("Ingrid Solheim", "director of the authority", "say", None, "at a news conference",
                         (Wording(ev(a, said), QuoteKind.DIRECT), Wording(ev(d, said), QuoteKind.DIRECT),
                          Wording(ev(b, "There is danger of a collapse, but we take nothing for granite"), QuoteKind.DIRECT, alone=True)),
                         (("no danger of a collapse", "danger of a collapse", b), ("granted", "granite", b)), 2,
                         (ev(a, "Ingrid Solheim"), ev(b, "Ingrid Solhjem"))),
            AccountQuote(None, None, None, None, None, (Wording(ev(a, "the water authority said"), QuoteKind.INDIRECT),), (), 1),
        ),
        (
            Actor("Ingrid Solheim", ActorKind.PERSON, ("Ingrid Solheim", "Ingrid Solhjem", "Ms Solheim"),
                  (Role("director of the authority", (ev(a, "director of the authority"),)),), 3, (a, b, d),
                  (ev(a, "Ingrid Solheim"), ev(b, "Ingrid Solhjem"), ev(d, "Ms Solheim"))),
            Actor("Pavel Dragan", ActorKind.PERSON, ("Pavel Dragan",),
                  (Role("Interior Minister", (ev(a, "Interior Minister"),)), Role("Foreign Minister", (ev(b, "Foreign Minister"),))), 2,
                  (a, b), (ev(a, "Pavel Dragan"), ev(b, "Pavel Dragan"))),
            Actor("Norda Wire", ActorKind.ORGANISATION, ("Norda Wire",), (), 1, (a,), (ev(a, "Norda Wire"),)),
            Actor("Holmvik", ActorKind.PLACE, ("Holmvik", "HOLMVIK"), (), 3, (a, b, d), (ev(a, "HOLMVIK"), ev(d, "Holmvik"))),
        ),
        (
            Position("Pavel Dragan", "offer", "promised buses and shelter", 1, (ev(a, "promised buses and shelter"),)),
            Position("Ingrid Solheim", "deny", "There is no danger of a collapse", 2, (ev(a, "There is no danger of a collapse"),)),
        ),
        (
            Fact(FactKind.NUMBER, "12", "The authority puts the crack at 12 centimetres.", 2, (ev(d, "12 centimetres"), ev(a, "12 centimetres"))),
            Fact(FactKind.NUMBER, "3100", "The number of people who had to go is 3,100.", 1, (ev(d, "3,100"),)),
        ),
        elsewhere=(_elsewhere(),),
    )  # fmt: skip


def report() -> Report:
    """Five pages, two tellings (2–3), one page that could not be used."""
    return Report(
        (_account(),),
        (
            Rejected("blank", "intake", "the file is empty", "pages/blank.txt"),
            Rejected("odd\u202e\x1b[2J", "cleaning", "only furniture was found", "pages/odd.txt"),
        ),
    )

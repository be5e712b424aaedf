"""People of the example: every mention with the mentions of the same person, and with no other's."""

import re
from collections import Counter
from itertools import combinations

from retold.account.actors import joined_names
from retold.model import ActorKind, Span


def gold_mentions(text, people):
    """The person of each mention by its span: every spelling where it stands as a word, the longer before the shorter."""
    found = {}
    spellings = sorted(((s, name) for name, given in people.items() for s in given), key=lambda x: (-len(x[0]), x))
    for spelling, name in spellings:
        for match in re.finditer(rf"\b{re.escape(spelling)}\b", text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in found):
                found[span] = name
    return found


def pairs(clusters):
    """The pairs of mentions that one cluster holds, `clusters` by mention."""
    return {frozenset(p) for p in combinations(sorted(clusters), 2) if clusters[p[0]] == clusters[p[1]]}


def test_people_are_clustered_as_in_the_truth(example_report, truth):
    counts = Counter()
    for account in example_report.accounts:
        names = joined_names(account.story)
        gold, found = {}, {}
        for article, mentions in zip(account.story.articles, account.story.mentions, strict=True):
            if article.language != "en":
                continue
            gold |= {(article.id, s): n for s, n in gold_mentions(article.text, truth["people"]).items()}
            found |= {
                (article.id, m.span): names[article.id, m.actor] for m in mentions.actors if m.kind is ActorKind.PERSON
            }
        right, wanted = pairs(found), pairs(gold)
        counts.update(both=len(right & wanted), found=len(right), wanted=len(wanted))
    assert counts["wanted"] > 100
    assert 2 * counts["both"] / (counts["found"] + counts["wanted"]) >= 0.9


def test_no_ship_town_or_club_is_a_person(example_report):
    things = {"Marta Quill", "Tollen", "Tollen Athletic", "Lindmoor", "Lindmoor United", "Ports", "Hopeful Anna"}
    people = {a.name for x in example_report.accounts for a in x.actors if a.kind is ActorKind.PERSON}
    assert things & people == set()


def test_people_are_headed_by_the_spelling_most_pages_use(example_report):
    people = {a.name for x in example_report.accounts for a in x.actors if a.kind is ActorKind.PERSON}
    assert {"Ilse Varga", "Tomas Erlandsen", "Marek Dolan"} <= people
    assert not {"Ilsa Varga", "Tomas Erlandson", "Marek Dolen"} & people


def test_a_refusal_turned_into_consent_is_a_difference(example_report):
    found = {(d[0], d[1]) for x in example_report.accounts for q in x.quotes for d in q.differences}
    assert {("refused", "agreed"), ("denied", "confirmed")} <= found


# Who is who on the founding pages, by the spellings that stand there.
FOUNDING = {
    "Joe Biden": ["Joe Biden", "Biden"],
    "Vladimir Putin": ["Vladimir Putin", "Putin"],
    "Dmitry Peskov": ["Dmitry Peskov", "Peskov"],
    "Antony Blinken": ["Antony Blinken", "Blinken"],
    "Volodymyr Zelensky": [
        "Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Volodymyr Zeleskyy", "Zelenskiy", "Zelensky",
    ],
    "Ned Price": ["Ned Price", "Price"],
    "Emily Horne": ["Emily Horne", "Horne"],
    "Jake Sullivan": ["Jake Sullivan", "Sullivan"],
    "Steven Pifer": ["Steven Pifer", "Pifer"],
    "George W. Bush": ["George W. Bush"],
    "Barack Obama": ["Barack Obama"],
    "Mikheil Saakashvili": ["Mikheil Saakashvili"],
    "Wendy Sherman": ["Wendy Sherman"],
    "Sergey Ryabkov": ["Sergey Ryabkov"],
    "Lloyd Austin": ["Lloyd Austin"],
    "Donald Trump": ["Trump"],
    "Bill Clinton": ["Clinton"],
}  # fmt: skip


def within_pages(report, people):
    """Pairs of mentions in one page that are one person's: both found and true, found, true."""
    both, found_all, wanted_all = 0, 0, 0
    for account in report.accounts:
        for article, mentions in zip(account.story.articles, account.story.mentions, strict=True):
            if article.language == "en":
                found = pairs({m.span: m.actor for m in mentions.actors if m.kind is ActorKind.PERSON})
                wanted = pairs(gold_mentions(article.text, people))
                both, found_all, wanted_all = (
                    both + len(found & wanted),
                    found_all + len(found),
                    wanted_all + len(wanted),
                )
    return both, found_all, wanted_all


def test_people_of_each_founding_page_are_clustered(seeds_report):
    both, found, wanted = within_pages(seeds_report, FOUNDING)
    assert wanted > 300
    assert 2 * both / (found + wanted) >= 0.9


def test_people_of_each_page_of_the_example_are_clustered(example_report, truth):
    both, found, wanted = within_pages(example_report, truth["people"])
    assert wanted > 20
    assert 2 * both / (found + wanted) >= 0.9

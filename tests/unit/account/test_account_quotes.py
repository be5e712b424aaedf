from dataclasses import replace

import pytest

from retold.account.actors import actors
from retold.account.positions import positions as of_quotes
from retold.account.speakers import described, said_in
from retold.account.utterances import utterances as given
from retold.mentions import MentionSettings, annotate
from retold.model import ActorKind, Article, Edge, Family, Lineage, Range, Relation, Story


def story(*texts):
    articles = tuple(Article(f"a{n}", "0" * 64, "a", text, language="en") for n, text in enumerate(texts))
    mentions = tuple(annotate(articles, MentionSettings(parts=frozenset({"quotes", "actors"}))))
    return Story("s", "t", articles, mentions)


def utterances(told, known):
    return given(told, known, said_in(told))


def positions(told, known):
    return of_quotes(said_in(told), known)


def lineage(*families):
    return Lineage("s", tuple(Family(f, f[0]) for f in families), Range(1, 1, 9))


def test_spellings_across_articles_are_one_person():
    found = actors(
        story(
            "President Oleksiy Zelynsky spoke on Monday.",
            "President Oleksiy Zelynskyy spoke on Monday.",
            "Oleksiy Zelyskyy, the president, spoke on Monday. Zelyskyy left.",
        )
    )
    people = [a for a in found if a.kind is ActorKind.PERSON]
    assert len(people) == 1
    assert set(people[0].spellings) == {"Oleksiy Zelynsky", "Oleksiy Zelynskyy", "Oleksiy Zelyskyy", "Zelyskyy"}


SHORT = "The Bakers’ and Millers’ Union (BMU) voted on Monday. The BMU has 900 members."


def test_a_short_form_is_the_body_another_article_gives_it_for():
    found = actors(story(SHORT, "Jo Roe leads the BMU."))
    assert [(a.name, a.mentions) for a in found if a.kind is ActorKind.ORGANISATION] == [
        ("Bakers’ and Millers’ Union", 4)
    ]


def test_a_short_form_of_two_bodies_stays_apart():
    other = "The Boatbuilders’ and Merchants’ Union (BMU) met in Oslo."
    found = actors(story(SHORT, other, "Jo Roe leads the BMU."))
    assert {"Bakers’ and Millers’ Union", "Boatbuilders’ and Merchants’ Union", "BMU"} <= {a.name for a in found}


def test_a_plural_title_gives_each_the_singular():
    found = actors(story("Presidents Peter Lund and Mary Holm met in Oslo on Monday."))
    assert {r.text for a in found if a.name == "Peter Lund" for r in a.roles} == {"President"}


def test_a_lone_surname_that_two_people_bear_stays_apart():
    found = actors(story("Peter Lund and Mary Lund spoke.", "On Monday Mr. Lund spoke again."))
    assert {a.name for a in found if a.kind is ActorKind.PERSON} == {"Peter Lund", "Mary Lund", "Lund"}


def test_a_seat_is_its_own_actor_and_says_for_whom_it_stands():
    found = {a.name: a for a in actors(story("The Kremlin refused. Russia waited. Moscow was silent."))}
    assert found["Kremlin"].stands_for is not None
    assert {"Kremlin", "Russia", "Moscow"} <= set(found)
    assert found["Moscow"].country == "Russia"


WORDINGS = (
    "Spokesman Peter Lund said the town “renewed its firm support for the harbour in the face of the rising build-up of sand.”",
    "Spokesman Peter Lund said the town “renewed its firm support for the harbour in the face of the rising buildup of sand.”",
    "Spokesman Peter Lund said the town “renewed its firm support for the harbour in the face of the rising development of sand.”",
)


def test_wordings_of_one_utterance_are_brought_together():
    found = [q for q in utterances(story(*WORDINGS), lineage()) if q.speaker == "Peter Lund"]
    assert [len(q.wordings) for q in found] == [3]


def test_the_differing_words_are_marked_and_the_lone_wording_flagged():
    quote = utterances(story(*WORDINGS), lineage())[0]
    assert [(d[1], d[2]) for d in quote.differences] == [("development", "a2")]
    assert [w.alone for w in quote.wordings] == [False, False, True]


def test_copies_count_as_one_telling():
    assert utterances(story(*WORDINGS), lineage(("a0", "a1", "a2")))[0].origins == 1
    assert utterances(story(*WORDINGS), lineage(("a0", "a1")))[0].origins == 2


def test_different_speakers_keep_their_words():
    found = utterances(
        story(
            "“The harbour will open to all ships in May,” Peter Lund said.",
            "“The harbour will stay closed to all ships in May,” Mary Holm said.",
        ),
        lineage(),
    )
    assert {q.speaker for q in found} == {"Peter Lund", "Mary Holm"}


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Peter Lund denied that the wall had cracks.", "deny"),
        ("Peter Lund refused to close the harbour.", "refuse"),
        ("Peter Lund called for a new wall.", "demand"),
        ("Peter Lund warned that the wall would break.", "warn"),
    ],
)
def test_stands_are_in_the_words_of_the_article(sentence, act):
    found = positions(story(sentence), lineage())
    assert [(p.actor, p.act) for p in found] == [("Peter Lund", act)]
    assert found[0].text in sentence


def test_the_same_stand_in_two_articles_is_one():
    found = positions(
        story("Peter Lund denied that the wall had cracks.", "Peter Lund denied the wall had any cracks."), lineage()
    )
    assert [(p.act, p.origins) for p in found] == [("deny", 2)]


def test_an_article_merged_from_two_families_adds_no_telling():
    merged = lineage(("a0", "a2"), ("a1", "a2"))
    assert utterances(story(*WORDINGS), merged)[0].origins == 2
    assert positions(story("", "", "Peter Lund denied that the wall had cracks."), merged)[0].origins == 1


def test_articles_are_no_difference_where_more_differs():
    quote = utterances(
        story(
            "“The harbour will open for a large fleet of trawlers,” Peter Lund said.",
            "“A harbour will open for the small fleet of trawlers,” Peter Lund said.",
        ),
        lineage(),
    )[0]
    assert len(quote.differences) == 1
    assert {"large", "small"} == {w.split()[-1] for w in quote.differences[0][:2]}


def test_a_refusal_in_one_and_consent_in_another_is_a_difference():
    quote = utterances(
        story(
            "Peter Lund refused to close the harbour before winter.",
            "Peter Lund agreed to close the harbour before winter.",
        ),
        lineage(),
    )[0]
    assert {d[:2] for d in quote.differences} in ({("refused", "agreed")}, {("agreed", "refused")})


@pytest.mark.parametrize(
    "sentence",
    [
        "Peter Lund has not accepted the offer.",
        "Ships waited while Peter Lund repeated his demand for a new wall.",
        "The wall was requested by Peter Lund.",
    ],
)
def test_nouns_passives_and_negated_verbs_are_no_stands(sentence):
    assert positions(story(sentence), lineage()) == ()


def test_what_the_article_says_between_the_words_is_left_out_of_them():
    text = "The town has also “made plans to strengthen the old sea wall” in the north, Peter Lund said, and is prepared to help."
    (quote,) = utterances(story(text), lineage())
    assert quote.wordings[0].said == (
        "The town has also “made plans to strengthen the old sea wall” in the north … and is prepared to help"
    )
    assert quote.wordings[0].evidence.exact in text


def test_hearers_and_occasion_are_taken_from_the_wording_that_gives_them():
    found = utterances(
        story(
            "Peter Lund said: “The old sea wall by the harbour will be mended before the winter storms.”",
            "In an interview on Monday, Peter Lund told reporters: “The old sea wall by the harbour will be mended before the winter storms.”",
        ),
        lineage(),
    )
    assert [(q.to, q.occasion, len(q.wordings)) for q in found] == [("reporters", "in an interview", 2)]


def test_a_difference_is_given_without_half_a_pair_of_marks():
    found = utterances(
        story(
            "Peter Lund said the town was committed to the “principle of nothing about the harbour without the harbour”.",
            "Peter Lund said the town was “nothing about the harbour without the harbour”.",
        ),
        lineage(),
    )
    assert [d for q in found for d in q.differences for mark in "“”" if mark in d[0] + d[1]] == []
    assert [q.differences[0][0] for q in found] == ["committed to the principle of"]


def test_of_two_wordings_the_copy_departs_from_the_one_it_was_taken_from():
    told = story("“We need 23 tugs in the harbour by Monday,” Peter Lund said.",
                 "“We need 32 tugs in the harbour by Monday,” Peter Lund said.")  # fmt: skip
    for child, parent, note in (("a1", "a0", ("23", "32", "a1")), ("a0", "a1", ("32", "23", "a0"))):
        taken = replace(lineage(("a0", "a1")), edges=(Edge(child, parent, Relation.EDITED, 0.9, 0.9),))
        assert utterances(told, taken)[0].differences == (note,)


def test_an_actor_has_no_more_evidence_than_asked_for():
    text = "Peter Lund spoke. " * 9
    (found,) = actors(story(text), 3)
    assert (found.mentions, len(found.evidence)) == (9, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ola Brandt did not say how far away the ferry had been.",
        "Ola Brandt declined to say whether the pier was safe.",
    ],
)
def test_what_somebody_did_not_say_is_no_utterance(text):
    assert utterances(story(text), lineage(("a0",))) == ()


def test_a_common_word_in_one_article_is_nobody():
    found = actors(story("Members should ring the Court at once. Ola Brandt of Vestby told the Court on Monday."))
    assert "Court" not in {actor.name for actor in found}


def test_an_organisation_has_no_role():
    found = actors(
        story("Brandt Tankers, a maker of ships, said on Monday that its engineer Brandt Tankers had left the firm.")
    )
    assert all(not actor.roles for actor in found if actor.kind is ActorKind.ORGANISATION)


def test_whom_something_is_told_in_spanish_speaks_not():
    assert described("al periódico") is None
    assert described("whose singers") == "singers"


def test_a_description_of_somebody_puts_the_words_into_nobody_elses_mouth():
    told = story(
        "“If we publish it, we own forty thousand pipes,” Corwin Blythe wrote in October.",
        "“If we publish it, we own forty thousand pipes,” one of the ministry's senior civil servants said.",
    )
    (quote, *_) = utterances(told, lineage(["a0"], ["a1"]))
    assert len(quote.wordings) == 2
    assert not quote.differences

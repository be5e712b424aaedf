"""Articles to stories."""

import random
from collections import Counter

import pytest
from storymaking import FERRY, OTHER_FERRY, VOTE, article, mentions

from retold.model import Decision, DecisionKind
from retold.stories import StorySettings, group, partition, sketch

SETTINGS = StorySettings()


def grouped(articles, **more):
    return group(articles, mentions(articles), SETTINGS, **more)


def placed(articles):
    return partition([sketch(one, SETTINGS) for one in articles], SETTINGS)


def sets(stories):
    return {frozenset(a.id for a in story.articles) for story in stories}


def ids(articles):
    return frozenset(a.id for a in articles)


def test_two_events_of_one_kind_are_two_stories():
    assert sets(grouped([*FERRY, *OTHER_FERRY, *VOTE])) == {ids(FERRY), ids(OTHER_FERRY), ids(VOTE)}


def test_the_order_of_arrival_changes_nothing():
    articles = [*FERRY, *OTHER_FERRY, *VOTE]
    shuffled = list(articles)
    random.Random(7).shuffle(shuffled)
    assert grouped(shuffled) == grouped(articles)


def test_every_join_says_why():
    story = grouped(FERRY)[0]
    assert len(story.joins) == len(FERRY) - 1
    assert all(join.reasons for join in story.joins)
    assert any("Norrhavn" in reason for join in story.joins for reason in join.reasons)


def test_the_title_is_a_headline_of_the_story():
    story = grouped(VOTE)[0]
    assert story.title in {a.title for a in VOTE}


def test_an_article_without_headline_lends_its_opening():
    story = grouped([article("a", "Nothing much happened in Belmarre on Monday.\n\nThat was all.")])[0]
    assert story.title == "Nothing much happened in Belmarre on Monday. That was all."


def test_tags_are_the_names_most_articles_share():
    assert {"Ilse Vantongeren", "Norrhavn"} <= set(grouped(FERRY)[0].tags)


def test_an_article_alone_is_a_story_without_joins():
    (story,) = grouped([FERRY[0]])
    assert story.joins == ()


def test_nothing_gives_no_story():
    assert grouped([]) == ()


def test_two_articles_with_one_id_are_refused():
    with pytest.raises(ValueError, match="ferry-1"):
        grouped([FERRY[0], FERRY[0]])


def test_a_grouping_stated_by_the_input_is_kept():
    stated = [article("x", FERRY[0].text, story="one"), article("y", FERRY[0].text, story="two"),
              article("z", VOTE[0].text, story="one")]  # fmt: skip
    assert {s.id: {a.id for a in s.articles} for s in grouped(stated)} == {"one": {"x", "z"}, "two": {"y"}}


def test_a_story_keeps_its_id_when_articles_are_added():
    first = grouped(FERRY[1:3])[0]
    known = {a.id: first.id for a in first.articles}
    grown = grouped([*FERRY, *VOTE], known=known)
    assert ids(FERRY) in sets([s for s in grown if s.id == first.id])


def test_the_same_actors_weeks_later_are_another_story():
    early = [article(f"e{i}", a.text, title=a.title, day="2031-03-01") for i, a in enumerate(VOTE)]
    late = [article(f"l{i}", a.text, title=a.title, day="2031-05-01") for i, a in enumerate(VOTE)]
    assert sets(grouped([*early, *late])) == {ids(early), ids(late)}


def test_articles_that_only_share_an_actor_are_not_one_story():
    strike = article(
        "s1", "Workers of the brewery Kestrin & Dahl walked out over night shifts.", title="Strike at brewery"
    )
    profit = article(
        "s2", "Kestrin & Dahl paid a dividend of four crowns as exports of beer rose.", title="Dividend rises"
    )
    assert len(grouped([strike, profit])) == 2


FOREIGN = {
    "es": ("Se hunde un ferry frente a Norrhavn", ("El ferry Astrilde se hundió frente a Norrhavn tras un incendio en el motor. "
           "La capitana Ilse Vantongeren ordenó que los 212 pasajeros subieran a los botes.")),
    "fr": ("Un ferry coule au large de Norrhavn", ("Le ferry Astrilde a coulé au large de Norrhavn après un incendie dans la salle "
           "des machines. La capitaine Ilse Vantongeren a fait monter les 212 passagers dans les canots.")),
    "de": ("Fähre sinkt vor Norrhavn", ("Die Fähre Astrilde ist vor Norrhavn nach einem Brand im Maschinenraum gesunken. "
           "Kapitänin Ilse Vantongeren ließ alle 212 Passagiere in die Rettungsboote steigen, teilte die Küstenwache mit.")),
}  # fmt: skip


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_foreign_report_joins_by_names_and_numbers(language):
    title, text = FOREIGN[language]
    foreign = article(f"ferry-{language}", text, title=title, language=language)
    assert ids([*FERRY, foreign]) in sets(grouped([*FERRY, *OTHER_FERRY, foreign, *VOTE]))


def test_foreign_reports_of_two_events_stay_apart():
    others = [
        article("boat-es", "El ferry Morgensol encalló cerca de Port Callow en medio de la niebla. El capitán Rufus Adeyinka-Holt "
                "ordenó que los 95 pasajeros subieran a los botes.", title="Encalla un ferry", language="es"),
        article("ferry-fr", FOREIGN["fr"][1], title=FOREIGN["fr"][0], language="fr"),
    ]  # fmt: skip
    found = sets(grouped([*FERRY, *OTHER_FERRY, *others]))
    assert found == {ids([*FERRY, others[1]]), ids([*OTHER_FERRY, others[0]])}


def test_another_event_of_the_kind_is_a_related_story():
    stories = {s.id: s for s in grouped([*FERRY, *OTHER_FERRY, *VOTE])}
    ferry = next(s for s in stories.values() if s.articles[0].id == "ferry-1")
    assert [(stories[r.story].articles[0].id, r.kind) for r in ferry.related] == [("boat-1", "same kind")]


def test_thousands_of_copies_of_one_text_stay_one_story():
    copies = [article(f"c{i:04}", FERRY[0].text, title=FERRY[0].title) for i in range(600)]
    assert len(grouped([*copies, *VOTE])) == 2


def test_ten_thousand_copies_of_one_text_are_one_story_of_their_own():
    copies = [article(f"c{i:05}", FERRY[0].text, title=FERRY[0].title) for i in range(10_000)]
    found = placed([*copies, *VOTE, *OTHER_FERRY])
    assert Counter(found.values()).most_common(1)[0][1] == 10_000
    assert len(set(found.values())) == 3


def test_copies_vouch_no_more_than_one():
    copies = [article(f"c{i:03}", FERRY[0].text, title=FERRY[0].title) for i in range(200)]
    assert ids([*copies, *FERRY]) in sets(grouped([*copies, *FERRY, *OTHER_FERRY]))


def test_near_copies_by_the_thousand_do_not_chain():
    names = ["".join(random.Random(i).choice("abcdefgh") for _ in range(7)).title() for i in range(3000)]
    notices = [article(f"n{i:04}", f"{name} pays a quarterly dividend of {100 + i} crowns on shares of record.", title=f"{name} sets dividend")
               for i, name in enumerate(names)]  # fmt: skip
    assert max(Counter(placed(notices).values()).values()) < 20


WARNING = """The weather office has issued a gale warning for the Kestrel Channel from {} hours on Friday until Saturday morning.

Winds from the north-west are expected, with gusts of up to {} kilometres an hour and waves of {} centimetres.

Ferries between Port Halden and Vestby will not run on Friday evening. Small craft should stay in harbour."""


@pytest.mark.parametrize(("day", "figures", "stories"), [
    ("2025-10-10", (18, 95, 510), 1), ("2025-10-04", (15, 80, 430), 1), ("2025-10-10", (15, 80, 430), 2),
])  # fmt: skip
def test_the_next_issue_of_a_form_is_another_story(day, figures, stories):
    """The same words days later: with the same figures a reprint, with others the next issue; next day's figures may have moved."""
    first = article("w1", WARNING.format(18, 95, 510), day="2025-10-03", title="Gale warning for the Kestrel Channel")
    again = article("w2", WARNING.format(*figures), day=day, title="Gale warning for the Kestrel Channel")
    assert len(grouped([first, again])) == stories


def test_reports_of_a_series_are_a_story_each():
    numbers = ["120 and 340", "85 and 470", "615 and 230", "98 and 760"]
    series = [article(f"m{i}", f"The Bank of Karvel gave the money market help of {pair} million crowns, buying bills at its usual rates.",
                      title="Karvel money market given help", day=f"2031-03-{3 + i:02}") for i, pair in enumerate(numbers)]  # fmt: skip
    assert len(grouped(series)) == 4


def test_a_developing_story_stays_one_over_days():
    days = [article(f"d{i}", one.text, title=one.title, day=f"2031-03-{3 + i:02}") for i, one in enumerate(FERRY)]
    assert len(grouped(days)) == 1


def test_an_article_in_an_unknown_language_is_left_alone_or_joined_by_names():
    odd = article("odd", "Xq vrembal otrisk plon Tervazi gnulle brast hwem.", title="Tervazi hwem")
    assert {frozenset(["odd"]), ids(FERRY)} == sets(grouped([*FERRY, odd]))


def test_a_join_names_the_days_both_tell_of():
    left = article("l", "The harbour board of Norrhavn met Ilse Vantongeren on 18 September about the ferry quay.")
    right = article("r", "Ilse Vantongeren is to meet the harbour board of Norrhavn on September 18th about the quay.")
    (story,) = grouped([left, right])
    assert any(reason == "both date 18 September" for reason in story.joins[0].reasons)


def test_partition_gives_the_stories_of_group():
    articles = [*FERRY, *OTHER_FERRY, *VOTE]
    assert placed(articles) == {a.id: s.id for s in grouped(articles) for a in s.articles}


def test_empty_and_one_line_articles_stand_alone():
    odd = [article("e1", ""), article("e2", ""), article("e3", "Ok."), article("e4", "12")]
    assert len(grouped(odd)) == 4


def test_a_merge_by_hand_holds_against_the_evidence():
    merge = Decision(DecisionKind.MERGE, ("ferry-1", "vote-1"), "Ada", "one inquiry")
    assert ids([*FERRY, *VOTE]) in sets(grouped([*FERRY, *VOTE], decisions=[merge]))


def test_a_split_by_hand_holds_against_the_evidence():
    split = Decision(DecisionKind.SPLIT, ("ferry-1",), "Ada", "another trip", apart=("ferry-2", "ferry-3", "ferry-4"))
    assert sets(grouped(FERRY, decisions=[split])) == {frozenset(["ferry-1"]), ids(FERRY[1:])}


def test_a_later_decision_undoes_an_earlier_one():
    merge = Decision(DecisionKind.MERGE, ("ferry-1", "vote-1"), "Ada", "one inquiry")
    split = Decision(DecisionKind.SPLIT, ("vote-1",), "Bo", "no", apart=("ferry-1",))
    assert sets(grouped([*FERRY, *VOTE], decisions=[merge, split])) == {ids(FERRY), ids(VOTE)}


def test_a_pinned_article_belongs_to_the_story_of_the_others():
    pin = Decision(DecisionKind.PIN, ("vote-2", "boat-1"), "Ada", "seen on the ferry")
    assert ids([*OTHER_FERRY, VOTE[1]]) in {
        s - {"vote-1"} for s in sets(grouped([*OTHER_FERRY, *VOTE], decisions=[pin]))
    }


def test_a_decision_about_articles_not_there_waits():
    merge = Decision(DecisionKind.MERGE, ("ferry-1", "gone"), "Ada", "")
    assert sets(grouped(FERRY, decisions=[merge])) == {ids(FERRY)}

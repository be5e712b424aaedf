"""Who did what, who asked whom, on whose word, and where. All texts are invented."""

import pytest

from retold.collation import CollationSettings, collate

ASKED = (
    "The search was made at Rask’s request, said the harbour office on the northern quay.",
    "A dozen divers took part in the search, which was requested by Rask before the storm had reached the island.",
    "Nobody among the fishermen of Vestby had been told that Rask asked for the search, and two boats were out at sea.",
)


FILLER = "Traders from Nordholm sold cod and herring on the quay. Children skated on the frozen pond behind the church."


def by_kind(found, kind):
    return {(article, words): d for article, words, its, _, d in found if its == kind}


def told_by(deeds, texts):
    return [{r.article: r.span.of(texts[r.article]) for r in deed.readings} for deed in deeds]


def test_a_deed_is_one_in_active_passive_and_noun(story, lineage):
    texts = {name: f"{told} {FILLER}" for name, told in zip("abc", ASKED, strict=True)}
    found = collate(story(texts), lineage(texts), CollationSettings())
    told = [sorted(words) for words in told_by(found.deeds, texts)]
    assert told == [["a", "b", "c"]]


def test_what_somebody_says_is_no_deed(story, lineage):
    texts = {
        "a": "Rask said the search is over.",
        "b": "Late on Monday Rask said the search will go on behind the old pier.",
    }
    assert collate(story(texts), lineage(texts), CollationSettings()).deeds == ()


def test_a_name_behind_a_preposition_or_with_an_owners_ending_does_nothing(story, lineage):
    texts = {
        "a": "Tugs from the yard at Tollen had pulled the vessel clear, and Vestby’s rule this winter is strict.",
        "b": "Late on Monday tugs from the yard at Tollen had pulled the vessel clear. Vestby’s rule this year is strict.",
    }
    assert collate(story(texts), lineage(texts), CollationSettings()).deeds == ()


def test_another_doer_of_what_the_story_is_about_is_a_difference_of_actor(told):
    rest = " The search began behind the old lighthouse before the storm reached the island."
    texts = {
        "a": "Holm ordered the search." + rest,
        "b": "The search was ordered by Holm, who had come over from the mainland with two divers." + rest,
        "c": "Rain fell when Holm ordered the search." + rest,
        "d": "In the evening fishermen on the quay told how Rask ordered the search." + rest,
    }
    found = by_kind(told(texts), "actor")
    assert [(article, words) for article, words in found] == [("d", "Rask")]
    assert found["d", "Rask"].severity >= 0.5


def test_one_of_many_things_or_another_kind_of_thing_accuses_nobody(told):
    rest = " The search began behind the old lighthouse before the storm reached the island."
    for mine, theirs in (("a search", "a search"), ("the first search", "the second search")):
        texts = {
            "a": f"Holm ordered {mine}.{rest}",
            "b": f"Rain fell on the mainland when Holm ordered {mine}.{rest}",
            "c": f"Two divers went out at dawn after Holm ordered {mine}.{rest}",
            "d": f"In the evening fishermen on the quay told how Rask ordered {theirs}.{rest}",
        }
        assert by_kind(told(texts), "actor") == {}


def test_a_deed_that_is_not_what_the_story_is_about_accuses_nobody(told):
    texts = {
        "a": "Holm bought the boat.",
        "b": "Divers went down behind the lighthouse at dawn. Rask bought the boat.",
        "c": "Divers went down behind the lighthouse at dawn.",
    }
    assert by_kind(told(texts), "actor") == {}


PLEA = "The islanders met on Monday after Vestby’s call for grain barges had been turned down by the ministry."


def test_who_asks_and_is_asked_turned_round_is_severe(told):
    turned = PLEA.replace(
        "Vestby’s call for grain barges had", "the ministry called on Vestby for grain barges, which had"
    )
    found = by_kind(told({"a": PLEA, "b": PLEA, "c": turned}), "actor")
    assert [(article, words[:16]) for article, words in found] == [("c", "called on Vestby")]


def test_a_demand_told_in_two_forms_turns_nobody_round(told):
    other = PLEA.replace("Vestby’s call for grain barges", "Vestby’s renewed appeal for grain barges")
    assert by_kind(told({"a": PLEA, "b": PLEA, "c": other}), "actor") == {}


SOURCED = "The harbour office said the northern pier will stay closed until the divers have looked at its pillars."
BARE = "The northern pier will stay closed until the divers have looked at its pillars."


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (BARE, [("b", "The northern")]),
        (SOURCED.replace("said", "announced that"), []),
        (BARE[:-1] + ", according to the office.", []),
    ],
)
def test_a_copy_that_drops_the_source_is_shown(told, second, expected):
    found = by_kind(told({"a": SOURCED, "b": second}, [["a", "b"]]), "negation")
    assert list(found) == expected


def test_what_is_near_turned_round_is_a_difference_of_place(told):
    usual = "The minister will speak with the islanders from his cabin near Vestby on Sunday morning."
    changed = usual.replace("from his cabin near Vestby", "near his Vestby cabin")
    found = by_kind(told({"a": usual, "b": usual, "c": changed}, [["a", "b", "c"]]), "place")
    assert [article for article, _ in found] == ["c"]


def test_a_seat_of_power_taken_for_a_place_is_shown(told):
    usual = "American destroyers lay off the island on Monday, and fishermen from Vestby kept away from them."
    odd = "Fishermen of Vestby kept their boats in port because of the destroyers in the White House near the island."
    found = by_kind(told({"a": usual, "b": usual, "c": odd}), "word")
    assert list(found) == [("c", "destroyers in the White House")]


def test_a_sense_is_known_by_the_noun_it_stands_at(told):
    first = "Two ministers spoke for an hour on Monday about the smoldering quarrel over the herring grounds."
    other = "Fishermen fear for their nets. The latent quarrel keeps the boats of three villages in port."
    found = told({"a": first, "b": other})
    assert {words for _, words, kind, _, _ in found if kind == "word"} & {"latent", "smoldering"}


def test_an_event_made_into_a_deed_across_passages_is_a_difference_of_actor(told):
    usual = "Villagers watched with dread as Arandia’s navy buildup went on behind the island all summer."
    changed = "The council hopes to agree with its neighbours on a plan for strengthening Arandia’s navy."
    found = by_kind(told({"a": usual, "b": usual, "c": changed}), "actor")
    assert [article for article, _ in found] == ["c"]

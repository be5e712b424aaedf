"""Stories that grow article by article."""

from dataclasses import replace

import pytest
from storymaking import FERRY, OTHER_FERRY, VOTE, article, mentions

from retold.model import Decision, DecisionKind
from retold.stories import StoryIndex, StorySettings, group

SETTINGS = StorySettings()


def filled(articles, **more):
    index = StoryIndex(SETTINGS, **more)
    for one in articles:
        index.add(one)
    return index


def test_one_by_one_gives_the_stories_of_a_batch():
    articles = [*OTHER_FERRY, *VOTE, *FERRY]
    batch = {frozenset(a.id for a in s.articles) for s in group(articles, mentions(articles), SETTINGS)}
    assert {frozenset(members) for members in filled(articles).stories().values()} == batch


def test_a_story_keeps_its_id_as_it_grows():
    index = filled(FERRY[1:3])
    before = index.story_of("ferry-2")
    index.add(FERRY[0])
    assert index.story_of("ferry-2") == index.story_of("ferry-1") == before


def test_adding_tells_which_stories_changed():
    index = filled(VOTE)
    changed = index.add(FERRY[0])
    assert changed == {index.story_of("ferry-1")}


def test_a_decision_regroups_at_once_and_stays():
    index = filled([*FERRY[:2], *VOTE])
    index.decide(Decision(DecisionKind.MERGE, ("ferry-1", "vote-1"), "Ada", "one inquiry"))
    index.add(FERRY[2])
    assert index.story_of("ferry-3") == index.story_of("vote-1")


def test_an_id_twice_is_refused():
    index = filled(VOTE)
    with pytest.raises(ValueError, match="vote-1"):
        index.add(VOTE[0])


def test_its_length_is_the_number_of_articles():
    assert len(filled(VOTE)) == 2


def test_restored_stories_are_taken_as_they_are_and_grow():
    index = StoryIndex(SETTINGS)
    index.restore([(one, "known") for one in FERRY[:2]] + [(one, "odd") for one in VOTE])
    assert index.story_of("vote-1") == "odd"
    index.add(FERRY[2])
    assert index.story_of("ferry-3") == "known"


def test_what_was_one_story_while_its_formula_was_rare_is_parted_when_many_have_it():
    few = replace(SETTINGS, max_regrouped_articles=20)
    ends = ("ston", "wick", "mark", "ham", "by", "dorf", "vik", "lund", "ford", "holm", "stad", "gate", "mere", "moor", "wold")  # fmt: skip
    towns = [begin + end for begin in ("Alber", "Brund", "Corv", "Dal", "Esk", "Fen", "Gar", "Hol", "Ister", "Jor", "Kel", "Lun", "Mar") for end in ends]  # fmt: skip
    notices = [
        article(
            f"n{i:03}",
            f"Central Norlandic Exchange Commission: {town} pays a dividend of {100 + i} crowns to holders of record at "
            "Norlandic Depository.",
            title=f"{town} sets payout",
        )
        for i, town in enumerate(towns)
    ]
    index = StoryIndex(few)
    index.restore((one, f"s{i // 10}") for i, one in enumerate(notices[:170]))
    for one in notices[170:]:
        index.add(one)
    assert max(map(len, index.stories().values())) == 1

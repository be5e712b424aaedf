"""Whom two reports name and nobody else does, and the times they tell of."""

import pytest
from storymaking import article

from retold.stories import StoryIndex, StorySettings, partition, sketch
from retold.stories.cast import cast, unheard_of
from retold.stories.evidence import Judge
from retold.stories.features import describe
from retold.stories.tally import named_in
from retold.stories.times import day_of_year, days_between, years
from retold.stories.vocabulary import Vocabulary

SETTINGS = StorySettings()


def grouped(*articles):
    found = partition((sketch(one, SETTINGS) for one in articles), SETTINGS)
    return len(set(found.values()))


def counts(*names):
    return {f"^{name}": 1 for name in names}


def found(left, right):
    return cast(left, right, [n for n in left.keys() & right.keys() if " " not in n], (1, 1))


@pytest.mark.parametrize(
    ("names", "how_many"),
    [
        ((), 0),
        (("torvale",), 0.5),
        (("torvale", "ennisbrook"), 1),
        (("ilka", "ilka brenmoor", "brenmoor"), 1),
        (("ilka", "ilka brenmoor", "brenmoor", "torvale"), 1.5),
        (("ilka", "ilka brenmoor", "brenmoor", "brenmoor quarries", "quarries"), 1),
        (("brenmoor", "brenmoor quarrel", "quarrel", "brqu"), 1),
    ],
)
def test_each_is_counted_once_for_all_parts_of_the_name(names, how_many):
    assert found(counts(*names), counts(*names, "elsewhere")) == how_many


def test_one_that_hardly_any_report_of_a_group_names_is_none_of_its_event():
    many, few = {"^torvale": 9, "^ennisbrook": 1}, {"^torvale": 1, "^ennisbrook": 1}
    assert cast(many, few, ["^torvale", "^ennisbrook"], (4, 0.4)) == 0.5


def test_what_the_background_or_a_list_knows_is_heard_of():
    assert unheard_of(["^london", "^torvale", "^ayuntamiento", "^torvale london"], "es")[0] == {"^torvale"}
    assert unheard_of(["^prokuratur"], "ru")[0] == frozenset()


def test_a_german_noun_is_no_sure_name_until_it_stands_beside_one():
    found, sure = unheard_of(["^zwischenfall", "^ilka", "^ilka brenmoor", "^brenmoor"], "de")
    assert found == {"^zwischenfall", "^ilka", "^brenmoor"}
    assert sure == {"^ilka", "^brenmoor"}


FIRE = article(
    "fire", "A fire at the sawmill of Torvale killed two night workers on Tuesday, mayor Ilka Brenmoor said. The flames began "
    "in the drying kiln, according to the brigade of Ennisbrook. The brigade fought them until noon with water from the river, and "
    "the road to the coast was closed. Insurers from Sandwerf, Palter and Holm sent inspector Casimir Roth; a timber union, led by "
    "Petra Vance, asked for an inquiry by the ministry.", title="Two dead in sawmill fire", day="2031-03-04",
)  # fmt: skip
WIDOW = article(
    "widow", "Maud Arkelby had packed her husband's supper as she did each evening for nineteen years. She heard the siren from her "
    "kitchen and counted the lorries. Her sister Bettina Arkelby, a nurse, drove through the night; their cousin Wim Dastrup brought "
    "bread, and the pastor, Jory Quill, sat with the children. Of Ilka Brenmoor she says that the mayor wept.",
    title="The supper nobody ate", day="2031-03-08",
)  # fmt: skip
BRIDGE = article(
    "bridge", "The council of Torvale will mend the bridge over the mill stream before the summer, it said on Friday. The work costs "
    "forty thousand crowns; councillor Hanneke Orlo hopes for money from the province, and a builder from Sandwerf begins in May.",
    title="Bridge to be mended", day="2031-03-07",
)  # fmt: skip


def test_a_reporter_who_tells_of_the_same_people_joins_days_later():
    assert grouped(FIRE, WIDOW) == 1


def test_a_town_has_more_than_one_event():
    assert grouped(FIRE, BRIDGE) == 2


FIGHT = "Radomir Velcheskov beat Ottmar Grunewaldt in Torvale on {when}, said promoter Ilka Brenmoor."


def weighed(*articles):
    """The evidence between the first two articles, and whether they have the same cast, among all of them."""
    features = [describe(one, SETTINGS) for one in articles]
    vocabulary = Vocabulary(SETTINGS)
    judge = Judge(vocabulary, SETTINGS)
    tallies = [judge.tally(vocabulary.vector(one), one) for one in features]
    among = tallies[0], tallies[1], named_in(tallies)
    return judge.evidence(*among), judge.same_cast(*among)


def fight(name, when, day=None):
    return article(name, FIGHT.format(when=when), day=day)


def test_the_same_people_in_another_year_are_another_event():
    first = fight("a", "May 3, 2029")
    same, later, autumn = (
        weighed(first, fight("b", when))[0] for when in ("May 3, 2029", "May 3, 2031", "October 12, 2031")
    )
    assert same > later > autumn
    assert same - later > SETTINGS.cost_of_another_year
    assert later - autumn > SETTINGS.cost_of_another_day


def test_where_both_are_dated_the_years_they_tell_of_do_not_count():
    told = [fight(str(year), f"May 3, {year}", day="2031-05-04") for year in (2029, 2031)]
    bare = [fight(one.id, f"May 3, {one.id}") for one in told]
    assert weighed(*told)[0] > weighed(*bare)[0] + SETTINGS.cost_of_another_year / 2


def test_people_whom_many_others_name_too_are_no_cast():
    pair = fight("a", "Sunday"), fight("b", "Monday")
    others = [
        article(f"c{i}", "Ilka Brenmoor, Radomir Velcheskov and Ottmar Grunewaldt of Torvale wed.") for i in range(3)
    ]
    assert weighed(*pair)[1]
    assert not weighed(*pair, *others)[1]


def test_a_story_of_the_same_people_is_parted_when_they_turn_out_to_be_in_the_news_for_more():
    index = StoryIndex(SETTINGS)
    for one in (FIRE, WIDOW):
        index.add(one)
    assert index.story_of("fire") == index.story_of("widow")
    for month, did in enumerate(("sued a baker", "opened a pool"), start=5):
        index.add(article(did, f"Ilka Brenmoor {did}.", day=f"2031-0{month}-01"))
    assert index.story_of("fire") != index.story_of("widow")


def test_years_and_days_are_read_from_terms():
    assert years(["#2031", "#31", "#1999", "#2031.5", "#20310"]) == {"#2031", "#1999"}
    assert day_of_year("@1-1") == 1
    assert day_of_year("@2-30") is None
    assert days_between([365, 100], [2]) == 3

"""Whether two reports tell of one event."""

from storymaking import article

from retold.stories import StorySettings
from retold.stories.evidence import Judge
from retold.stories.features import describe
from retold.stories.tally import named_in
from retold.stories.vocabulary import Vocabulary

SETTINGS = StorySettings()
WHOLE = (
    "The Treasury said on Monday that Lindqvist would offer 400 million crowns of bonds at auction. "
    "Dealers expected a yield of 5.25 percent. "
)
LATER = "Sverrisson said demand from pension funds in Halden remained brisk through the morning."


def among(*articles):
    """A judge for whom the names of the articles are in the news every day, and the tallies of the articles."""
    features = [describe(one, SETTINGS) for one in articles]
    vocabulary = Vocabulary(SETTINGS)
    for _ in range(600):
        for one in features:
            vocabulary.add(one.names)
    judge = Judge(vocabulary, SETTINGS)
    return judge, [judge.tally(vocabulary.vector(one), one) for one in features]


def test_a_report_with_its_end_cut_off_is_the_report_though_all_its_names_are_common():
    judge, (whole, cut) = among(article("a", WHOLE + LATER), article("b", WHOLE))
    assert judge.evidence(whole, cut, named_in((whole, cut))) > 0
    assert judge.unrelated(whole, cut) == 0


def test_two_of_a_series_name_other_figures_and_are_two_events():
    other = WHOLE.replace("400", "250").replace("5.25", "5.75")
    judge, (first, second) = among(article("a", WHOLE + LATER), article("b", other))
    assert judge.evidence(first, second, named_in((first, second))) < 0
    assert judge.unrelated(first, second) == SETTINGS.cost_of_strangers

"""Figures that tellings of their own contradict each other in, and figures that only look like it. All texts are invented."""

from dataclasses import replace

import pytest

from retold.collation import CollationSettings, collate

LEAD = "The Hotel Marisol in Port Ellen burned down on Monday. "


def clashes(story, lineage, *texts, languages=None, families=None):
    names = "abcd"[: len(texts)]
    by_name = dict(zip(names, texts, strict=True))
    told = story(by_name)
    changed = {n: {"language": (languages or {}).get(n, "en")} for n in names}
    told = replace(told, articles=tuple(replace(a, **changed[a.id]) for a in told.articles))
    collation = collate(told, lineage(by_name, families), CollationSettings())
    return {
        (frozenset({d.span.of(by_name[d.article]), *(o.span.of(by_name[o.article]) for o in d.others)}), d.note)
        for passage in collation.passages
        for d in passage.differences
        if d.contested and d.severity >= 0.5
    }


def figures(*args, **more):
    return {sides for sides, _ in clashes(*args, **more)}


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "Rescuers saved 37 hikers from the flooded Orla gorge, the mountain service of Dravec said.",
            "It was dark when the last of them came up the rope. All 36 hikers had been brought out of the Orla gorge by then.",
            {"37", "36"},
        ),
        (
            "The lorry fell about 60 metres into the Sund quarry after its brakes failed.",
            "Witnesses heard two bangs before the lorry dropped about 40 metres over the edge of the Sund quarry.",
            {"60", "40"},
        ),
        ("Turnout was 61.5 percent, the office said.", "Only the old went. Turnout stood at 58 percent.", {"61.5", "58"}),
        (
            "The trial enrolled 842 nurses at 12 clinics.",
            "There was no control group among the 824 participants, a critic wrote.",
            {"842", "824"},
        ),
        (
            "Kornmill lost 38 million crowns on its bakery chain last year, the company said.",
            "In the books of Kornmill the loss on the bakery chain comes to 52 million crowns.",
            {"38 million", "52 million"},
        ),
        (
            "A guard saw the men rob the Dorn museum at 10:15 p.m. on Wednesday.",
            "They robbed the Dorn museum at 10:45 p.m. and left by boat.",
            {"10:15 p.m.", "10:45 p.m."},
        ),
    ],
)  # fmt: skip
def test_figures_of_one_thing_are_held_against_each_other_whatever_the_sentence(story, lineage, one, other, sides):
    assert frozenset(sides) in figures(story, lineage, LEAD + one, other)


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("Turnout was 58.2 percent, the office said.", "L’affluenza è stata del 52,8 per cento.", {"b": "it"}),
        (
            "About 12,000 people marched through Lindholm against the pension plan.",
            "In Lindholm haben rund 8000 Menschen gegen die Rentenpläne demonstriert.",
            {"b": "de"},
        ),
        (
            "The match at Arsenal Road was watched by 41,200 spectators.",
            "El árbitro pitó el final ante 38.900 espectadores en Arsenal Road.",
            {"b": "es"},
        ),
    ],
)
def test_so_are_figures_told_in_two_languages(story, lineage, one, other, languages):
    assert len(figures(story, lineage, one, other, languages=languages)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("More than 200 guests were affected.", "The fire affected 214 guests."),  # bounded
        ("About 85,000 people are affected.", "Around 90,000 people are affected."),  # two rounded figures
        ("All 37 passengers were rescued.", "A lifeboat rescued 12 of the passengers, and a helicopter 25."),  # parts
        ("Fires burned 2,400 hectares.", "In 2011 a fire burned 2,900 hectares there."),  # another year
        ("Turnout was 58 percent.", "In Pomaro, the biggest town, turnout was 47 percent."),  # of a place alone
        ("Turnout was 58 percent.", "Turnout could reach 70 percent, a pollster said."),  # what may be
        ("The line carries 5,000 passengers a day.", "Some 4,000 passengers were affected."),  # so much at a time
        ("Nine people were treated.", "Nine people were treated; two of them stayed overnight."),
        (
            "Organisers counted 20,000 protesters, police 12,000 protesters.",
            "Some 12,000 protesters came, police said.",
        ),
        ("A crossing costs 40 crowns.", "The bridge cost 310 million crowns."),
        ("The alarm was raised at 2:40 a.m. by a baker.", "The fire was out at 5:05 a.m., its chief said."),
        ("The captain, 49, was rescued with 26 others.", "All 27 sailors were rescued."),
    ],
)
def test_figures_that_may_both_be_right_are_not(story, lineage, one, other):
    assert figures(story, lineage, LEAD + one, other) == set()


def test_copies_of_one_text_do_not_contradict_each_other(story, lineage):
    one, other = "All 37 miners of Orla were rescued.", "Thirty-six miners of Orla were saved."
    assert figures(story, lineage, one, other) == {frozenset({"37", "Thirty-six"})}
    assert figures(story, lineage, one, other, families=[["a", "b"]]) == set()


def test_a_number_is_known_again_by_its_value_where_another_page_tells_what_it_is(story, lineage):
    asked = "1. Who is affected?\n90,000 people in Orrel and Tirs."
    texts = ("TirsWater issued a notice to 90,000 customers in Orrel.", asked, "About 85,000 people are affected.")
    assert figures(story, lineage, *texts) == {frozenset({"85,000", "90,000"})}


def test_the_note_tells_what_the_figures_are_of(story, lineage):
    found = clashes(story, lineage, "Turnout was 58 percent.", "Turnout was 61 percent.", "Turnout was 58 percent.")
    assert {note for _, note in found} <= {"turnout: “61” for “58”", "“61” for “58”"}

"""Copied text in stories of different events, on invented articles."""

from dataclasses import replace

import pytest
from tellings import OTHER_SUBJECT, REWORDED, WIRE, article, mentions, paragraphs

from retold.account.elsewhere import Links, away, homes_of, seen_from
from retold.lineage import FormulaCount, LineageSettings, compared, trace, worth_comparing
from retold.lineage.reprints import across, partners, sample
from retold.model import Relation, Story

BEES = """Beekeepers in the Tarn valley have lost 212 of their 430 hives since August, their association said on Monday, and nobody knows the reason.

The hives were found empty, without dead bees in front of them and with the honey untouched.

Samples of wax were sent to the laboratory of the university in Krem, which looks for traces of a spray that vine growers used in July.

Berta Holm, who keeps sixty hives above the village, said that the silence in the orchard had woken her.

The vine growers deny that they sprayed during the day, when bees are out, and point to a mite that was found in two hives in the spring.

The valley has the oldest association of beekeepers in the country, founded in 1834 by a priest who paid his organist in honey."""

PATCHWORK = "\n\n".join(
    ["It was a week of silences in hill and plain.", paragraphs(WIRE, 0, 2, 4, 5), paragraphs(BEES, 1, 2, 4)]
)
OFFICIAL = """“We regret the inconvenience to all citizens and are doing everything in our power to restore the service,” the county said in a statement.

The county said in a statement that its emergency line can be reached day and night under the number printed on every water bill."""
BURST = f"""A water main burst under the market square of Krem on Thursday and flooded eleven cellars, among them that of the wine merchant Pohl.

{OFFICIAL}

Firemen pumped until noon while Pohl carried his bottles up the stairs, twelve at a time."""
STORK = f"""A stork that built its nest on a transformer left Upper Tarn without electricity on Sunday for six hours.

{OFFICIAL}

The bird was not hurt; the choir sang the evening service by candlelight."""
FORM = """The weather office of {place} expects {high} degrees at noon and {low} degrees at night, with a wind of {wind} knots from the west.

The river at {place} stood at {river} centimetres at seven in the morning, and {cars} cars crossed the bridge in the hour before.

Sunrise was at 6.{low} and sunset is at 17.{wind}, and {high} boats lay in the harbour of {place}."""
SETTINGS = LineageSettings()


def told(name, *articles):
    made = sorted(articles, key=lambda a: a.id)
    return Story(name, name, tuple(made), tuple(mentions(a) for a in made))


def links(*stories, formulas=None):
    found = (compared(a, b, SETTINGS, formulas) for a, b in worth_comparing(stories))
    return [link for link in found if link is not None]


def form(number):
    return FORM.format(place=f"Ort{number}", high=20 + number, low=10 + number, wind=5 + number, river=300 + 7 * number, cars=90 + number)  # fmt: skip


TOWER = told("tower", article("wire", WIRE), article("patch", PATCHWORK))
HIVES = told("hives", article("bees", BEES))


def test_a_patchwork_of_two_stories_is_found_in_the_story_it_did_not_come_into():
    (link,) = links(TOWER, HIVES)
    assert (link.left, link.right) == ("bees", "patch")
    assert link.sentences == (6, 8)
    assert [pair.child.of(BEES) for pair in link.aligned] == paragraphs(BEES, 1, 2, 4).split("\n\n")
    assert [pair.parent.of(PATCHWORK) for pair in link.aligned] == paragraphs(BEES, 1, 2, 4).split("\n\n")


def test_a_patchwork_of_two_stories_is_said_to_be_one():
    found = links(TOWER, HIVES)
    homes = homes_of([TOWER, HIVES])
    (here,) = seen_from(TOWER, trace(TOWER, SETTINGS), found, homes)
    assert (here.article, here.other.id, here.story, here.shared, here.patched) == ("patch", "bees", "hives", 3, True)
    (there,) = seen_from(HIVES, trace(HIVES, SETTINGS), found, homes)
    assert (there.article, there.other.id, there.shared, there.patched) == ("bees", "patch", 3, False)


def test_what_a_text_has_from_another_story_is_not_missing_in_its_source():
    found = links(TOWER, HIVES)
    (alone,) = (e for e in trace(TOWER, SETTINGS).edges if e.child == "patch")
    (known,) = trace(TOWER, SETTINGS, None, away(found)).edges
    assert (known.child, known.parent, known.relation) == ("patch", "wire", Relation.MERGED)
    assert alone.relation is not Relation.MERGED
    assert alone.confidence < known.confidence


@pytest.mark.parametrize("again", [WIRE, REWORDED, paragraphs(WIRE, 4, 5, 7, 8)])
def test_a_report_printed_again_in_another_story_is_the_source_of_its_cutting_still(again):
    here = told("here", article("cut", paragraphs(WIRE, 0, 1, 2)), article("whole", WIRE))
    found = links(here, told("later", article("again", again)))
    assert found
    (edge,) = trace(here, SETTINGS, None, away(found)).edges
    assert (edge.child, edge.parent, edge.relation) == ("cut", "whole", Relation.TRIMMED)


@pytest.mark.parametrize("text", [WIRE, REWORDED, paragraphs(WIRE, 1, 2, 4, 5)])
def test_a_text_printed_again_in_another_story_is_found_reworded_and_cut_too(text):
    (link,) = links(told("old", article("a", WIRE)), told("new", article("b", text)))
    assert link.kinship >= 0.9


def test_a_block_of_background_is_found():
    block = paragraphs(BEES, 1, 2, 4)
    (link,) = links(HIVES, told("band", article("band", f"{OTHER_SUBJECT}\n\n{block}")))
    assert link.shared == (3, 3)


def test_a_block_of_background_is_found_in_several_stories_though_they_make_it_a_formula():
    block = paragraphs(BEES, 1, 2, 4)
    stories = [told(n, article(n, f"{text}\n\n{block}")) for n, text in zip("wxyz", (OTHER_SUBJECT, WIRE, BURST, STORK), strict=True)]  # fmt: skip
    count = FormulaCount()
    for story in stories:
        count.add(a.text for a in story.articles)
    assert len(links(*stories, formulas=count.formulas())) == 6


def test_unrelated_pages_share_nothing():
    assert links(HIVES, told("band", article("band", OTHER_SUBJECT)), told("tower", article("wire", WIRE))) == []


def test_words_that_an_office_gave_out_are_no_copy():
    assert links(told("burst", article("burst", BURST)), told("stork", article("stork", STORK))) == []


def test_a_form_filled_in_twice_is_no_copy():
    assert links(told("one", article("one", form(1))), told("two", article("two", form(2)))) == []


def test_a_text_in_very_many_stories_leads_nowhere():
    assert links(*(told(f"s{n:03}", article(f"a{n:03}", WIRE)) for n in range(40))) == []


def test_of_two_stories_of_many_copies_few_pairs_are_compared():
    copies = [article(f"c{n:02}", WIRE) for n in range(30)]
    pairs = list(worth_comparing([told("left", *copies[:15]), told("right", *copies[15:])]))
    assert 1 <= len(pairs) <= 6


def test_the_order_of_the_stories_does_not_matter():
    stories = [TOWER, HIVES, told("band", article("band", f"{OTHER_SUBJECT}\n\n{paragraphs(BEES, 1, 2, 4)}"))]
    assert links(*stories) == links(*reversed(stories))


def test_an_article_that_comes_later_has_the_pairs_it_has_among_all():
    texts = [WIRE, BEES, OTHER_SUBJECT, PATCHWORK]
    samples, stories = [sample(text) for text in texts], [0, 1, 2, 3]
    having = [[n for n, one in enumerate(samples) if run in one.tolist()] for run in samples[3].tolist()]
    assert partners(3, having, dict(enumerate(stories))) == across(samples, stories) == [(0, 3), (1, 3)]


def test_a_sample_is_a_small_part_of_the_runs_and_the_same_for_the_same_passage():
    whole, part = sample(f"{WIRE} {BEES}").tolist(), sample(WIRE).tolist()
    assert set(part) <= set(whole)
    assert 0 < len(part) < len(WIRE.split()) / 4
    assert all(0 <= run < 2**31 for run in whole)


def test_links_are_asked_for_by_story():
    found = Links(links(TOWER, HIVES))
    assert [link.left for link in found.of(HIVES)] == ["bees"]
    assert found.of(told("band", article("band", OTHER_SUBJECT))) == ()


def test_a_bar_of_one_lets_nothing_through():
    strict = replace(SETTINGS, min_kinship_probability=1.01)
    assert [compared(a, b, strict) for a, b in worth_comparing([TOWER, HIVES])] == [None]

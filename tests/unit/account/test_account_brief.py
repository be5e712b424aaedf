"""The points of a story, in the words of the clearest article. All texts are invented."""

from dataclasses import replace

import pytest

from retold.account.brief import brief
from retold.model import (
    Article,
    Collation,
    Difference,
    DifferenceKind,
    Family,
    Lineage,
    Mentions,
    Passage,
    Range,
    Reading,
    Span,
    Story,
)
from retold.words import sentences

BOATS = "Fourteen fishing boats sank in the harbour of Vestby during the storm on Tuesday night."
PRICE = "The price of cod on the island market doubled within a week, traders from Nordholm said."
MAYOR = "Mayor Ingrid Solheim asked the government for money to rebuild the broken pier."


def told(texts, passages):
    """The story, lineage and collation of `texts`; `passages` are lists of (article id, sentence), or with differences."""
    articles = tuple(Article(i, "0" * 64, i, texts[i], language="en") for i in sorted(texts))
    story = Story("s", "s", articles, tuple(Mentions(a.id, sentences(a.text)) for a in articles))
    lineage = Lineage("s", tuple(Family((i,), i) for i in sorted(texts)), Range(1, len(texts), len(texts)))
    found = []
    for readings, *differences in passages:
        at = tuple(Reading(i, span_of(texts[i], words)) for i, words in sorted(readings))
        found.append(Passage(at, len(at), tuple(differences)))
    return story, lineage, Collation("s", tuple(found))


def span_of(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def points(texts, passages, **most):
    return brief(*told(texts, passages), **most)


def test_the_best_supported_point_comes_first():
    texts = {"a": f"{MAYOR} {BOATS}", "b": BOATS}
    found = points(texts, [([("a", MAYOR)],), ([("a", BOATS), ("b", BOATS)],)])
    assert [(p.text, p.origins) for p in found] == [(BOATS, 2), (MAYOR, 1)]


def test_a_wording_with_a_known_error_is_not_chosen_while_there_is_another():
    wrong = BOATS.replace("Fourteen", "Forty")
    texts = {"a": wrong, "b": BOATS}
    error = Difference("a", Span(0, 5), DifferenceKind.NUMBER, (Reading("b", Span(0, 8)),), 0.8)
    assert points(texts, [([("a", wrong), ("b", BOATS)], error)])[0].text == BOATS


def test_a_sentence_that_hangs_on_the_one_before_is_not_chosen_while_there_is_another():
    hanging = "She asked the government for money to rebuild the broken pier."
    texts = {"a": hanging, "b": MAYOR}
    assert points(texts, [([("a", hanging), ("b", MAYOR)],)])[0].text == MAYOR


def test_no_two_points_say_the_same():
    again = "In the harbour of Vestby fourteen fishing boats sank during the storm."
    texts = {"a": f"{BOATS} {again} {PRICE}"}
    assert [p.text for p in points(texts, [([("a", BOATS)],), ([("a", again)],), ([("a", PRICE)],)])] == [BOATS, PRICE]


def test_a_fragment_is_no_point():
    texts = {"a": f"{BOATS} They agree."}
    assert [p.text for p in points(texts, [([("a", BOATS)],), ([("a", "They agree.")],)])] == [BOATS]


def test_every_point_rests_on_the_words_of_every_article_that_has_it():
    texts = {"a": BOATS, "b": f"{MAYOR} {BOATS}"}
    found = points(texts, [([("a", BOATS), ("b", BOATS)],)])
    assert [(e.article, e.exact) for e in found[0].evidence] == [("a", BOATS), ("b", BOATS)]


def test_a_brief_has_at_most_as_many_points_as_asked():
    texts = {"a": f"{BOATS} {PRICE} {MAYOR}"}
    assert len(points(texts, [([("a", s)],) for s in (BOATS, PRICE, MAYOR)], most=2)) == 2


def test_what_most_articles_open_with_comes_before_a_better_supported_point():
    texts = {
        "a": f"{BOATS} {PRICE}",
        "b": f"{BOATS} {MAYOR}",
        "c": f"{MAYOR} {PRICE}",
        "d": PRICE.replace("cod", "haddock"),
    }
    found = points(
        texts,
        [
            ([("a", BOATS), ("b", BOATS)],),
            ([("b", MAYOR), ("c", MAYOR)],),
            ([("a", PRICE), ("c", PRICE), ("d", texts["d"])],),
        ],
    )
    assert [(p.text, p.origins) for p in found][:2] == [(BOATS, 2), (PRICE, 3)]


def test_a_garbled_wording_is_not_chosen_while_there_is_another():
    broken = BOATS.replace("during the storm", "during. the storm")
    texts = {"a": broken, "b": BOATS}
    garble = Difference("a", Span(40, 50), DifferenceKind.GARBLE, (), 0.4)
    assert points(texts, [([("a", broken), ("b", BOATS)], garble)])[0].text == BOATS


def test_a_quotation_that_does_not_close_is_no_point():
    open_ended = "“We watched fourteen boats go down in the harbour one after the other."
    texts = {"a": f"{BOATS} {open_ended}"}
    assert [p.text for p in points(texts, [([("a", BOATS)],), ([("a", open_ended)],)])] == [BOATS]


def test_colour_does_not_stand_before_what_can_be_checked():
    colour = "Gulls wheeled over the empty quay while somebody hummed an old tune behind a closed door."
    facts = "The council of Vestby paid 4,000 crowns for each of the 14 boats on 3 March."
    texts = {"a": f"{colour} {facts} {PRICE}"}
    found = points(texts, [([("a", s)],) for s in (colour, facts, PRICE)], most=1)
    assert [p.text for p in found] == [facts]


def test_what_somebody_said_comes_after_what_is_reported_and_is_marked():
    said = "“We watched fourteen boats go down in the harbour, one after the other,” said a baker."
    texts = {"a": f"{said} {MAYOR} {PRICE}", "b": said}
    found = points(texts, [([("a", said), ("b", said)],), ([("a", MAYOR)],), ([("a", PRICE)],)])
    assert [(p.text, p.statement) for p in found][-1] == (said, True)
    assert not any(p.statement for p in found[:-1])


def test_the_tellings_of_a_point_are_those_that_say_what_it_says():
    long = BOATS.removesuffix(".") + ", while pensioners sang hymns in the church of Nordholm until the morning."
    other = "Divers refused to enter the wreck of a yacht near the lighthouse."
    texts = {"a": long, "b": BOATS, "c": other}
    (point,) = points(texts, [([("a", long), ("b", BOATS), ("c", other)],)])
    assert (point.text, point.origins, [e.article for e in point.evidence]) == (BOATS, 2, ["b", "a"])


def test_who_has_another_fact_bears_nothing_out():
    wrong = BOATS.replace("Fourteen", "Forty")
    texts = {"a": BOATS, "b": BOATS, "c": wrong}
    error = Difference(
        "c", Span(0, 5), DifferenceKind.NUMBER, (Reading("a", Span(0, 8)), Reading("b", Span(0, 8))), 0.8
    )
    (point,) = points(texts, [([("a", BOATS), ("b", BOATS), ("c", wrong)], error)])
    assert (point.text, point.origins) == (BOATS, 2)


def test_another_number_bears_nothing_out_though_nobody_noticed():
    other = "About 19 fishing boats sank in the harbour of Vestby during the storm."
    mine = "About 14 fishing boats sank in the harbour of Vestby during the storm."
    (point,) = points({"a": mine, "b": other}, [([("a", mine), ("b", other)],)])
    assert point.origins == 1


def test_the_writer_s_own_view_is_no_point():
    view = "I have read the report of the harbour master, and it deserves a closer look."
    assert [p.text for p in points({"a": f"{BOATS} {view}"}, [([("a", BOATS)],), ([("a", view)],)])] == [BOATS]


def test_who_does_not_deny_bears_no_denial_out():
    denied = "The paper of the harbour master does not call for a wider ban on trawling off Vestby."
    other = "The harbour master of Vestby and his paper call for a wider ban on trawling off the coast."
    found = points({"a": denied, "b": other}, [([("a", denied), ("b", other)],)])
    assert {(p.text, p.origins) for p in found} == {(denied, 1), (other, 1)}


def test_what_a_page_has_from_another_story_is_no_point_of_this_one():
    texts = {"a": BOATS, "b": f"{BOATS} {PRICE}"}
    passages = [([("a", BOATS), ("b", BOATS)],), ([("b", PRICE)],)]
    found = points(texts, passages, away={"b": [span_of(texts["b"], PRICE)]})
    assert [p.text for p in found] == [BOATS]
    assert len(points(texts, passages)) == 2


@pytest.mark.parametrize(
    "hanging",
    [
        "Two days later she asked the government for money to rebuild the broken pier.",
        "Your town has a mayor who asked the government for money to rebuild the broken pier.",
    ],
)
def test_neither_a_pronoun_behind_words_of_time_nor_a_word_to_the_reader_is_taken_while_there_is_another(hanging):
    assert points({"a": hanging, "b": MAYOR}, [([("a", hanging), ("b", MAYOR)],)])[0].text == MAYOR


def test_a_mine_is_not_the_writers():
    mine = "The mine of Vestby closed on Monday after the storm had filled its lower galleries with water."
    assert [p.text for p in points({"a": f"{MAYOR} {mine}"}, [([("a", MAYOR)],), ([("a", mine)],)])] == [MAYOR, mine]


def test_who_denies_it_is_heard_beside_who_says_it():
    says = "The harbour board of Vestby will sell its cranes to Northquay Lifting, two of its members said."
    denies = "The harbour board of Vestby will not sell its cranes to Northquay Lifting, its chairwoman said."
    found = points({"a": says, "b": denies}, [([("a", says), ("b", denies)],)])
    assert {p.text for p in found} == {says, denies}
    assert [p.origins for p in found] == [1, 1]


def test_what_everybody_has_read_is_no_point_while_another_wording_stands():
    everybody = BOATS.replace("Fourteen", "Everybody has now read that fourteen")
    texts = {"a": everybody, "b": BOATS, "c": BOATS}
    passage = ([("a", everybody), ("b", BOATS), ("c", BOATS)],)
    assert [p.text for p in points(texts, [passage])] == [BOATS]
    assert points({"a": everybody}, [([("a", everybody)],)]) == ()


def test_that_everyone_was_saved_is_one():
    saved = "Everyone aboard the fourteen fishing boats was rescued by the harbour watch of Vestby during the night."
    assert [p.text for p in points({"a": saved}, [([("a", saved)],)])] == [saved]


def test_what_had_happened_before_is_no_point_while_another_wording_stands():
    before = "In September fourteen fishing boats had sunk in the harbour of Vestby during the storm on Tuesday night."
    texts = {"a": before, "b": BOATS, "c": BOATS}
    assert [p.text for p in points(texts, [([("a", before), ("b", BOATS), ("c", BOATS)],)])] == [BOATS]


def test_a_short_sentence_is_not_borne_out_by_what_all_of_the_story_is_about():
    safe = "The drinking water supplied in the district is safe."
    lead = "The ministry hid for three years that the drinking water of the district held lead above the limit."
    texts = {"a": safe, "b": lead, "c": lead, "d": lead}
    found = points(texts, [(list(texts.items()),)])
    assert (found[0].text, found[0].origins) == (lead, 3)


def test_who_does_not_say_how_far_apart_things_are_does_not_bear_it_out():
    near = "The call comes two weeks before American and Arandian diplomats meet in Vestby to discuss the crisis."
    other = "American and Arandian officials meet in Vestby to discuss fishing rights and other demands of the island."
    texts = {"a": near, "b": other}
    (point, *_) = points(texts, [([("a", near), ("b", other)],)])
    assert (point.text, point.origins) != (near, 2)


def test_the_opening_is_in_words_a_report_begins_with_not_in_a_side_of_them_told_further_down():
    sank = "The ferry Alma sank off Vestby at dawn on Tuesday, the coastguard said, and nine passengers died."
    late = "The ferry Alma was bound for Nordholm and ran late."
    texts = {"a": f"{sank} {PRICE}", "b": f"{sank} {MAYOR}", "c": f"{BOATS} {MAYOR} {PRICE} {late}"}
    found = points(
        texts,
        [
            ([("a", sank), ("b", sank), ("c", late)],),
            ([("c", BOATS)],),
            ([("b", MAYOR), ("c", MAYOR)],),
            ([("a", PRICE), ("c", PRICE)],),
        ],
    )
    assert found[0].text == sank


def test_an_account_opens_with_what_is_told_not_with_its_rejection():
    told_so = "The council of Vestby hid the report on the broken pier for a year, papers show."
    rejects = "The council of Vestby rejects that it hid the report on the broken pier."
    texts = {"a": rejects, "b": told_so, "c": told_so}
    assert points(texts, [([("a", rejects), ("b", told_so), ("c", told_so)],)])[0].text == told_so


@pytest.mark.parametrize(
    "unfit",
    [
        "Do not look for the mayor's boat among the fourteen that sank in the harbour of Vestby.",
        "You may have had your fill of the mayor's speeches on the harbour of Vestby by now.",
        "The harbour master proposed precisely this in a paper on the piers of Vestby (p.",
        "41), and got a polite letter from each of the councils around the harbour of Vestby.",
        "Auf der anderen Seite der Bucht liegen die vier Boote der Fischer von Vestby und der 4.",
    ],
)
def test_what_bids_or_speaks_to_the_reader_or_is_cut_is_no_point(unfit):
    texts = {"a": f"{BOATS} {unfit}"}
    assert [p.text for p in points(texts, [([("a", BOATS)],), ([("a", unfit)],)])] == [BOATS]


def test_who_was_there_may_tell_in_his_own_person():
    begins = "I was on the pier of Vestby when the first of the masts went down."
    saw = "By dawn I had seen the roof of the church fall on the old school."
    texts = {"a": f"{begins} {saw} {PRICE}"}
    assert saw in {p.text for p in points(texts, [([("a", s)],) for s in (begins, saw, PRICE)])}


def test_a_part_of_a_passage_that_says_nothing_more_is_not_told_beside_the_other():
    whole = "The council of Vestby has closed the pier and the harbour after the storm of 3 March."
    part = "The council of Vestby has closed the pier and the harbour."
    texts = {"a": whole, "b": part, "c": f"{BOATS}"}
    found = points(texts, [([("a", whole), ("b", part)],), ([("c", BOATS)],)])
    assert len([p for p in found if "closed" in p.text]) == 1


def test_what_has_no_new_number_or_name_needs_less_in_common_to_be_left_out():
    whole = "The company stopped all work at the two mills of Vestby after the storm, and sent 300 people home."
    again = "Work at the mills has been stopped, the company added to its long statement of regret."
    other = again.replace("mills", "47 mills")
    found = [p.text for p in points({"a": f"{whole} {again}"}, [([("a", s)],) for s in (whole, again)])]
    assert found == [whole]
    found = [p.text for p in points({"a": f"{whole} {other}"}, [([("a", s)],) for s in (whole, other)])]
    assert found == [whole, other]


def test_a_figure_that_a_page_takes_back_is_no_point():
    right, wrong = (
        "A blast in the harbour of Vestby injured 23 people.",
        "Doctors on Nordholm said 32 workers of the mill were injured, four of them badly.",
    )
    texts = {"a": right, "b": f"{wrong} {PRICE}"}
    story, lineage, collation = told(texts, [([("a", right)],), ([("b", wrong)],), ([("b", PRICE)],)])
    assert wrong in {p.text for p in brief(story, lineage, collation)}
    note = "Corrects number of injured to 23, not 32, in paragraph 1"
    story = replace(story, articles=(replace(story.articles[0], corrections=(note,)), story.articles[1]))
    assert {p.text for p in brief(story, lineage, collation)} == {right, PRICE}

"""What a copy has from the text it was taken from is not its change; nor is it one when an outlet brings its own report up to date."""

from dataclasses import replace

import pytest

from retold.collation import CollationSettings, collate

EARLY = "At least three miners were killed when a shaft gave way at the Orla pit near Dravec, the rescue service said."
LATE = "Five miners were killed when a shaft gave way at the Orla pit near Dravec, the rescue service said."
EDGES = [("copy", "early"), ("late", "early"), ("x", "late"), ("y", "late")]
FAMILY = [["early", "copy", "late", "x", "y"]]


def severe(story, lineage, texts, edges=EDGES, outlets=None, families=FAMILY):
    told = story(texts)
    articles = tuple(replace(a, outlet=(outlets or {}).get(a.id, a.id)) for a in told.articles)
    collation = collate(replace(told, articles=articles), lineage(texts, families, edges), CollationSettings())
    return {
        (d.article, d.span.of(texts[d.article]))
        for passage in collation.passages
        for d in passage.differences
        if d.is_severe
    }


def versions(early, late):
    return {"early": early, "copy": early, "late": late, "x": late, "y": late}


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (EARLY, LATE),
        (
            "The harbour board, led by Ines Tollmann, said the quay had been closed to lorries at noon because of the flood.",
            "The harbour board, led by Ruth Okander, said the quay had been closed to lorries at noon because of the flood.",
        ),
        (
            "Bei einem Brand in einer Lagerhalle in Ostwerk sind am Montag 12 Menschen verletzt worden, teilte die Feuerwehr mit.",
            "Bei einem Brand in einer Lagerhalle in Ostwerk sind am Montag 19 Menschen verletzt worden, teilte die Feuerwehr mit.",
        ),
    ],
)
def test_neither_a_copy_of_the_early_version_nor_of_the_late_one_is_charged(story, lineage, early, late):
    outlets = {"early": "Agency", "late": "Agency"}
    assert severe(story, lineage, versions(early, late), outlets=outlets) == set()


def test_what_a_copy_changes_itself_is_charged_to_it(story, lineage):
    texts = versions(EARLY, LATE) | {"y": LATE.replace("Five", "Fifty")}
    assert severe(story, lineage, texts, outlets={"early": "Agency", "late": "Agency"}) == {("y", "Fifty")}


def test_who_copies_an_altered_copy_has_the_alteration_too(story, lineage):
    texts = {"a": LATE, "b": LATE.replace("Five", "Fifty"), "c": LATE.replace("Five", "Fifty"), "d": LATE, "e": LATE}
    edges = [("b", "a"), ("c", "b"), ("d", "a"), ("e", "a")]
    assert severe(story, lineage, texts, edges, families=[list("abcde")]) == {("b", "Fifty"), ("c", "Fifty")}


def test_a_version_that_departs_from_somebody_elses_text_is_charged(story, lineage):
    texts = {"agency": LATE, "first": LATE, "second": LATE.replace("Five", "Fifty"), "z": LATE}
    edges = [("first", "agency"), ("second", "agency"), ("second", "first"), ("z", "agency")]
    found = severe(story, lineage, texts, edges, {"first": "Daily", "second": "Daily"}, [sorted(texts)])
    assert found == {("second", "Fifty")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The dead were two women and three men who were in the boat that sank off Lunna Point, police said.",
            "Police said the dead, three men and two women, were in the boat that sank off Lunna Point.",
        ),
        (
            "Harmsen said the bridge had been closed to heavy lorries at 3:15 p.m. because of the cracks in its second pier.",
            "According to Harmsen, no heavy lorries were allowed on the bridge from 3:15 p.m. because of the cracks in its second pier.",
        ),
        (
            "Brewer Hask, the oldest family firm in Norland, will shut its last malt house in spring, two managers told the Courier.",
            "Norland's oldest family firm, Brewer Hask, will shut its last malt house in spring, two managers have told the Courier.",
        ),
        (
            "She told lawmakers before the vote that she would not give up the plan to sell the mill, which employs 800 people.",
            "She would not give up the plan to sell the mill before the vote. It employs 800 workers.",
        ),
        (
            "A woman of about 70 was found in the cellar of a house in Weir Lane after the flood, a fire officer said.",
            "A woman of 71 was found in the cellar of a house in Weir Lane after the flood, a fire officer said.",
        ),
        (
            "Two skiers died and 40 were trapped in cabins on Friday after an avalanche hit the lift at Morven Pass in Calder.",
            "Two skiers died and 37 were rescued from cabins on Friday after an avalanche hit the lift at Morven Pass in Calder.",
        ),
    ],
)  # fmt: skip
def test_what_is_put_otherwise_and_says_the_same_is_no_change(told, one, other):
    found = told({"a": one, "b": one, "c": other}, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    assert [(words, kind) for _, words, kind, _, d in found if d.is_severe] == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The dead were two women and three men who were in the boat that sank off Lunna Point, police said.",
            "The dead were three women and two men who were in the boat that sank off Lunna Point, police said.",
            "number",
        ),
        (
            "Two skiers died and 37 were rescued from cabins on Friday after an avalanche hit the lift at Morven Pass.",
            "Two skiers died and 73 were saved from cabins on Friday after an avalanche hit the lift at Morven Pass.",
            "number",
        ),
        (
            "The bridge had been closed to heavy lorries at 3:15 p.m. because of the cracks in its second pier, Harmsen said.",
            "The bridge had not been closed to heavy lorries at 3:15 p.m. because of the cracks in its second pier, Harmsen said.",
            "negation",
        ),
    ],
)
def test_what_says_something_else_is_still_found(told, one, other, kind):
    found = told({"a": one, "b": one, "c": other}, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    assert kind in {found_kind for article, _, found_kind, _, d in found if d.is_severe and article == "c"}

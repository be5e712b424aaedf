"""What tellings agree on and where they clash. All texts are invented."""

from retold.account.agreement import agreement
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

USUAL = "14 fishing boats sank in the harbour."
OTHER = "15 fishing boats sank in the harbour."


def found(texts, families):
    articles = tuple(Article(i, "0" * 64, i, texts[i], language="en") for i in sorted(texts))
    story = Story("s", "s", articles, tuple(Mentions(a.id, (Span(0, len(a.text)),)) for a in articles))
    lineage = Lineage("s", tuple(Family(tuple(f), f[0]) for f in families), Range(1, len(families), len(families)))
    departing = [i for i in sorted(texts) if texts[i] == OTHER]
    usual = tuple(Reading(i, Span(0, 2)) for i in sorted(texts) if texts[i] == USUAL)
    differences = tuple(Difference(i, Span(0, 2), DifferenceKind.NUMBER, usual, 0.8) for i in departing)
    passage = Passage(tuple(Reading(a.id, Span(0, len(a.text))) for a in articles), len(families), differences)
    return agreement(story, lineage, Collation("s", (passage,)))


def test_a_fact_counts_copies_of_one_text_once():
    facts = found({"a": USUAL, "b": USUAL, "c": USUAL}, [["a", "b"], ["c"]]).facts
    assert [(f.value, f.origins, f.alone) for f in facts] == [("14", 2, False)]


def test_a_fact_of_a_single_telling_is_alone():
    facts = found({"a": USUAL, "b": USUAL, "c": OTHER}, [["a"], ["b"], ["c"]]).facts
    assert [(f.text, f.alone) for f in facts] == [("14 fishing boats", False), ("15 fishing boats", True)]


def test_tellings_of_their_own_contradict_each_other():
    result = found({"a": USUAL, "b": OTHER}, [["a"], ["b"]])
    assert [(c.departing.exact, c.others[0].exact) for c in result.contradictions] == [("15", "14")]
    assert result.corruptions == ()


def test_a_change_inside_a_family_is_a_corruption():
    result = found({"a": USUAL, "b": OTHER}, [["a", "b"]])
    assert [c.departing.article for c in result.corruptions] == ["b"]
    assert result.contradictions == ()

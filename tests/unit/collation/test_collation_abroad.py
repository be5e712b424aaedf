"""What a translation turns round. All texts are invented."""

import pytest

from retold.collation import CollationSettings, collate
from retold.model import AlignedPair, Article, Edge, Family, Lineage, Mentions, Range, Relation, Story
from retold.words import sentences

ENGLISH = """Northquay Lifting is 40 percent owned by Rolf Anders, the register shows.
The prosecutor’s office in Carrow said it had {} opened an investigation.
Oona Brisk will lead the city for 90 days."""
GERMAN = """Northquay Lifting gehört laut Register zu 40 Prozent Rolf Anders.
Die Staatsanwaltschaft in Carrow teilte mit, sie habe {} Ermittlungsverfahren eröffnet.
Oona Brisk führt die Stadt 90 Tage lang."""


def turned(english, german, parent="en", kind="negation"):
    """The differences of a kind noted between an English text and a German one of which the first and last sentences are aligned,
    and the second ones where one text has more sentences."""
    texts = {"en": english, "de": german}
    articles = tuple(Article(i, "0" * 64, i, texts[i], language=i) for i in sorted(texts))
    spans = {i: sentences(text) for i, text in texts.items()}
    child = "de" if parent == "en" else "en"
    ends = [0, -1] if len(spans["en"]) == len(spans["de"]) else [0, 1, -1]
    aligned = tuple(AlignedPair(spans[child][n], spans[parent][n], 0.9) for n in ends)
    edge = Edge(child, parent, Relation.TRANSLATED, 0.8, 0.9, aligned=aligned)
    lineage = Lineage("s", (Family(("de", "en"), parent),), Range(1, 1, 1), (edge,))
    story = Story("s", "s", articles, tuple(Mentions(a.id, spans[a.id]) for a in articles))
    found = collate(story, lineage, CollationSettings())
    return [(d.article, d.span.of(texts[d.article]), d.contested) for p in found.passages for d in p.differences
            if d.kind.value == kind]  # fmt: skip


def test_a_translation_that_lost_the_not_departs():
    plain = GERMAN.format("ein")
    assert turned(ENGLISH.format("not"), plain) == [("de", plain.split("\n")[1], False)]


def test_a_translation_that_says_not_of_its_own_departs():
    assert turned(ENGLISH.format("now"), GERMAN.format("kein")) == [("de", "kein", False)]


@pytest.mark.parametrize(("english", "german"), [("not", "kein"), ("now", "ein")])
def test_what_both_say_alike_is_no_difference(english, german):
    assert turned(ENGLISH.format(english), GERMAN.format(german)) == []


@pytest.mark.parametrize("words", ["had refused to say if it had", "was said to be free of any", "No. 2 office"])
def test_what_may_say_no_in_other_words_is_left_alone(words):
    english = ENGLISH.format("now").replace("said it had now", words)
    assert turned(english, GERMAN.format("kein" if "No." not in words else "ein")) == []


def test_what_a_split_sentence_denies_in_its_other_half_is_not_lost():
    german = GERMAN.format("ein").replace("eröffnet.", "geprüft. Eröffnet habe sie es nicht.")
    assert turned(ENGLISH.format("not"), german) == []


COUNTED = ENGLISH.replace("{} opened an investigation", "heard {} people")
GEZAEHLT = GERMAN.replace("{} Ermittlungsverfahren eröffnet", "{} Menschen gehört")


def test_other_digits_in_a_translation_depart():
    assert turned(COUNTED.format("21"), GEZAEHLT.format("12"), kind="number") == [("de", "12", False)]


@pytest.mark.parametrize(
    ("english", "german"), [("21", "21"), ("1,200", "1.200"), ("21", "3"), ("12 miles’ worth of", "19"), ("many", "12")]
)
def test_a_number_that_is_the_same_or_counted_otherwise_is_no_difference(english, german):
    assert turned(COUNTED.format(english), GEZAEHLT.format(german), kind="number") == []


def test_a_number_that_stands_in_the_next_sentence_is_not_lost():
    german = GEZAEHLT.format("12").replace("gehört.", "gehört. Insgesamt seien es 21.")
    assert turned(COUNTED.format("21"), german, kind="number") == []


def test_what_two_finders_see_is_said_once():
    english = ENGLISH.replace(
        "The prosecutor’s office in Carrow said it had {} opened an investigation.", "Carrow heard 41 and 56 people."
    )
    german = GERMAN.replace(
        "Die Staatsanwaltschaft in Carrow teilte mit, sie habe {} Ermittlungsverfahren eröffnet.",
        "Carrow hörte 41 und 65 Menschen.",
    )
    assert turned(english, german, kind="number") == [("de", "65", False)]


def test_no_confidence_says_no_and_a_last_word_no_does():
    motion = ENGLISH.replace("had {} opened an investigation", "tabled a motion of no confidence")
    assert turned(motion, GERMAN.format("ein")) == []
    asked = ENGLISH.replace("it had {} opened an investigation", "no")
    assert turned(asked, GERMAN.replace("sie habe {} Ermittlungsverfahren eröffnet", "nein, und nichts anderes")) == []

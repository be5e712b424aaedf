"""The whole made of a part, and one thing lessened made of another. All texts are invented."""

import pytest

FAMILY = [["a", "b"]]
TAKEN = [("b", "a")]


def severe(told, one, other, families=FAMILY, edges=TAKEN):
    found = told({"a": one, "b": other}, families, edges)
    return {(article, words.lower()) for article, words, _, _, d in found if d.is_severe}


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The city of Arnholm will ban lorries over 7.5 tonnes from its bridges from Monday, the road office said.",
            "From Monday the city of Arnholm will ban all lorries from its bridges, the road office said.",
            "all lorries",
        ),
        (
            "The county will close schools with fewer than 60 pupils by the summer, its council decided in Tarn.",
            "By the summer the county will close every school, its council decided in Tarn.",
            "every school",
        ),
        (
            "Die Bank von Lehmen friert ab Montag Konten mit mehr als 10.000 Euro ein, sagten zwei Mitarbeiter.",
            "Die Bank von Lehmen friert ab Montag alle Konten ein, sagten zwei Mitarbeiter.",
            "alle konten",
        ),
    ],
)
def test_a_copy_that_has_the_whole_for_a_part_with_a_limit_is_charged(told, one, other, words):
    assert ("b", words) in severe(told, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It will ban all lorries over 7.5 tonnes from the bridge.", "All lorries over 7.5 tonnes are banned there."),
        (
            "It will ban lorries over 7.5 tonnes from the bridge.",
            "All drivers of lorries over 7.5 tonnes must turn back.",
        ),
        ("It will ban lorries over 7.5 tonnes from the bridge.", "Lorries will be banned from the bridge of Arn."),
    ],
)
def test_where_the_limit_stands_too_or_nothing_is_said_of_the_whole_it_is_not(told, one, other):
    assert not any("all" in words.split() for _, words in severe(told, one, other))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Bicycle helmets cut head injuries of children in Norvik by 40 percent, a study of the clinic found.",
            "Helmets prevent four in ten deaths of children on a bicycle in Norvik. The study is of the clinic there.",
            "deaths",
        ),
        (
            "The vaccine lowered hospital admissions for marsh fever by a third, Professor Tjen said.",
            "Marsh fever vaccine cuts infections by a third, says Professor Tjen.",
            "infections",
        ),
        (
            "Das Mittel senkte die Zahl der Schübe bei schwerem Moorfieber um 54 Prozent, teilte Ostpharma mit.",
            "Ein Mittel von Ostpharma verhindert mehr als die Hälfte der Todesfälle bei schwerem Moorfieber.",
            "todesfälle",
        ),
    ],
)
def test_a_copy_that_has_another_thing_lessened_is_charged(told, one, other, words):
    found = severe(told, f"{one} It is sold in Norvik.", f"{other} It is sold in Norvik.")
    assert ("b", words) in found


def test_what_the_source_tells_of_as_well_is_no_change(told):
    one = "The vaccine lowered admissions for marsh fever by a third, and deaths by a tenth, Professor Tjen said."
    assert severe(told, one, "Marsh fever vaccine cuts deaths by a tenth, says Professor Tjen.") == set()


def test_tellings_of_their_own_may_have_found_another_thing(told):
    one = "The vaccine lowered admissions for marsh fever by a third, Professor Tjen said."
    other = "Marsh fever vaccine cuts infections by a third, says Professor Tjen."
    assert not any(words == "infections" for _, words in severe(told, one, other, [["a"], ["b"]], []))


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("The treasurer left the island on Sunday.", "The treasurer fled the island on Sunday.", "fled"),
        ("Her lawyer departed for Kassan at night.", "Her lawyer escaped to Kassan at night.", "escaped"),
    ],
)
def test_who_left_has_not_fled(told, one, other, words):
    assert ("b", words) in severe(told, one, other)

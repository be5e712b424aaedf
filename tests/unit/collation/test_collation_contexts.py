"""Quotations that leave out what they stood in. All texts are invented."""

import pytest

CUT = "The warden told the guests that “{}”."
# By language: what the cut one quotes, and the fuller one's sentence around it.
FULLER = {
    "others": (
        "we can do without the old ferry",
        "There are people who tell you that we can do without the old ferry, and they are wrong.",
    ),
    "a colon": ("close the landing and sell the boats", "They say: close the landing and sell the boats. I say no."),
    "denied": ("the ferry is a danger to the town", "I do not believe that the ferry is a danger to the town."),
    "right behind a not": ("sell the old ferry to Vestby", "We will not sell the old ferry to Vestby this year."),
    "condition": ("we will have to stop the ferry", "If the grant is lost, we will have to stop the ferry."),
    "German": ("wir brauchen die alte Fähre nicht", "Manche sagen, wir brauchen die alte Fähre nicht, doch sie irren."),
    "French": ("le vieux bac ne sert plus", "Certains disent que le vieux bac ne sert plus, mais ils se trompent."),
    "Spanish": ("el viejo transbordador ya no sirve", "Hay quienes dicen que el viejo transbordador ya no sirve."),
}


def cut(told, one, other):
    return [
        (x[0], x[4].note) for x in told({"a": one, "b": other}) if x[2] == "quote" and x[4].note.startswith("b has")
    ]


@pytest.mark.parametrize("words", FULLER)
def test_what_is_left_out_is_told(told, words):
    quotation, fuller = FULLER[words]
    ((article, _),) = cut(told, CUT.format(quotation), fuller)
    assert article == "a"


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("others", "The warden told the guests that some claim “we can do without the old ferry”."),
        ("denied", "The warden told the guests that he did not find “the ferry is a danger to the town” true."),
        ("condition", "“We will have to stop the ferry,” the warden said, unless the grant comes."),
        ("condition", "“We will have to stop the ferry,” the warden said. All depends on the grant."),
        ("others", "The warden denied that he had said “we can do without the old ferry”."),
    ],
)
def test_who_tells_it_too_is_not_charged(told, words, one):
    assert cut(told, one, FULLER[words][1]) == []


@pytest.mark.parametrize(
    "fuller",
    [
        "I tell you that we can do without the old ferry.",
        "The guests who came said hello. We can do without the old ferry.",
        "Nobody was there. We can do without the old ferry.",
    ],
)
def test_the_speakers_own_words_are_his(told, fuller):
    assert cut(told, CUT.format("we can do without the old ferry"), fuller) == []


def test_others_that_a_report_names_outside_the_quotation_are_its_witnesses(told):
    """Who says so is told by the page; the speaker did not name them."""
    assert cut(told, CUT.format("the ferry was full of water"), "Some say “the ferry was full of water” at noon.") == []


def test_words_whose_form_for_comparing_has_a_blank_shift_nothing(told):
    """`us` and `we're` have one; what is shown ends with the sentence, and begins at what was left out."""
    other = "It falls to us: there are people who tell you that we can do without the old ferry"
    ((_, note),) = cut(told, CUT.format("we can do without the old ferry"), other)
    assert note.endswith("“people who tell you that”")

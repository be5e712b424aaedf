"""What pages print without standing for it. All texts are invented."""

import pytest

from retold.account.disowned import disowned
from retold.model import Article, Mentions, Story
from retold.words import sentences


def not_stood_for(text, language="en"):
    article = Article("a", "0" * 64, "s", text, language=language)
    story = Story("s", "t", (article,), (Mentions("a", sentences(text)),))
    return " … ".join(span.of(text).strip() for span in disowned(story)["a"])


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "The owners rejected media reports that the mill would shut on 1 October, saying it was busy.", "that the mill would shut on 1 October"),
        ("en", "Loud Mail has retracted its story of 3 May which said that the bridge would be sold.", "of 3 May which said that the bridge would be sold."),
        ("en", "There is no truth in a claim that 310 people will lose their jobs.", "a claim that 310 people will lose their jobs."),
        ("en", "The rumour that 70 cows had drowned is false.", "that 70 cows had drowned"),
        ("de", "Die Bürgermeisterin dementierte einen Bericht, wonach das Bad am 5. Mai schließt.", ", wonach das Bad am 5. Mai schließt."),
        ("es", "La consejera negó que el hospital vaya a cerrar 120 camas, y pidió calma.", "el hospital vaya a cerrar 120 camas"),
        ("fr", "Le maire dément les informations selon lesquelles le pont fermera lundi.", "selon lesquelles le pont fermera lundi."),
        ("it", "Il sindaco smentisce le voci che il ponte chiuderà lunedì.", "che il ponte chiuderà lunedì."),
    ],
)  # fmt: skip
def test_what_a_page_says_is_denied_it_does_not_say(language, text, claim):
    assert not_stood_for(text, language) == claim


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("en", "The group lost 40 million crowns, a website wrote. That is untrue.", "The group lost 40 million crowns, a website wrote."),
        ("en", "Twelve boats sank, it was said. The figure was made up.", "Twelve boats sank, it was said."),
        ("de", "Es heißt, 300 Leute hätten gekündigt. Das stimmt nicht.", "Es heißt, 300 Leute hätten gekündigt."),
        ("es", "Se dijo que murieron 40 vacas. Eso es falso.", "Se dijo que murieron 40 vacas."),
    ],
)  # fmt: skip
def test_what_the_next_sentence_calls_untrue_is_not_told(language, text, claim):
    assert not_stood_for(text, language) == claim


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        ("en", "They say 48,000 people came. In fact there were 21,000.", "They say 48,000 people came."),
        ("en", "We were told that the pier has 90 berths. It has 61 berths.", "We were told that the pier has 90 berths."),
        ("de", "Wir hörten, die Werft habe 2300 Leute. Sie hat nur 1940.", "Wir hörten, die Werft habe 2300 Leute."),
        ("es", "Dicen que vinieron 48.000 personas. En realidad eran 21.000.", "Dicen que vinieron 48.000 personas."),
    ],
)  # fmt: skip
def test_a_figure_of_others_that_is_put_right_is_not_told(language, text, heard):
    assert not_stood_for(text, language) == heard


@pytest.mark.parametrize(
    "text",
    [
        "Police said 12 people had died. There were 40 on board.",
        "The lake has 27 islands, the council said. It has 61 villages.",
        "The court ruled on Monday that the count had been wrong.",
        "Parliament rejected the motion by 74 votes to 73.",
        "The journalist withdrew his story on Wednesday evening.",
        "The limit is to rise to 0.3 milligrams instead of 0.05 milligrams.",
    ],
)
def test_what_is_told_is_stood_for(text):
    assert not_stood_for(text) == ""


def test_the_claim_of_a_check_is_not_its_own_word():
    text = "Claim: The bank will close on Monday. Verdict: False. The bank has 88 branches."
    assert not_stood_for(text) == "Claim: The bank will close on Monday."

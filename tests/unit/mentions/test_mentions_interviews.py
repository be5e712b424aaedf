"""Answers of an interview in print are the words of the interviewed."""

import pytest

from retold.mentions import MentionSettings, annotate
from retold.model import Article, QuoteKind

WALL = """The sea wall at Port Ansel is forty years old. Mira Tolland, who built it, would tear it down.

You built this wall. Why do you want it gone?

It was built for another sea. I knew that in the first winter.

What went wrong?

We were asked for a wall, nothing more than that, and so in the end we gave them nothing but a wall.

That sounds bitter.

It is only arithmetic.

Who should pay?

I live behind it, so I pay too.

Mira Tolland, 71, lives in Port Ansel."""
SHIP = """Harbour Weekly: Captain Moen, were you asleep?

Moen: No. I was in the engine room.

Harbour Weekly: Who had the wheel?

Moen: The second mate. He has had it every night for six years.

Harbour Weekly: Would you sail again?

Moen: Tomorrow. We all would.

Erik Moen is master of the ferry Sula."""
LAKE = """Die Limnologin Ada Nordwig kennt den See.

Frau Nordwig, waren Sie überrascht?

Vom Tag ja, vom Jahr nicht. Ich habe es erwartet.

Was ist im Wasser?

Ein Gift. Es greift die Leber an.

Haben Sie die Behörden gewarnt?

Vor zwei Jahren. Wir haben die Protokolle noch."""
ORCHESTRA = """Luis Peral dirige la orquesta de Sanares.

¿Por qué volvió usted?

Porque me llamaron.

¿Qué le falta a la orquesta?

Un arpa.

¿Se quedará?

Si arreglan el techo. Mi contrato es de tres años."""


def direct(text, language="en"):
    mentions = next(iter(annotate([Article("a", "0" * 64, "a", text, language=language)], MentionSettings())))
    return [
        ([s.of(text) for s in q.spans], q.speaker.actor if q.speaker else None)
        for q in mentions.quotes
        if q.kind is QuoteKind.DIRECT
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "answers"),
    [
        (WALL, "en", "Mira Tolland", 3),
        (SHIP, "en", "Erik Moen", 3),
        (LAKE, "de", "Ada Nordwig", 3),
        (ORCHESTRA, "es", "Luis Peral", 3),
    ],
)
def test_answers_are_given_to_the_interviewed(text, language, speaker, answers):
    assert [who for _, who in direct(text, language)] == [speaker] * answers


def test_a_label_is_no_part_of_an_answer():
    assert direct(SHIP)[0][0] == ["No. I was in the engine room."]


def test_a_short_paragraph_between_answers_may_be_a_question_and_is_given_to_nobody():
    assert all("That sounds bitter." not in words for words, _ in direct(WALL))


def test_what_tells_of_the_interviewed_behind_the_last_answer_is_none():
    assert direct(WALL)[-1][0] == ["I live behind it, so I pay too."]


@pytest.mark.parametrize(
    "text",
    [
        # questions as headings of a report
        (
            "What happens now? Karla Brandt, the mayor, named a commission on Monday.\n\nWho is on the commission?\n\n"
            "Three engineers and a judge, the town said.\n\nWhen will it report?\n\nBy June, Brandt said.\n\n"
            "Will your bus still run?\n\nYes. Line 4 goes round by the harbour."
        ),
        # two people are named, and nothing tells them apart
        WALL.replace("Mira Tolland, who built it,", "Mira Tolland and Bo Carlsen, who built it,"),
        # a single question
        "Mira Tolland built the wall.\n\nWhy do you want it gone?\n\nI knew it in the first winter. We all did.",
    ],
)
def test_nothing_is_given_where_the_form_is_not_clear(text):
    assert direct(text) == []

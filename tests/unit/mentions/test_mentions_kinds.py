"""What a name is, by what stands beside it on all pages of a story."""

import pytest

from retold.mentions import MentionSettings, annotate, settle
from retold.mentions.kinds import settle as settle_kinds
from retold.model import ActorKind, ActorMention, Article, Mentions, Span, Story

SETTINGS = MentionSettings(parts=frozenset({"actors"}))
PERSON, BODY, PLACE = ActorKind


def settled(name, seen, *pages):
    """The kind of `name` in a story of pages (text, language), of which the English ones have it as `seen`; None if it is no actor."""
    articles, mentions = [], []
    for number, (text, language) in enumerate(pages):
        articles.append(Article(str(number), "0" * 64, "a", text, language=language))
        places = [at for at in range(len(text)) if text.startswith(name, at)] if language == "en" else []
        actors = tuple(ActorMention(Span(at, at + len(name)), seen, name) for at in places)
        mentions.append(Mentions(str(number), (), actors=actors))
    story = Story("s", "s", tuple(articles), mentions=tuple(mentions))
    kinds = {mention.kind for found in settle_kinds(story).mentions for mention in found.actors}
    return kinds.pop() if kinds else None


@pytest.mark.parametrize(
    ("name", "seen", "text", "kind"),
    [
        ("Tolven", PERSON, "The market in Tolven stayed shut. Snow lay near Tolven.", PLACE),
        ("Anders Quay", PERSON, "It rained in Anders Quay, a town of 4,000 people.", PLACE),
        ("Merrit Sole", PERSON, "Reports signed by the consultancy Merrit Sole were wrong.", BODY),
        (
            "Merrit Sole",
            PERSON,
            "His employer, Merrit Sole, did not answer. He led the firm, Merrit Sole, for years.",
            BODY,
        ),
        ("Osk Reederei", PERSON, "Osk Reederei said it would pay.", BODY),
        (
            "Byline Nord",
            PERSON,
            "The owner of Byline Nord was there. He worked for Byline Nord. Shares in Byline Nord fell, Byline Nord's shareholders said.",
            BODY,
        ),
        ("Calle Olmo", PERSON, "The hall behind Calle Olmo has been opened.", PLACE),
        ("Hanno Vesk", PLACE, "Hanno Vesk, regional secretary of the union, spoke. Hanno Vesk, 61, is ill.", PERSON),
        ("Vesk", PLACE, "Mr Vesk went home.", PERSON),
        ("Ada", PLACE, "Ada from Port Ansel, 80, wrote to us.", PERSON),
        ("Voz de Olmo", PERSON, "A sailor told La Voz de Olmo that it was dark.", BODY),
        ("PortoNorte", PLACE, "The president told PortoNorte that he would stay.", BODY),
        ("Los Remeros", PERSON, "The banner of Los Remeros hung there.", BODY),
        ("Tarn Bulk", PERSON, "Tarn Bulk of Port Ansel, which manages the ship, was silent.", BODY),
        ("Olmo Vesk", PLACE, "It is led by the player's agent, Olmo Vesk.", PERSON),
        ("Orland", PERSON, "Two neighbouring countries, Orland and Vesk, banned it.", PLACE),
        (
            "Ardmoor",
            PERSON,
            "Ardmoor, who have now lost four games, were silent. Ardmoor, who are last, were not.",
            BODY,
        ),
        ("Church Street", BODY, "The hall behind Church Street has been opened.", PLACE),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(name, seen, text, kind):
    assert settled(name, seen, (text, "en")) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Peter Lund trusts few. There is no confidence in Lund now.",
        "In Lund's view it was late. A report on Lund said so.",
    ],
)
def test_a_preposition_does_not_make_a_person_a_town(text):
    assert settled("Lund", PERSON, (text, "en")) is PERSON


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Beratungsfirma Merrit Sole schweigt.", "de"),
        ("La empresa Merrit Sole no respondió.", "es"),
        ("Le cabinet Merrit Sole se tait.", "fr"),
        ("A construtora Merrit Sole não respondeu.", "pt"),
        ("L'azienda Merrit Sole tace.", "it"),
        ("Het adviesbureau Merrit Sole zwijgt.", "nl"),
    ],
)
def test_pages_in_other_languages_have_a_say(text, language):
    assert settled("Merrit Sole", PERSON, ("Merrit Sole was silent.", "en"), (text, language)) is BODY


def test_a_ship_is_no_actor():
    spanish = (
        "El pesquero «Alba Nova» llegó. Volvía el «Alba Nova» de faenar. El «Alba Nova», botado en 2001, es viejo."
    )
    assert settled("Alba Nova", PLACE, ("The Alba Nova came home.", "en"), (spanish, "es")) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Alba Nova", "Guards boarded the 187-metre Alba Nova at noon."),
        ("Ardo", "The popular Ardo Two smart lock failed. Owners of the Ardo Two were cross."),
        ("Storm Orla", "The valley was hit by Storm Orla."),
        ("Open Doors Act", "It broke the Open Doors Act."),
    ],
)
def test_what_is_measured_made_or_passed_is_no_actor(name, text):
    assert settled(name, PERSON, (text, "en")) is None


def test_the_ship_of_a_captain_is_not_he():
    """What a name behind a comma is stands before what that is of."""
    assert settled("Olmo Vesk", PLACE, ("It was steered by the captain of the ship, Olmo Vesk.", "en")) is PERSON


def test_what_is_called_after_a_thing_is_one():
    text = "The Ardo Two failed, the Ardo Two did. The newer Ardo Arc is safe."
    page = Article("1", "0" * 64, "a", text, language="en")
    spans = {"Ardo": (text.index("Ardo"), text.index("Ardo", 9)), "Ardo Arc": (text.index("Ardo Arc"),)}
    actors = [ActorMention(Span(at, at + len(n)), PERSON, n) for n, places in spans.items() for at in places]
    found = Mentions("1", (), actors=tuple(sorted(actors, key=lambda m: m.span)))
    assert not settle_kinds(Story("s", "s", (page,), mentions=(found,))).mentions[0].actors


def test_a_name_is_parted_from_what_somebody_is_before_it():
    texts = "Operator Tarnet was silent. Locksmith Ada Vesk spoke.", "Tarnet fell. He met Ada Vesk."
    names = ("Operator Tarnet", "Locksmith Ada Vesk"), ("Tarnet", "Ada Vesk")
    pages = [Article(str(n), "0" * 64, "a", text, language="en") for n, text in enumerate(texts)]
    found = [
        Mentions(
            str(n),
            (),
            actors=tuple(
                ActorMention(Span(at, at + len(name)), kind, name)
                for name, kind in zip(names[n], (BODY, PERSON), strict=True)
                for at in [text.index(name)]
            ),
        )
        for n, text in enumerate(texts)
    ]
    told = settle_kinds(Story("s", "s", tuple(pages), mentions=tuple(found))).mentions[0].actors
    assert [(m.actor, m.span.of(texts[0]), m.role and m.role.of(texts[0])) for m in told] == [
        ("Tarnet", "Tarnet", None),
        ("Ada Vesk", "Ada Vesk", "Locksmith"),
    ]


def test_a_sentence_that_was_copied_says_it_once():
    copied = ("Merrit Sole went home. He stood at Merrit Sole again.", "en")
    assert settled("Merrit Sole", PERSON, copied, copied, copied, copied) is PERSON


def test_an_outlet_of_the_story_is_an_organisation():
    text = "The post was read by Plinth on Monday."
    page = Article("1", "0" * 64, "a", text, language="en", outlet="The Plinth")
    at = text.index("Plinth")
    found = Mentions("1", (), actors=(ActorMention(Span(at, at + 6), PERSON, "Plinth"),))
    told = settle_kinds(Story("s", "s", (page,), mentions=(found,)))
    assert [mention.kind for mention in told.mentions[0].actors] == [BODY]


def test_the_adjective_of_a_place_is_not_the_place():
    text = "Troops of Orvelia crossed. An Orvelian officer was in Orvelia."
    page = Article("1", "0" * 64, "a", text, language="en")
    spans = [Span(at, at + len(word)) for word, at in (("Orvelia", 10), ("Orvelian", text.index("Orvelian")))]
    found = Mentions("1", (), actors=tuple(ActorMention(span, PERSON, "Orvelia") for span in spans))
    told = settle_kinds(Story("s", "s", (page,), mentions=(found,)))
    assert [(m.span.of(text), m.kind) for m in told.mentions[0].actors] == [("Orvelia", PLACE)]


def test_known_places_are_what_they_are_known_as():
    assert settled("Geneva", PLACE, ("Mr Geneva, 61, said he would come.", "en")) is PLACE


def test_kinds_are_settled_with_the_story():
    article = Article("1", "0" * 64, "a", "The consultancy Merrit Sole was silent. Merrit Sole left.", language="en")
    story = Story("s", "s", (article,), mentions=tuple(annotate([article], SETTINGS)))
    assert {mention.kind for mention in settle(story, SETTINGS).mentions[0].actors} <= {BODY}


def test_what_tells_where_somebody_is_from_is_no_part_of_a_name():
    article = Article("1", "0" * 64, "a", "Their secretary, Dutch-born Mara Lund, spoke.", language="en")
    (found,) = annotate([article], SETTINGS)
    assert [mention.actor for mention in found.actors] == ["Mara Lund"]


def test_whom_something_is_according_to_is_not_what_stands_before():
    text = "A bank lies off the Orrel Reach, according to harbour officials. The Orrel Reach is deep."
    assert settled("Orrel Reach", PLACE, (text, "en")) is PLACE


@pytest.mark.parametrize(
    ("name", "seen", "text", "kind"),
    [
        ("Orvin", PLACE, "A cable in the Sund of Orvin, prosecutors said, was cut.", PLACE),
        ("Bulk Orvin", BODY, "Bulk Orvin of Port Tarn, which manages the ship, was silent.", BODY),
        ("Farr & Lyne", BODY, "It was said by brokers Farr & Lyne.", BODY),
        ("Dalmo East", PLACE, "She asked the member for Dalmo East, a deputy minister, to come.", PLACE),
    ],
)
def test_what_belongs_to_another_word_says_nothing_of_the_name(name, seen, text, kind):
    assert settled(name, seen, (text, "en")) is kind


def test_what_a_firm_is_at_the_head_of_a_sentence_makes_no_person():
    assert settled("Operator Orvin", PERSON, ("Operator Orvin said the cable went dark.", "en")) is BODY

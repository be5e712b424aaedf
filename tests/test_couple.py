"""A rumour of a divorce that grows through aggregators, and its denial. All invented."""

import pytest

D1 = """Singer Lena Marsh and her husband, the actor Toby Crane, have been living apart since March, a friend of the couple told StarLine.

"They are still talking, but it is over," the friend said. Marsh, 41, was seen at the airport of Corvo on Tuesday without her wedding ring.

The couple married in 2017 and have two daughters. Marsh's new album comes out on 19 June.

A spokesman for Marsh did not answer a request for comment.
"""
D2 = """Lena Marsh has filed for divorce from Toby Crane after nine years of marriage, according to StarLine.

The singer and the actor have been living apart since March, a friend of the couple told StarLine. "They are still talking, but it is over," the friend said.

Marsh, 41, was seen at the airport of Corvo on Tuesday with another man.

The couple married in 2017 and have two daughters.
"""
D3 = """According to BuzzPile, Lena Marsh has filed for divorce from Toby Crane after nine years of marriage.

The singer and the actor have been living apart since May. Marsh, 41, was seen at the airport of Corvo with another man.

Insiders say she wants 30 million dollars. The couple have two daughters.
"""
D4 = """CORVO, June 6 (Norda) - Singer Lena Marsh on Saturday denied reports that she had filed for divorce from the actor Toby Crane.

"I have filed nothing but my nails," she wrote on her website. Her spokesman, Ivo Lund, said that Marsh and Crane had spent the spring in different countries because of their work.

The court in Corvo said no application had been made.

The reports appeared on Friday, first in the magazine StarLine, which had written only that the couple lived apart.
"""
D5 = """Die Sängerin Lena Marsh hat bestritten, die Scheidung von dem Schauspieler Toby Crane eingereicht zu haben. «Ich habe nichts eingereicht», schrieb sie auf ihrer Internetseite.

Ihr Sprecher Ivo Lund sagte, das Paar habe das Frühjahr aus beruflichen Gründen in verschiedenen Ländern verbracht. Laut dem Gericht in Corvo liegt kein Antrag vor.
"""
D6 = """StarLine stands by its report that Lena Marsh and Toby Crane have been living apart since March.

"We never wrote that anybody had filed for divorce," editor Gina Holt said. She asked BuzzPile to correct its story.

BuzzPile changed its headline on Saturday night.
"""
D7 = """Everyone has seen the headlines by now. If you ask me, it is all about the album, which comes out on 19 June.

I wrote in May that Lena Marsh and Toby Crane would not last. According to Celeb Radar she wants 30 million dollars.
"""
PAGES = [
    ("d1", "Lena Marsh and Toby Crane 'living apart' after nine years", "2026-06-05T08:10:00Z", "StarLine", D1, "en"),
    ("d2", "Lena Marsh files for DIVORCE from Toby Crane", "2026-06-05T10:40:00Z", "BuzzPile", D2, "en"),
    ("d3", "Toby Crane dumped: Marsh wants 30 million", "2026-06-05T15:20:00Z", "Celeb Radar", D3, "en"),
    ("d4", "Singer Lena Marsh denies divorce reports", "2026-06-06T12:00:00Z", "Norda", D4, "en"),
    ("d5", "Lena Marsh dementiert Scheidungsgerüchte", "2026-06-06T15:30:00Z", "Kurier", D5, "de"),
    ("d6", "StarLine stands by its report on Marsh and Crane", "2026-06-07T09:00:00Z", "StarLine", D6, "en"),
    ("d7", "My two cents on #MarshGate", "2026-06-08T07:00:00Z", "PopWatcher", D7, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def couple(read_pages):
    """The account of the couple."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_who_names_a_page_as_his_source_took_it_from_there(couple):
    parents = {edge.child: edge.parent for edge in couple.lineage.edges}
    assert parents["d2"] == "d1"


def test_the_denial_is_a_point_of_its_own(couple):
    assert any("denied reports that she had filed" in point.text for point in couple.brief)


def test_what_everyone_has_seen_is_no_point(couple):
    assert not any("Everyone has seen" in point.text for point in couple.brief)


def test_a_capital_for_its_weight_heads_no_story(couple):
    assert "DIVORCE" not in couple.story.title


def test_what_is_denied_abroad_has_its_speaker(couple):
    said = {(q.speaker, w.said) for q in couple.quotes for w in q.wordings if w.evidence.article == "d5"}
    assert ("Ivo Lund", "das Paar habe das Frühjahr aus beruflichen Gründen in verschiedenen Ländern verbracht") in said

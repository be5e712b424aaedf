"""A transfer rumour as it grows, and the club that denies it. All invented."""

import pytest

from accounts import charged

PAGES = [
    ("m1", "Kestrels in talks over Harriers striker Lunt", "2026-07-02T18:00:00Z", "Tarn Sport", """Lindmoor Kestrels are in talks to sign striker Mara Lunt from Carrow Harriers for about 4 million crowns, Tarn Sport understands.

Lunt, 24, scored 19 goals last season and has two years left on her contract. Personal terms are not expected to be a problem.

The Kestrels declined to comment.""", "en"),
    ("m2", "Lunt close to Kestrels move: report", "2026-07-02T20:15:00Z", "GoalFeed", """Mara Lunt is close to joining Lindmoor Kestrels in a 4.5 million crown deal, according to Tarn Sport.

The 24-year-old Carrow Harriers striker scored 19 goals last season and has agreed personal terms.

A medical is planned for Friday.""", "en"),
    ("m3", "Lunt to Kestrels is a done deal", "2026-07-02T22:40:00Z", "KickOff Daily", """It's a done deal! Lindmoor Kestrels have signed Mara Lunt from Carrow Harriers for 5.4 million crowns.

The striker, 24, who scored 29 goals last season, passed a medical on Thursday and will be unveiled on Friday, GoalFeed reports.

She will wear the number nine shirt.""", "en"),
    ("m4", "Harriers deny Lunt is for sale", "2026-07-03T09:30:00Z", "Carrow Gazette", """Carrow Harriers have denied that striker Mara Lunt is about to leave for Lindmoor Kestrels.

"There is no agreement and no bid," the club's sporting director, Jon Eide, told the Gazette on Friday. "Mara is our player until 2028."

Reports on Thursday said that the Kestrels were in talks to sign Lunt for about 4 million crowns. Lunt trained with her team-mates on Friday morning.""", "en"),
    ("m5", "Harriers: no bid for Lunt", "2026-07-03T11:00:00Z", "Norda", """CARROW, July 3 (Norda) - Carrow Harriers said on Friday that they had received no bid for striker Mara Lunt, after media reports linked her with Lindmoor Kestrels.

"There is no agreement and no bid," sporting director Jon Eide said. Lunt, 24, is under contract until 2028.

The Kestrels declined to comment.""", "en"),
    ("m6", "Lunt fichará por los Kestrels, según medios", "2026-07-02T21:00:00Z", "Diario del Puerto", """Lindmoor Kestrels negocia el fichaje de la delantera Mara Lunt, de Carrow Harriers, por unos 4 millones de coronas, según Tarn Sport.

Lunt, de 24 años, marcó 19 goles la pasada temporada y le quedan dos años de contrato. Las condiciones personales no deberían ser un problema.

Los Kestrels no quisieron hacer comentarios.""", "es"),
]  # fmt: skip


@pytest.fixture(scope="module")
def rumour(read_pages):
    """The account of the rumour."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_the_translation_is_one_telling_with_its_source(rumour):
    assert [f.articles for f in rumour.lineage.families if len(f.articles) > 1] == [("m1", "m6")]


def test_the_brief_has_the_rumour_and_its_denial(rumour):
    points = {point.text: {e.article for e in point.evidence} for point in rumour.brief}
    assert any("are in talks to sign" in text for text in points)
    denials = [text for text in points if "had received no bid" in text or "have denied that" in text]
    assert denials
    assert set().union(*(points[text] for text in denials)) <= {"m4", "m5"}, (
        "who tells of talks bears no denial out, in whatever language"
    )


def test_no_fact_shows_where_it_was_filed(rumour):
    assert not [fact.text for fact in rumour.facts if fact.text.startswith("CARROW")]


def test_the_player_is_somebody_by_her_role(rumour):
    (player,) = [actor for actor in rumour.actors if actor.name == "Mara Lunt"]
    assert player.articles == ("m1", "m2", "m3", "m4", "m5", "m6")
    assert [role.text for role in player.roles] == ["striker"]


def test_a_town_in_a_dateline_is_not_the_club_named_after_it(rumour):
    (club,) = [actor for actor in rumour.actors if actor.name == "Carrow Harriers"]
    assert "CARROW" not in club.spellings


def test_another_price_is_a_contradiction(rumour):
    assert ("m3", "5.4 million") in charged(rumour)

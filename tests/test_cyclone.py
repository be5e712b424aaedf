"""A cyclone told in three languages, two kinds of measures and three zones, over two days. All invented."""

import pytest

from accounts import charged, is_number

BULLETIN = """At 2000 UTC the centre of Hurricane Helma was near latitude 16.4 north, longitude 61.9 west, or about 60 kilometres east of Saint Orry.

Helma is moving west at 18 kilometres per hour.

Maximum sustained winds are near 195 kilometres per hour with higher gusts. Helma is a Category 3 hurricane.

Landfall on the east coast of Saint Orry is expected between 0100 and 0300 UTC on Wednesday.

A storm surge of 2 to 3 metres is expected between Port Lessing and Calder Point. Rainfall of 200 to 350 millimetres may cause landslides.

The next bulletin will be issued at 0000 UTC."""
WIRE_EVE = """Hurricane Helma, packing winds of 120 miles per hour (195 kph), was bearing down on the island of Saint Orry late on Tuesday as some 14,000 people left their homes on the east coast.

The Category 3 storm was about 37 miles (60 km) east of the island at 4 p.m. local time (2000 GMT) and was expected to come ashore between 9 p.m. and 11 p.m., the Meteorological Office said.

"This is not a storm to sit out," Prime Minister Alton Greaves said in a televised address. "If you live within a mile of the sea, leave now."

The weather office warned of a storm surge of up to 10 feet (3 metres) between Port Lessing and Calder Point, and of landslides.

Forty-one shelters have been opened in schools and churches, said Marcia Dunn, head of the Disaster Agency. The airport closed at noon.

Helma would be the strongest storm to hit Saint Orry since Hurricane Ada killed 63 people in 1998."""
WIRE_MORNING = """Hurricane Helma tore roofs from houses and flooded the harbour of Port Lessing overnight, killing at least five people on the island of Saint Orry and cutting power to 80,000 households, officials said on Wednesday.

The storm made landfall near Calder Point at 10:20 p.m. on Tuesday (0220 GMT) as a Category 3 hurricane with winds of 125 mph (200 kph), the Meteorological Office said.

Three people died when a hillside collapsed on two houses in the village of Marrow Gap, and two fishermen drowned in the harbour, Disaster Agency head Marcia Dunn told reporters. Eleven people were missing.

"We have not reached the villages in the north," Dunn said. "The number will not stay at five."

Some 14,000 people had left the east coast before the storm. Prime Minister Alton Greaves declared a state of emergency.

Helma weakened to a tropical storm over the mountains and was moving north-west at 12 mph, away from the islands.

Damage to the banana crop was put at $30 million by the Growers' Union."""
DAILY = """At least five people have been killed and 80,000 homes left without electricity after Hurricane Helma struck the Caribbean island of Saint Orry overnight.

The hurricane came ashore close to Calder Point at 3.20am BST with winds of 200km/h, according to the islands' meteorological office.

Three of the victims were buried when a slope gave way above two houses in the village of Marrow Gap. Two fishermen drowned in the harbour of Port Lessing, said the head of the disaster agency, Marcia Dunn. Eleven people are missing.

Dunn said rescuers had yet to reach villages in the north of the island. "The number will not stay at five," she said.

The prime minister, Alton Greaves, has declared a state of emergency.

About 14,000 people had fled the east coast before the hurricane struck.

Helma has since weakened to a tropical storm."""
FRENCH = """L'ouragan Helma a fait au moins cinq morts dans la nuit de mardi à mercredi sur l'île de Saint Orry, aux îles Corvane, où 80 000 foyers sont privés d'électricité, ont annoncé les autorités.

L'ouragan a touché terre près de Calder Point mardi à 22h20 (2h20 GMT) en catégorie 3, avec des vents de 200 km/h, selon l'office météorologique.

Trois personnes ont péri dans l'effondrement d'une colline sur deux maisons du village de Marrow Gap et deux pêcheurs se sont noyés dans le port, a indiqué Marcia Dunn, directrice de l'agence des catastrophes. Onze personnes sont portées disparues.

« Nous n'avons pas atteint les villages du nord », a déclaré Mme Dunn. « Le bilan n'en restera pas à cinq. »

Le Premier ministre Alton Greaves a décrété l'état d'urgence."""
WIRE_DAY2 = """Rescuers who reached the cut-off north of Saint Orry found 12 more bodies on Thursday, bringing the death toll from Hurricane Helma to 17, the Disaster Agency said.

All 12 were found in Petite Anse, a fishing village of 300 where a three-metre storm surge carried away the whole waterfront, agency head Marcia Dunn said. Four people were still missing.

The storm made landfall near Calder Point late on Tuesday as a Category 3 hurricane with winds of 125 mph (200 kph).

Power had been restored to 35,000 of the 80,000 households that lost it, the utility Corvane Light said.

Prime Minister Alton Greaves, who visited Marrow Gap, said he had ordered an inquiry after residents complained that a warning siren had not worked. "Somebody will answer for that siren," he said."""
BLOG = """Rescuers who got to the cut-off north of Saint Orry discovered 12 more bodies on Thursday, taking the death toll from monster Hurricane Helma to 17, according to the Disaster Agency.

All 12 were discovered in Petite Anse, a fishing village of 3,000 where a three-metre storm surge washed away the entire waterfront, said agency chief Marcia Dunn. Four people remained missing.

The storm slammed into Calder Point late on Tuesday as a Category 5 hurricane with winds of 200 mph.

Electricity had been restored to 35,000 of the 80,000 households that lost it.

Prime Minister Alton Greaves said he had ordered an inquiry into a warning siren that had not worked. "Somebody will answer for that siren," he said.

Tags: hurricane, Helma, Caribbean"""
CORRECTION = """Los equipos de rescate que llegaron al norte incomunicado de Saint Orry hallaron este jueves otros 12 cadáveres, con lo que la cifra de muertos por el huracán Helma asciende a 17, informó la Agencia de Desastres.

Los 12 fueron hallados en Petite Anse, un pueblo pesquero de 300 habitantes donde una marejada de tres metros se llevó todo el malecón, dijo la directora de la agencia, Marcia Dunn. Cuatro personas siguen desaparecidas.

Se ha restablecido la electricidad a 35.000 de los 80.000 hogares que la habían perdido.

El primer ministro, Alton Greaves, ordenó una investigación porque una sirena de alarma no funcionó. «Alguien responderá por esa sirena», dijo.

Corrección: una versión anterior de este artículo decía que había 27 muertos."""
PAGES = [
    ("c1", "TROPICAL CYCLONE HELMA - BULLETIN NO. 14", "2026-10-13", None, BULLETIN, "en"),
    (
        "c2",
        "Hurricane Helma bears down on Saint Orry, thousands flee coast",
        "2026-10-13",
        "Transocean",
        WIRE_EVE,
        "en",
    ),
    (
        "c3",
        "UPDATE 2-Hurricane Helma kills at least 5 on Saint Orry, cuts power to 80,000",
        "2026-10-14",
        "Transocean",
        WIRE_MORNING,
        "en",
    ),
    ("c4", "Deadly hurricane batters Caribbean island", "2026-10-14T10:05:00Z", "The Northern Standard", DAILY, "en"),
    ("c5", "L'ouragan Helma fait au moins cinq morts à Saint Orry", "2026-10-14", None, FRENCH, "fr"),
    (
        "c7",
        "Hurricane Helma death toll on Saint Orry rises to 17 as rescuers reach north",
        "2026-10-15",
        "Transocean",
        WIRE_DAY2,
        "en",
    ),
    ("c8", "MONSTER HURRICANE: 17 dead, winds of 200 mph!!", "2026-10-15", None, BLOG, "en"),
    ("c9", "Sube a 17 la cifra de muertos por el huracán Helma en Saint Orry", "2026-10-15", None, CORRECTION, "es"),
]


@pytest.fixture(scope="module")
def cyclone(read_pages):
    """The account of the cyclone."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_a_desk_that_gives_other_zones_and_measures_retells_the_report(cyclone):
    """4 has the hour of its readers, 5 has spaces in its numbers; both have the report of 3, and none has changed a figure."""
    families = {family.articles for family in cyclone.lineage.families}
    assert families == {("c1",), ("c2",), ("c3", "c4", "c5"), ("c7", "c8", "c9")}
    wrong = charged(cyclone, lambda d: d.kind.value in {"number", "date"} and not d.contested)
    assert {article for article, _ in wrong}.isdisjoint({"c2", "c4"})


def test_another_measure_with_the_same_figure_is_another_number(cyclone):
    wrong = charged(cyclone, lambda d: is_number(d) and not d.contested)
    assert wrong >= {("c8", "200"), ("c8", "3,000"), ("c8", "5")}


def test_what_was_converted_is_agreed_and_a_category_or_an_hour_is_no_figure(cyclone):
    agreed = {fact.evidence[0].exact for fact in cyclone.facts if fact.origins > 1}
    assert agreed >= {"3 metres", "60 kilometres"}
    assert not {fact.evidence[0].exact for fact in cyclone.facts} & {"3 hurricane", "2000 GMT", "16.4 north"}


def test_the_brief_has_the_last_toll_second_and_no_overtaken_forecast(cyclone):
    points = [point.text for point in cyclone.brief]
    assert "death toll" in points[1]
    assert "17" in points[1]
    assert not any(words in " ".join(points) for words in ("is expected between 0100", "is moving west"))


def test_an_office_called_agency_is_no_source_of_a_page(cyclone):
    assert not [named.name for article in cyclone.story.articles for named in article.cites]


def test_the_toll_and_the_missing_moved(cyclone):
    texts = {a.id: a.text for a in cyclone.story.articles}
    moved = {
        each.what: [(step.first[:10], {e.article for e in step.evidence}, step.evidence[0].span.of(texts[step.evidence[0].article]))
                    for step in each.steps]
        for each in cyclone.moved
    }  # fmt: skip
    (five, seventeen) = moved["dead"]
    assert five[0] == "2026-10-14"
    assert {"c3", "c4"} <= five[1]
    assert five[2].casefold() == "at least five"
    assert seventeen == ("2026-10-15", {"c7", "c8", "c9"}, "17")
    assert [words for _, _, words in moved["missing"]] == ["Eleven", "Four"]


def test_names_between_which_something_lies_are_two(cyclone):
    names = {actor.name for actor in cyclone.actors}
    assert {"Port Lessing", "Calder Point"} <= names
    assert "Port Lessing and Calder Point" not in names

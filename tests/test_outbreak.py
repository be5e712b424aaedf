"""An outbreak as a ministry, the WHO, an agency and those who retell it count it. All invented."""

import pytest

from accounts import charged, is_number

E1 = """As of 2 April, 18:00, the Ministry has recorded 41 confirmed cases of Lamba fever, 12 probable cases and 17 deaths in the district of Mboro.

The first patient, a teacher of 34, fell ill on 11 March in the village of Tsele.

A team of 60 health workers has been sent to Mboro. Schools in the district are closed until 20 April.

"The situation is under control," said the Minister of Health, Dr Ama Tendo.
"""
E2 = """From 11 March to 3 April 2026, 68 cases of Lamba fever, of which 46 were confirmed and 22 probable, including 23 deaths, were reported from three districts of Kasavu. The case fatality ratio is 34%.

Nine of the cases are health workers, of whom four died.

WHO assesses the risk as high at the national level and low at the global level. WHO does not recommend any restriction of travel to Kasavu.
"""
E3 = """GENEVA, April 4 (Norda) - An outbreak of Lamba fever in Kasavu has spread to three districts and killed 23 people, the World Health Organization said on Saturday, a day after the government put the number of deaths at 17.

The WHO counted 68 cases, of which 46 were confirmed. Kasavu's health ministry spoke on Friday of 41 confirmed cases in a single district, Mboro.

"The virus has had three weeks' start," said Lena Okoro, who leads the WHO's response. She said the vaccine could reach Mboro next week.

Health Minister Ama Tendo said the situation was under control. She denied that health workers lacked protective clothing.

Nine health workers have been infected and four have died, the WHO said.
"""
E4 = """GINEBRA, 4 abr (Norda) - Un brote de fiebre de Lamba en Kasavu se ha extendido a tres distritos y ha matado a 23 personas, dijo el sábado la Organización Mundial de la Salud, un día después de que el gobierno cifrara los muertos en 17.

La OMS contabilizó 86 casos, de los que 46 están confirmados. El ministerio de Salud de Kasavu habló el viernes de 41 casos confirmados en un solo distrito, Mboro.

“El virus lleva tres semanas de ventaja”, dijo Lena Okoro, que dirige la respuesta de la OMS. Según Okoro, la vacuna podría llegar a Mboro la próxima semana.

La ministra de Salud, Ama Tendo, dijo que la situación estaba bajo control. La ministra negó que faltara ropa de protección.
"""
E5 = """MBORO — Nurse Grace Mwale has worked for eleven days without a break. "We have six gloves left," she said on Saturday.

The hospital of Mboro has 40 beds and 71 patients. Its director, Dr Peter Sanga, said that 27 patients had died of Lamba fever since March 11, ten more than the ministry had counted by Thursday.

"They count the ones who were tested," Sanga said. "The tests arrived on March 24."

The ministry did not answer questions.
"""
E6 = """A killer virus has spread to three districts of Kasavu and killed 23 people, the World Health Organization said.

The WHO counted 680 cases, of which 46 were confirmed. It assesses the risk as high at the global level.

"The virus has had three weeks' start," said Lena Okoro, who leads the WHO's response.

Nine health workers have been infected and all have died, the WHO said.
"""
E7 = """MBORO, April 7 (Norda) - Kasavu's health ministry raised the number of deaths from Lamba fever to 29 on Tuesday, as the first 5,000 doses of a vaccine arrived in the town of Mboro.

Health Minister Ama Tendo said that earlier figures had left out patients who were never tested. The ministry now counts 74 cases, of which 58 are confirmed.

Peter Sanga, the director of Mboro hospital, said last week that 27 patients had died there alone.

The vaccination of health workers is to begin on Wednesday, the WHO said.
"""
PAGES = [
    ("e1", "Outbreak of Lamba fever: situation on 3 April", "2026-04-03T12:00:00Z", "Ministry of Health of Kasavu", E1, "en"),
    ("e2", "Lamba fever – Kasavu", "2026-04-04T09:00:00Z", "World Health Organization", E2, "en"),
    ("e3", "WHO says Lamba fever has spread to three districts of Kasavu", "2026-04-04T15:00:00Z", "Norda", E3, "en"),
    ("e4", "La fiebre de Lamba se extiende a tres distritos de Kasavu, según la OMS", "2026-04-04T20:15:00Z", "El Faro", E4, "es"),
    ("e5", '"We have six gloves left": inside Mboro hospital', "2026-04-05T07:00:00Z", "The Kasavu Voice", E5, "en"),
    ("e6", "KILLER VIRUS spreads: 680 infected, world at risk", "2026-04-05T11:20:00Z", "The Daily Blaze", E6, "en"),
    ("e7", "Kasavu admits higher toll from Lamba fever as vaccine arrives", "2026-04-07T16:00:00Z", "Norda", E7, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def outbreak(read_pages):
    """The account of the outbreak."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_a_disease_and_what_a_minister_is_of_are_nobody(outbreak):
    assert {"Lamba", "Health"}.isdisjoint(actor.name for actor in outbreak.actors)


def test_the_who_is_an_organisation(outbreak):
    (body,) = [actor for actor in outbreak.actors if actor.name == "World Health Organization"]
    assert "WHO" in body.spellings


def test_numbers_changed_in_retelling_are_charged_to_who_changed_them(outbreak):
    assert {("e6", "680"), ("e4", "86")} <= charged(outbreak, is_number)


def test_a_day_after_something_is_no_day_of_its_own(outbreak):
    assert not [entry for entry in outbreak.timeline if "un día después" in entry.text]


def test_a_minister_of_another_language_is_the_one_the_story_knows(outbreak):
    denied = [
        (q.speaker, w.said)
        for q in outbreak.quotes
        for w in q.wordings
        if q.act == "deny" and w.evidence.article == "e4"
    ]
    assert denied == [("Ama Tendo", "faltara ropa de protección")]

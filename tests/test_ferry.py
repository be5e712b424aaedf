"""A ferry lost, told in four languages over two days. All invented."""

import pytest

F1 = """PORT ELVEN, March 9 (Norda) - A ferry carrying 214 people sank in heavy seas off Morlaix Sound early on Monday, and at least 31 people were killed, the coast guard said.

The Sainte Brigide was on its way from Port Elven to the island of Carrec when it sent a distress call at 03:12. It went down within twenty minutes.

Coast guard commander Ines Calder said that 127 people had been rescued and that 56 were still missing. "The water is seven degrees. We are searching, but the hours are against us," she said.

The ferry's owner, Transmar Lines, said the ship had passed an inspection in January and was licensed for 240 passengers.

Survivors said that a bow door had been banging for an hour before the ship listed. "We told the crew. They said it was normal," said Pedro Salas, a lorry driver.

Transport Minister Louis Kerval said that an inquiry would be opened and that the sister ship, the Sainte Anne, would stay in port until it had been checked.
"""
F2 = """Le ferry Sainte Brigide, qui transportait 214 personnes, a coulé lundi à l'aube au large du détroit de Morlaix. Selon la garde côtière, au moins 31 personnes sont mortes et 56 sont toujours portées disparues.

D'après un rapport interne que Le Phare a pu consulter, un technicien avait signalé en février un défaut du verrou de la porte d'étrave. La compagnie Transmar Lines a démenti que le navire ait pris la mer sans réparation. Le directeur de Transmar, Alain Tesson, a affirmé que le verrou avait été changé le 2 mars.

Le ministre des Transports, Louis Kerval, a annoncé qu'une enquête serait ouverte. Le ministre a ajouté que le Sainte Anne, navire jumeau, resterait à quai.

Un rescapé, Yann Perros, a raconté que la porte claquait depuis le départ. « Personne n'est venu voir », a-t-il dit. Le capitaine aurait quitté la passerelle peu avant le naufrage, selon deux membres de l'équipage.
"""
F3 = """Port Elven (Norda) - Eine Fähre mit 214 Menschen an Bord ist am frühen Montag bei schwerer See vor dem Morlaix-Sund gesunken. Mindestens 31 Menschen kamen ums Leben, wie die Küstenwache mitteilte.

Die «Sainte Brigide» war auf dem Weg von Port Elven zur Insel Carrec, als sie um 03.12 Uhr einen Notruf absetzte. Sie sank innerhalb von zwanzig Minuten.

Kommandantin Ines Calder von der Küstenwache sagte, 127 Menschen seien gerettet worden, 56 würden noch vermisst. «Das Wasser hat sieben Grad. Wir suchen, aber die Stunden arbeiten gegen uns», sagte sie.

Der Eigner der Fähre, Transmar Lines, erklärte, das Schiff habe im Januar eine Inspektion bestanden und sei für 420 Passagiere zugelassen.

Nach Angaben von Überlebenden schlug eine Bugtür eine Stunde lang, bevor das Schiff Schlagseite bekam.

Verkehrsminister Louis Kerval sagte, es werde eine Untersuchung geben. Das Schwesterschiff bleibe im Hafen, bis es überprüft sei.
"""
F4 = """Al menos 34 personas han muerto al hundirse esta madrugada el ferry Sainte Brigide, según el último balance de la guardia costera. La comandante Ines Calder ha asegurado que 129 personas fueron rescatadas y que 51 siguen desaparecidas.

Según la naviera Transmar Lines, el barco tenía los papeles en regla. El sindicato de marineros, en cambio, sostiene que había denunciado el estado de la puerta de proa en otoño.

“Avisamos a la tripulación y nos dijeron que era normal”, contó Pedro Salas, un camionero de 43 años que viajaba a Carrec con su hijo.

El ministro de Transportes, Louis Kerval, dijo que el gobierno pagará los entierros. Según fuentes de la investigación, el capitán fue detenido por la tarde.
"""
F5 = """The captain of the ferry that sank off Morlaix Sound was detained on Monday evening as the number of dead rose to 34.

Prosecutor Jeanne Morvan said that Captain Marc Drouin, 51, was suspected of having left the bridge before the ship went down. His lawyer, Paul Astier, denied that Drouin had abandoned his passengers.

Coast guard commander Ines Calder said 129 people had been saved and 51 were missing. The search would go on through the night, she said.

Transmar Lines said the lock of the bow door had been replaced on March 2. The seamen's union said it had warned of the door last autumn.

According to the newspaper Le Phare, a technician reported a fault of the lock in February.
"""
F6 = """Everybody is talking about the Sainte Brigide. The ferry carrying 214 people sank off Morlaix Sound and at least 31 people were killed.

Coast guard commander Ines Calder said that 127 people had been rescued and that 56 were still missing. The ferry's owner, Transmar Lines, said the ship had passed an inspection in January and was licensed for 240 passengers.

Survivors said that a bow door had been banging for an hour. I have been on that ship and I can tell you it was a wreck.

Transport Minister Louis Kerval admitted that the sister ship, the Sainte Anne, had the same fault.
"""
F7 = """PORT ELVEN, March 11 (Norda) - The search for survivors of the Sainte Brigide was called off on Wednesday, two days after the ferry sank off Morlaix Sound. Thirty-eight bodies have been found and 47 people are missing.

"There is no hope left of finding anybody alive," coast guard commander Ines Calder said.

Transport Minister Louis Kerval corrected his own statement of Monday: the sister ship had not been checked since October, he said.

Captain Marc Drouin was charged with manslaughter on Tuesday. He denied having left the bridge, his lawyer Paul Astier said.

The company's director, Alain Tesson, resigned.
"""
PAGES = [
    ("f1", "Ferry with 214 aboard sinks off Morlaix Sound; at least 31 dead", "2026-03-09T06:40:00Z", "Norda", F1, "en"),
    ("f2", "Naufrage du Sainte Brigide : au moins 31 morts, la porte d'étrave en cause", "2026-03-09T13:20:00Z", "Le Phare", F2, "fr"),
    ("f3", "Fähre mit 214 Menschen gesunken: mindestens 31 Tote", "2026-03-09T08:40:00Z", "Kurier", F3, "de"),
    ("f4", "Al menos 34 muertos en el naufragio de un ferry frente a Morlaix", "2026-03-09T18:05:00Z", "El Faro", F4, "es"),
    ("f5", "Captain held as ferry toll rises to 34", "2026-03-09T21:30:00Z", "The Elven Courier", F5, "en"),
    ("f6", "FERRY OF DEATH: captain jumped ship first!", "2026-03-10T07:00:00Z", "StormWatcher", F6, "en"),
    ("f7", "Ferry search called off; 38 dead, 47 missing", "2026-03-11T15:00:00Z", "Norda", F7, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def ferry(read_pages):
    """The account of the ferry."""
    (account,) = read_pages(PAGES).accounts
    return account


def said(account, page):
    """Who says what on a page, by the account."""
    return [(q.speaker, q.act, w.said) for q in account.quotes for w in q.wordings if w.evidence.article == page]


def test_a_headline_that_shouts_heads_no_story(ferry):
    assert "FERRY OF DEATH" not in ferry.story.title


@pytest.mark.parametrize(
    ("page", "speaker", "words"),
    [
        ("f2", "Transmar Lines", "le navire ait pris la mer sans réparation"),
        ("f2", "Alain Tesson", "le verrou avait été changé le 2 mars"),
        ("f2", "Louis Kerval", "le Sainte Anne, navire jumeau, resterait à quai"),  # Le ministre a ajouté que
        ("f3", "Ines Calder", "127 Menschen seien gerettet worden, 56 würden noch vermisst"),
        ("f3", "Louis Kerval", "es werde eine Untersuchung geben"),
        ("f3", "Louis Kerval", "Das Schwesterschiff bleibe im Hafen, bis es überprüft sei"),
        ("f4", "Ines Calder", "129 personas fueron rescatadas y que 51 siguen desaparecidas"),
        ("f4", "Louis Kerval", "el gobierno pagará los entierros"),
    ],
)
def test_what_other_languages_report_has_its_speaker(ferry, page, speaker, words):
    assert (speaker, words) in [(who, text) for who, _, text in said(ferry, page)]


def test_what_a_speaker_says_in_two_languages_rests_on_his_word(ferry):
    (rescued,) = [fact for fact in ferry.facts if fact.value == "129"]
    assert (rescued.origins, rescued.source) == (2, "Ines Calder")


def test_words_in_marks_over_two_sentences_are_given_once(ferry):
    assert sum("Das Wasser hat sieben Grad" in words for _, _, words in said(ferry, "f3")) == 1


def test_the_sound_is_a_place_and_a_sister_ship_no_body(ferry):
    kinds = {actor.name: actor.kind.value for actor in ferry.actors}
    assert kinds["Morlaix Sound"] == "place"
    assert "Sainte Anne" not in kinds


def test_until_it_had_been_checked_contradicts_nobody(ferry):
    assert not [
        d for p in ferry.collation.passages for d in p.differences if d.kind.value == "negation" and d.article == "f7"
    ]

"""One agency report in three versions, translations of two of them, a rewording, a page made of two, a report of its own and a release. All invented."""

import pytest

from retold.export import terminal
from retold.model import Relation, Report

FIRST = """OSTERVIK (Nordwire) — A freight train carrying chlorine derailed near the town of Ostervik early on Thursday, and about 300 people were told to leave their homes, the fire service said.
Four of the train’s 22 wagons left the rails at a level crossing beside the Lauva river at 4:50 a.m.
One tank wagon was lying on its side, but no gas had escaped, fire chief Runa Dahlberg said.
“We are keeping people two kilometres away until we know that the valves are tight,” Dahlberg told reporters at the scene.
The cause of the derailment was not known.
Trains between Ostervik and the capital were cancelled until further notice."""
SECOND = """OSTERVIK (Nordwire) — A freight train carrying chlorine derailed near the town of Ostervik on Thursday, and gas leaking from one of its wagons sent 14 people to hospital, the fire service said.
Four of the train’s 22 wagons left the rails at a level crossing beside the Lauva river at 4:50 a.m.
A valve on one tank wagon broke when crews tried to lift it shortly before noon, fire chief Runa Dahlberg said.
“We had been told that the tank was empty. It was not,” Dahlberg told reporters at the scene.
About 1,200 people were told to leave their homes, four times as many as in the morning.
Track inspectors had reported a cracked rail at the crossing in August, a spokesman for the railway union, Tomas Brekke, said.
Trains between Ostervik and the capital were cancelled until further notice."""
THIRD = """OSTERVIK (Nordwire) — Two railway workers died and 31 people were treated in hospital after chlorine leaked from a derailed freight train near the town of Ostervik on Thursday, the fire service said.
A valve on one tank wagon broke when crews tried to lift it shortly before noon, fire chief Runa Dahlberg said. The leak was stopped at 5:20 p.m.
“We had been told that the tank was empty. It was not,” Dahlberg told reporters at the scene.
The two dead were members of the salvage crew. Their names were not released.
The freight company, Halden Cargo, said its papers had listed the wagon as cleaned, and that it would open its records to the investigators.
Track inspectors had reported a cracked rail at the crossing in August, a spokesman for the railway union, Tomas Brekke, said.
Prosecutors opened an investigation into the lifting of the wagon.
About 1,200 people spent the night in two schools and a sports hall."""
SPANISH = """Un tren de mercancías que transportaba cloro descarriló el jueves de madrugada cerca de la localidad de Ostervik, y unas 300 personas tuvieron que abandonar sus casas, según los bomberos.
Cuatro de los 22 vagones se salieron de la vía en un paso a nivel junto al río Lauva a las 4.50.
Un vagón cisterna quedó volcado de lado, pero no había escapado gas, dijo la jefa de bomberos, Runa Dahlberg.
«Mantenemos a la gente a dos kilómetros de distancia hasta que sepamos que las válvulas son estancas», dijo Dahlberg a los periodistas en el lugar.
Se desconoce la causa del descarrilamiento.
Los trenes entre Ostervik y la capital quedaron suspendidos hasta nuevo aviso."""
REWORDED = """Un convoy de mercancías cargado de cloro descarriló en la madrugada del jueves en las cercanías de Ostervik, por lo que unas 300 personas debieron dejar sus viviendas, informaron los bomberos.
Cuatro de sus 22 vagones se salieron de la vía en un paso a nivel situado junto al río Lauva, a las 4.50.
Una cisterna quedó tumbada de lado, pero no se había escapado gas, señaló la jefa de bomberos, Runa Dahlberg.
«Mantenemos a la gente a dos kilómetros de distancia hasta que sepamos que las válvulas son estancas», indicó Dahlberg a los periodistas en el lugar.
Los trenes entre Ostervik y la capital quedaron suspendidos hasta nuevo aviso."""
GERMAN = """Zwei Bahnarbeiter sind gestorben und 31 Menschen im Krankenhaus behandelt worden, nachdem am Donnerstag bei Ostervik aus einem entgleisten Güterzug Chlor ausgetreten war. Das teilte die Feuerwehr mit.
Ein Ventil an einem Kesselwagen brach, als Arbeiter ihn kurz vor Mittag anheben wollten, sagte Feuerwehrchefin Runa Dahlberg. Das Leck wurde um 17.20 Uhr geschlossen.
„Uns war gesagt worden, der Tank sei leer. Er war es nicht“, sagte Dahlberg vor Journalisten am Unglücksort.
Die beiden Toten gehörten zum Bergungstrupp. Ihre Namen wurden nicht veröffentlicht.
Das Frachtunternehmen Halden Cargo erklärte, in seinen Papieren sei der Wagen als gereinigt geführt worden; man werde den Ermittlern die Unterlagen öffnen.
Gleisprüfer hatten im August am Bahnübergang eine gerissene Schiene gemeldet, sagte Tomas Brekke, ein Sprecher der Bahngewerkschaft.
Die Staatsanwaltschaft leitete eine Untersuchung zum Anheben des Wagens ein.
Rund 1200 Menschen verbrachten die Nacht in zwei Schulen und einer Sporthalle."""
OWN = """Siv Aune smelled it before the sirens went. “Like the swimming hall, only it bit,” she said on Thursday afternoon, wrapped in a blanket in the gym of Ostervik’s Northside school.
She keeps eleven goats 400 metres from the crossing where a Halden Cargo train came off the line before dawn. By two o’clock she had lost three of them.
The Messenger has seen a letter of 19 August in which the parish council asked the railway to close the crossing. It was never answered, council clerk Petter Lund said.
Lund, who can see the line from his kitchen, counted the men around the overturned wagon at half past eleven: nine, none of them wearing a mask.
At the cottage hospital, doctor Amina Yusuf said her ward had run out of oxygen masks by three. “We sent a taxi to the dentist’s for more.”"""
OF_TWO = """A valve on a tank wagon broke as crews tried to lift it shortly before noon on Thursday, sending chlorine over the town of Ostervik and 14 people to hospital, fire chief Runa Dahlberg said.
“We had been told that the tank was empty. It was not,” Dahlberg told reporters at the scene.
Four of the train’s 22 wagons had left the rails at a level crossing beside the Lauva river at 4:50 a.m.
In a letter of 19 August, the parish council had asked the railway to close the crossing. It was never answered, council clerk Petter Lund told the Ostervik Messenger.
Lund counted the men around the overturned wagon at half past eleven: nine, none of them wearing a mask.
At the cottage hospital, doctor Amina Yusuf’s ward had run out of oxygen masks by three."""
RELEASE = """FOR IMMEDIATE RELEASE
Ostervik Fire and Rescue Service advises residents that the area within two kilometres of the Lauva level crossing remains closed until at least 8 a.m. on Friday.
Residents who feel a burning in the eyes or throat should rinse with water and call 0555 0140.
Fire chief Runa Dahlberg said: “Our thoughts are with the families of the two workers who lost their lives. We will find out why we were told that the tank was empty.”
Drinking water is not affected.
Notes to editors: A briefing will be held at the fire station at 9 a.m. on Friday."""

PAGES = {
    "a1": ("en", "Capital Courier", "06:40", "Chlorine train derails near Ostervik, 300 evacuated", FIRST),
    "a2": ("en", "Capital Courier", "12:30", "Chlorine leak from derailed train sends 14 to hospital", SECOND),
    "a3": ("en", "The Lauva Post", "19:05", "Two dead, 31 treated after chlorine leak from derailed train", THIRD),
    "b1": ("es", "El Faro del Norte", "08:10", "Descarrila un tren con cloro cerca de Ostervik", SPANISH),
    "b2": ("es", "Noticias Rápidas", "10:45", "Un tren cargado de cloro descarrila en Ostervik", REWORDED),
    "c1": ("de", "Nordkurier Süd", "21:00", "Zwei Tote nach Chlorunfall bei Ostervik", GERMAN),
    "d1": ("en", "Ostervik Messenger", "17:15", "“It bit”: an afternoon under the chlorine cloud", OWN),
    "e1": ("en", "RailWatch", "20:20", "Nine men, no masks: what happened at the Lauva crossing", OF_TWO),
    "f1": ("en", "Ostervik Fire and Rescue Service", "20:00", "Chlorine incident: area to remain closed", RELEASE),
}


def page(language, outlet, clock, title, text):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
    head = f'<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2026-10-08T{clock}:00Z">'
    return f"<html lang='{language}'><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


@pytest.fixture(scope="module")
def account(read_rows):
    """The account of the derailment."""
    report = read_rows([{"id": name, "html": page(*told)} for name, told in PAGES.items()])
    (account,) = report.accounts
    return account


@pytest.fixture(scope="module")
def edges(account):
    """For each article what it was made from and how."""
    found = {}
    for edge in account.lineage.edges:
        found.setdefault(edge.child, []).append((edge.parent, edge.relation))
    return found


def test_three_tellings_one_of_them_the_agency_s(account):
    families = {frozenset(f.articles): f.origin for f in account.lineage.families}
    assert families == {
        frozenset(("a1", "a2", "a3", "b1", "b2", "c1", "e1")): "Nordwire",
        frozenset(("d1", "e1")): None,
        frozenset(("f1",)): None,
    }


def test_the_versions_of_one_report_are_from_the_agency_and_not_from_each_other(account, edges):
    assert [edges[name][0][0] for name in ("a1", "a2", "a3")] == [None] * 3
    lost = {e.child: (e.named, e.closest) for e in account.lineage.edges if e.parent is None}
    assert lost["a1"] == ("Nordwire", "a2")
    assert lost["a3"] == ("Nordwire", "a2")


def test_translations_are_from_the_version_they_were_made_from(edges):
    assert edges["b1"] == [("a1", Relation.TRANSLATED)]
    assert edges["c1"] == [("a3", Relation.TRANSLATED)]
    assert edges["b2"] == [("b1", Relation.REWORKED)]


def test_a_page_of_two_sources_has_both(edges):
    assert sorted(edges["e1"], key=lambda edge: edge[0] or "") == [(None, Relation.MERGED), ("d1", Relation.MERGED)]
    assert "d1" not in edges
    assert "f1" not in edges


def test_what_happened_is_told_as_the_last_version_has_it(account):
    told = [point.text for point in account.brief]
    assert told[0].startswith("Two railway workers died and 31 people")
    assert any(text.startswith("A valve on one tank wagon broke") for text in told)
    assert not any("no gas had escaped" in text or "300 people" in text for text in told)


def test_people_in_hospital_are_not_those_told_to_leave(account):
    assert not [d for p in account.collation.passages for d in p.differences if d.kind.value == "number"]
    assert "contradict" not in terminal.render(Report((account,), ()))

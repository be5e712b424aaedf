"""An accident told in six languages, most of them from one agency's text. All invented."""

import pytest

from accounts import account_of, charged, is_grave

IT_AGENZIA = """Cade una cabina della funivia del Monte Sarvo, quattro morti

Agenzia ANSO
VALTERNA, 3 settembre 2026 (ANSO) - Quattro persone sono morte e due sono rimaste gravemente ferite giovedì pomeriggio quando una cabina della funivia del Monte Sarvo è precipitata per una trentina di metri, ha riferito il soccorso alpino.

L'incidente è avvenuto alle 15.20, a circa 200 metri dalla stazione a monte. Secondo i vigili del fuoco, il cavo traente si è spezzato e il freno di emergenza non è entrato in funzione.

«Abbiamo trovato la cabina nel bosco, completamente distrutta», ha detto il capo del soccorso alpino, Marco Telani. Nell'altra cabina, rimasta ferma a metà percorso, 14 persone sono state calate a terra con le corde.

La società di gestione, Sarvo Impianti, ha dichiarato che l'ultima revisione risale a giugno. La procura di Valterna ha aperto un'inchiesta per omicidio colposo.

Tra le vittime vi è una coppia di turisti olandesi di 34 e 36 anni."""
IT_GIORNALE = """Strage in funivia sul Monte Sarvo: quattro vittime

Il Corriere di Valterna
4 settembre 2026

Quattro morti e due feriti gravi: è il bilancio dell'incidente avvenuto giovedì pomeriggio sul Monte Sarvo, dove una cabina della funivia è precipitata per circa trenta metri, come ha riferito il soccorso alpino.

L'incidente è accaduto alle 15.20, a circa 200 metri dalla stazione a monte. Secondo i vigili del fuoco si è spezzato il cavo traente e il freno di emergenza non è entrato in funzione.

«Abbiamo trovato la cabina nel bosco, completamente distrutta», ha detto Marco Telani, capo del soccorso alpino. Quattordici persone, bloccate nell'altra cabina a metà percorso, sono state calate a terra con le corde.

La società Sarvo Impianti ha dichiarato che l'ultima revisione è stata fatta a giugno. La procura ha aperto un'inchiesta per omicidio colposo.

Due delle vittime sono turisti olandesi di 34 e 36 anni.

(ANSO)"""
EN_WIRE = """Four killed as cable car falls in Italian Alps

By Our Foreign Staff
The Morning Courier
September 4, 2026

Four people were killed and two seriously injured on Thursday afternoon when a cable car cabin on Monte Sarvo plunged about 30 metres, mountain rescuers said.

The accident happened at 3:20 p.m., some 200 metres from the upper station. Firefighters said the haulage cable had snapped and the emergency brake had failed to engage.

"We found the cabin in the woods, completely destroyed," said Marco Telani, head of the mountain rescue service. In the other cabin, which was stuck halfway, 14 people were lowered to the ground on ropes.

The operator, Sarvo Impianti, said the last inspection was in June. Prosecutors in Valterna have opened a manslaughter investigation.

The victims include a Dutch couple aged 34 and 36.

ANSO"""
NL = """Nederlands stel omgekomen bij ongeluk met kabelbaan in Italië

De Avondbode
4 september 2026, 9.12 uur

Een stel uit Zwolle is donderdag omgekomen bij het ongeluk met een kabelbaan in het Italiaanse Valterna. Dat heeft het ministerie van Buitenlandse Zaken bevestigd. Het gaat om een man van 36 en een vrouw van 34.

In totaal kwamen vier mensen om het leven toen een cabine van de kabelbaan naar de Monte Sarvo neerstortte. Twee anderen zijn zwaargewond.

Volgens burgemeester Laura Binotti van Valterna was de cabine bijna boven. ‘Nog twee minuten, dan waren ze uitgestapt’, zei ze tegen de NPO.

Een collega van de vrouw noemt haar ‘een zonnetje in elke vergadering’. De familie vraagt om rust.

De kabelbaan uit 1974 werd in 2019 gerenoveerd voor 4,5 miljoen euro."""
PT = """Queda de teleférico nos Alpes italianos mata quatro pessoas

Diário do Porto Velho
4 de setembro de 2026

Quatro pessoas morreram e duas ficaram gravemente feridas na tarde de quinta-feira quando uma cabine do teleférico do Monte Sarvo caiu cerca de 30 metros, informaram as equipes de resgate.

O acidente ocorreu às 15h20, a cerca de 200 metros da estação superior. Segundo os bombeiros, o cabo de tração se rompeu e o freio de emergência não funcionou.

"Encontramos a cabine na floresta, completamente destruída", disse Marco Telani, chefe do resgate alpino. Na outra cabine, parada no meio do percurso, 14 pessoas foram descidas ao chão com cordas.

A operadora Sarvo Impianti disse que a última inspeção foi em julho. O Ministério Público de Valterna abriu uma investigação por homicídio culposo.

Entre as vítimas está um casal holandês de 34 e 36 anos.

Com ANSO"""
SV = """Linbana störtade – fyra döda

Kustposten
4 september 2026

Fyra personer dog och två skadades svårt när en linbanekorg störtade på Monte Sarvo i norra Italien i torsdags, uppger fjällräddningen.

Räddningschefen Marco Telani säger att korgen hittades i skogen och var helt förstörd.

Brandkåren uppger att draglinan gick av. I den andra korgen satt 14 personer fast i två timmar.

Två av de döda är nederländska medborgare, uppger nederländska UD."""
IT_PROCURA = """Funivia del Sarvo, tre indagati: «Freno disattivato da settimane»

Il Corriere di Valterna
7 settembre 2026

Tre dirigenti e tecnici della Sarvo Impianti sono indagati per la caduta della cabina in cui giovedì hanno perso la vita cinque persone. Lo ha comunicato la procuratrice Elena Massari.

«Il freno di emergenza era stato disattivato da settimane per evitare blocchi dell'impianto», ha detto Massari in conferenza stampa. I tecnici avrebbero inserito un ceppo di metallo che impediva al freno di chiudersi.

Il quinto morto è un uomo di 58 anni, deceduto sabato all'ospedale di Trevano per le ferite riportate.

L'avvocato della società, Piero Lanci, ha respinto le accuse. «Nessuno ha mai dato un ordine del genere», ha affermato.

La revisione di giugno era stata eseguita da una ditta esterna."""
PAGES = {
    "01-it-agenzia.txt": IT_AGENZIA,
    "02-it-giornale.txt": IT_GIORNALE,
    "03-en-wire.txt": EN_WIRE,
    "04-nl.txt": NL,
    "05-pt.txt": PT,
    "06-sv.txt": SV,
    "07-it-procura.txt": IT_PROCURA,
}


@pytest.fixture(scope="module")
def accident(read_texts):
    """The account of the accident."""
    return account_of(read_texts(PAGES), "01-it-agenzia")


def test_translations_are_known_though_the_story_is_not_in_english(accident):
    assert {"01-it-agenzia", "02-it-giornale", "03-en-wire", "05-pt"} in [
        set(f.articles) for f in accident.lineage.families
    ]
    shares = {edge.child: edge.share for edge in accident.lineage.edges}
    assert shares["03-en-wire"] > 0.6
    assert shares["05-pt"] > 0.6


def test_an_agency_that_one_page_names_is_credited_where_its_name_closes_a_text(accident):
    credited = {a.id for a in accident.story.articles if any(c.name == "ANSO" for c in a.credits)}
    assert credited == {"01-it-agenzia", "02-it-giornale", "03-en-wire", "05-pt"}


def test_what_a_translation_says_stands_with_what_it_translates(accident):
    assert {e.article for e in accident.brief[0].evidence} == {"01-it-agenzia", "02-it-giornale", "03-en-wire", "05-pt"}
    (brake,) = [p for p in accident.brief if "freno di emergenza" in p.text]
    assert {e.article for e in brake.evidence} >= {"03-en-wire", "05-pt"}


def test_only_the_month_that_one_translation_has_otherwise_is_charged(accident):
    assert charged(accident, is_grave) == {("05-pt", "julho")}


def test_the_actors_are_found_in_every_language(accident):
    articles = {actor.name: set(actor.articles) for actor in accident.actors}
    assert {"01-it-agenzia", "03-en-wire", "05-pt", "06-sv"} <= articles["Marco Telani"]


def test_a_verb_with_no_subject_but_a_place_behind_it_is_of_who_spoke_last(read_rows):
    text = """Dos estibadores murieron en el puerto, informó el gobernador regional, Oleksandr Hnatiuk.

Hnatiuk afirmó que 19 de los 24 drones fueron derribados.

«El incendio en el silo fue extinguido a las 6.15», escribió en Telegram."""
    (account,) = read_rows([{"id": "s1", "title": "Dos muertos", "text": text, "language": "es"}]).accounts
    assert {quote.speaker for quote in account.quotes} == {"Oleksandr Hnatiuk"}
    assert len(account.quotes) == 3

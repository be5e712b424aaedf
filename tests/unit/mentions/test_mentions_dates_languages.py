"""Dates in the languages that have no more than the basic rules. All sentences are invented, published on Friday, 4 September 2026."""

import pytest

from retold.mentions.dates import tag
from retold.model import Basis, Published
from retold.words import sentences

PUBLISHED = Published("2026-09-04", "2026-09-04", Basis.STATED, 1.0, "stated")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Sie sagte, dass am Dienstag die Gespräche beginnen werden.", "2026-09-08"),
        ("es", "Dijo que el martes abrirá la mesa.", "2026-09-08"),
        ("es", "Esta mañana llegó el buque.", "2026-09-04"),
        ("en", "She came back in the fall of 2024.", "2024-FA"),
        ("fr", "Elle a déclaré que mardi elle ouvrira la séance.", "2026-09-08"),
        ("it", "La strada è stata chiusa mercoledì sera.", "2026-09-02TEV"),
        ("it", "Il referendum si svolgerà il 18 ottobre.", "2026-10-18"),
        ("it", "È nato nel 1961 a Trevano.", "1961"),
        ("it", "Da lunedì i negozi apriranno alle 9.", "2026-09-07"),
        ("it", "La riunione di martedì scorso è durata due ore.", "2026-09-01"),
        ("it", "A inizio agosto il fiume era in secca.", "2026-08"),
        ("it", "Il 29 febbraio 2024 la banca fallì.", "2024-02-29"),
        ("it", "Quattro persone sono morte giovedì pomeriggio.", "2026-09-03TAF"),
        ("it", "L'incidente è avvenuto alle 15.20.", "2026-09-04T15:20"),
        ("it", "Malkova ha detto che martedì aprirà i colloqui.", "2026-09-08"),
        ("it", "Ha detto che martedì aveva visto la nave.", "2026-09-01"),
        ("it", "Il primo maggio 2024 aprì il ponte.", "2024-05-01"),
        ("it", "Tre giorni fa era stato arrestato.", "2026-09-01"),
        ("nl", "De weg werd woensdagavond afgesloten.", "2026-09-02TEV"),
        ("nl", "Het referendum is op 18 oktober.", "2026-10-18"),
        ("nl", "Hij werd in 1961 in Trevano geboren.", "1961"),
        ("nl", "Vanaf maandag gaan de winkels om 9 uur open.", "2026-09-07"),
        ("nl", "De vergadering van afgelopen dinsdag duurde twee uur.", "2026-09-01"),
        ("nl", "Begin augustus stond de rivier droog.", "2026-08"),
        ("nl", "Twee weken geleden trad de minister af.", "2026-W34"),
        ("nl", "Vanavond speelt Marlow tegen Tarn.", "2026-09-04"),
        ("nl", "Zij zei dat de zitting dinsdag begint.", "2026-09-08"),
        ("nl", "De man die dinsdag omkwam, was 34.", "2026-09-01"),
        ("nl", "Gisteravond hield de politie een man aan.", "2026-09-03"),
        ("nl", "Volgende week presenteert het kabinet het plan.", "2026-W37"),
        ("pl", "Drogę zamknięto w środę wieczorem.", "2026-09-02TEV"),
        ("pl", "Referendum odbędzie się 18 października.", "2026-10-18"),
        ("pl", "Urodził się w 1961 roku w Trevano.", "1961"),
        ("pl", "Od poniedziałku sklepy będą otwarte od godz. 9.", "2026-09-07"),
        ("pl", "Na początku sierpnia rzeka wyschła.", "2026-08"),
        ("pl", "Dwa tygodnie temu minister podał się do dymisji.", "2026-W34"),
        ("pl", "Zebranie z ubiegłego wtorku trwało dwie godziny.", "2026-09-01"),
        ("pl", "Jutro zbierze się rada.", "2026-09-05"),
        ("pl", "Malkova zapowiedziała, że we wtorek rozpocznie rozmowy.", "2026-09-08"),
        ("pl", "3 września 2026 r. sąd zdecydował.", "2026-09-03"),
        ("pl", "Wczoraj wieczorem policja zatrzymała mężczyznę.", "2026-09-03TEV"),
        ("pl", "W ubiegłym miesiącu sprzedaż spadła.", "2026-08"),
        ("pt", "A ponte foi fechada na quarta-feira à noite.", "2026-09-02TNI"),
        ("pt", "O referendo será em 18 de outubro.", "2026-10-18"),
        ("pt", "Nasceu em 1961 em Trevano.", "1961"),
        ("pt", "A reunião de terça-feira passada durou duas horas.", "2026-09-01"),
        ("pt", "No início de agosto o rio estava seco.", "2026-08"),
        ("pt", "A greve começa na segunda-feira.", "2026-09-07"),
        ("pt", "Há duas semanas, o ministro pediu demissão.", "2026-W34"),
        ("pt", "O acordo vence em dezembro de 2027.", "2027-12"),
        ("pt", "O acidente ocorreu às 15h20.", "2026-09-04T15:20"),
        ("pt", "Ele foi preso há três dias.", "2026-09-01"),
        ("pt", "Ela disse que na terça-feira vai abrir o debate.", "2026-09-08"),
        ("pt", "Nesta quarta o preço subiu.", "2026-09-02"),
        ("pt", "Ontem à noite a polícia deteve um homem.", "2026-09-03TNI"),
        ("ru", "Дорогу закрыли в среду вечером.", "2026-09-02TEV"),
        ("ru", "Референдум пройдёт 18 октября.", "2026-10-18"),
        ("ru", "Он родился в 1961 году в Тревано.", "1961"),
        ("ru", "С понедельника магазины будут открываться в 9:00.", "2026-09-07"),
        ("ru", "В начале августа река пересохла.", "2026-08"),
        ("ru", "Две недели назад министр подал в отставку.", "2026-W34"),
        ("ru", "Завтра соберётся совет.", "2026-09-05"),
        ("ru", "Обстрел продолжался в ночь на 3 сентября.", "2026-09-03"),
        ("ru", "В ночь на четверг в порту произошёл взрыв.", "2026-09-03"),
        ("ru", "Малкова заявила, что во вторник начнёт переговоры.", "2026-09-08"),
        ("ru", "Он рассказал, что во вторник видел судно.", "2026-09-01"),
        ("ru", "На следующей неделе правительство представит план.", "2026-W37"),
        ("uk", "Дорогу перекрили в середу ввечері.", "2026-09-02TEV"),
        ("uk", "Референдум відбудеться 18 жовтня.", "2026-10-18"),
        ("uk", "Він народився у 1961 році в Тревано.", "1961"),
        ("uk", "З понеділка крамниці відчинятимуться о 9:00.", "2026-09-07"),
        ("uk", "На початку серпня річка пересохла.", "2026-08"),
        ("uk", "Два тижні тому міністр подав у відставку.", "2026-W34"),
        ("uk", "Завтра збереться рада.", "2026-09-05"),
        ("uk", "Обстріл тривав у ніч на 3 вересня.", "2026-09-03"),
        ("uk", "У ніч на четвер у порту стався вибух.", "2026-09-03"),
        ("uk", "Вона заявила, що у вівторок почне переговори.", "2026-09-08"),
        ("uk", "Наступного тижня уряд представить план.", "2026-W37"),
    ],
)
def test_a_date_is_read_in_its_language(language, text, value):
    assert value in [mention.value for mention in tag(text, PUBLISHED, language, sentences(text))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Fa caldo prima di sera."),
        ("es", "Las flores fueron cogidas esa misma mañana."),
        ("en", "She told a story about the fall of the minister."),
        ("pt", "A segunda vítima tinha um irmão na quinta."),
        ("nl", "De eerste helft was over."),
        ("pl", "Pierwszy raz był w lesie."),
        ("ru", "Она прошла через двор и назад."),
        ("uk", "Він пройшов через двір і назад."),
    ],
)
def test_words_that_are_dates_elsewhere_are_none_here(language, text):
    assert not tag(text, PUBLISHED, language, sentences(text))

"""Hostages in a library for twelve hours, with numbers that change. All invented."""

import pytest

from retold.export import labels

H1 = """A man with a gun is holding hostages in the central library of Brackley, police said on Tuesday. Some 15 people are believed to be inside.

Witnesses heard two shots shortly after the library opened at 8:30. Nobody is known to have been hurt.

"We are talking to him," police spokeswoman Dana Whitlock said. She asked people to stay away from Market Square.
"""
H2 = """BRACKLEY, May 5 (Norda) - An armed man took up to 20 people hostage in a library in the northern town of Brackley on Tuesday and demanded to speak to a judge, police said.

One woman, a librarian, was shot in the leg and was let go at 10:15. She was in a stable condition, the hospital said.

Police spokeswoman Dana Whitlock said the man, who is in his forties, had released four children. "He wants to speak to the judge who took his children away," she said.

The motive was unclear, Mayor Colin Farrow said. He denied reports that there was a second gunman.
"""
H3 = """Two gunmen have taken 30 people hostage in a library in the northern town of Brackley.

A librarian was shot in the leg and was let go at 10:15. She was fighting for her life last night.

Police spokeswoman Dana Whitlock said the man, who is in his forties, had released four children. "He wants to speak to the judge who took his children away," she said.

Mayor Colin Farrow did not rule out a second gunman.
"""
H4 = """Nine hostages have left the library in Brackley since the morning and seven are still inside, police said on Tuesday afternoon, correcting earlier numbers. In all 16 people were in the building when the man came in, among them four children.

Police spokeswoman Dana Whitlock named the man as Gareth Poole, 44, a former bus driver. He is alone, she said.

His sister, Ellen Poole, spoke to him by telephone. "He is tired and he is sorry," she told the Herald.

Judge Ruth Castell, whom Poole wants to speak to, is on her way to Brackley, the court said.
"""
H5 = """BRACKLEY, May 5 (Norda) - A man who held people hostage in a library in Brackley gave himself up on Tuesday evening, and all 16 hostages are free, police said.

Gareth Poole, 44, walked out at 20:40 after a talk of half an hour with Judge Ruth Castell. The last seven hostages followed him.

A librarian who was shot in the leg, Mira Kent, 38, was out of danger, the hospital said.

Police spokeswoman Dana Whitlock said no second gunman had been involved. "He never had an accomplice, and he never asked for money," she said.
"""
H6 = """Ein Mann, der in einer Bibliothek in Brackley Menschen als Geiseln hielt, hat sich am Dienstagabend ergeben. Alle 16 Geiseln sind nach Angaben der Polizei frei.

Gareth Poole (44) kam um 20.40 Uhr nach einem halbstündigen Gespräch mit der Richterin Ruth Castell heraus. Die letzten sieben Geiseln folgten ihm.

Die Bibliothekarin Mira Kent (38), die ins Bein geschossen worden war, sei außer Lebensgefahr, teilte das Krankenhaus mit.

Polizeisprecherin Dana Whitlock sagte, ein zweiter Täter sei nicht beteiligt gewesen. Poole habe nie Geld verlangt.
"""
H7 = """For eleven hours Gareth Poole asked for one thing. When Judge Ruth Castell arrived in Brackley at eight on Tuesday evening, she asked for a chair.

"I sat outside the door and listened," she told the Herald. "He wanted somebody to listen."

Poole, 44, will appear before a court on Thursday. Prosecutors said he would be charged with taking 16 people hostage and with shooting Mira Kent, a librarian.

Mayor Colin Farrow said the library would stay shut until Monday.
"""
PAGES = [
    ("h1", "Gunman holds hostages in Brackley library", "2026-05-05T09:05:00Z", "Brackley Herald", H1, "en"),
    ("h2", "Man takes up to 20 hostage in library in Brackley; one hurt", "2026-05-05T11:30:00Z", "Norda", H2, "en"),
    ("h3", "Terror in Brackley: 30 hostages, two gunmen", "2026-05-05T14:00:00Z", "The Daily Blaze", H3, "en"),
    ("h4", "Brackley siege: nine freed, seven still inside", "2026-05-05T16:40:00Z", "Brackley Herald", H4, "en"),
    ("h5", "Library siege ends after 12 hours, all hostages free", "2026-05-05T21:15:00Z", "Norda", H5, "en"),
    ("h6", "Geiselnahme in Brackley nach zwölf Stunden beendet", "2026-05-05T21:40:00Z", "Kurier", H6, "de"),
    ("h7", "How the Brackley siege ended: the judge, the sister, the bus driver", "2026-05-06T06:00:00Z", "Brackley Herald", H7, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def siege(read_pages):
    """The account of the siege."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_who_speaks_beside_a_subject_is_meant_by_she(siege):
    (quote,) = [q for q in siege.quotes if any("tired" in w.said for w in q.wordings)]
    assert quote.speaker == "Ellen Poole"


def test_what_is_denied_is_shown_as_denied(siege):
    (quote,) = [q for q in siege.quotes if any("there was a second gunman" in w.said for w in q.wordings)]
    assert (quote.speaker, labels.act(quote)) == ("Colin Farrow", "denies that")


def test_who_was_last_held_is_told_by_all_who_came_after(siege):
    assert "Gareth Poole" in {actor.name for actor in siege.actors if len(actor.articles) >= 3}


def test_the_brief_opens_with_how_it_ended_not_with_what_was_going_on(siege):
    assert "gave himself up" in siege.brief[0].text
    assert not any("is holding" in point.text for point in siege.brief)


def test_what_the_police_said_with_other_figures_was_not_given_out_to_all(siege):
    shared = [set(statement.articles) for statement in siege.lineage.statements]
    assert not any({"h2", "h5"} <= articles for articles in shared)

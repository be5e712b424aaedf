"""A leaked paper of which papers quote different parts, and an office that denies it. All invented."""

import pytest

from retold.export import labels

L1 = """The Health Ministry of Norland plans to close 12 of the country's 61 hospitals by 2030, according to a confidential paper seen by The Chronicle.

The paper of 38 pages, dated 14 January and marked "not for circulation", says the closures would save 240 million crowns a year. "Public communication should avoid the word closure," it says on page 7.

The hospitals on the list include those of Aldmouth, Pell and Great Harrow.

A spokeswoman for the ministry, Clara Voss, said the paper was "one of many drafts" and that no decision had been taken.
"""
L2 = """A leaked paper of the Health Ministry foresees the loss of 4,000 jobs in hospitals, most of them nurses, the Morning Post has learned.

In the document, which the Post has seen, officials write that "resistance is to be expected above all in Pell". They advise waiting until after the election on May 3 before naming the hospitals.

Health Minister Jonas Feld denied in parliament that there was a plan to close hospitals. "There is no list," he said. "There never was a list."

The opposition leader, Sara Brandt, called on Feld to resign.
"""
L3 = """ALDMOUTH, Feb 12 (Norda) - Norland's health minister on Thursday denied that his ministry planned to close hospitals, after The Chronicle published parts of a leaked paper that names 12 of them.

"There is no list. There never was a list," Jonas Feld told parliament.

The paper, dated January 14, says closing 12 hospitals would save 240 million crowns a year, The Chronicle reported. The Morning Post, which also has the paper, said 4,000 jobs would be lost.

A spokeswoman for the ministry said the paper was one of many drafts.

Opposition leader Sara Brandt demanded Feld's resignation. Doctors' union head Emil Roth said that nobody had spoken to the union.
"""
L4 = """No decision has been taken to close any hospital. The paper quoted in the press is a draft by a consultant, Merrow Partners, which the Minister has never seen.

The Ministry regrets that the draft was made public and has asked the police to find out how this happened.

"Patients in Norland can rely on their hospitals," said Health Minister Jonas Feld.

Press office, Ministry of Health
"""
L5 = """Health Minister Jonas Feld signed for a paper on closing hospitals on 19 January, according to a receipt seen by The Chronicle.

The ministry said on Friday that Feld had never seen the paper, which names 12 hospitals, and that it was a draft by a consultant, Merrow Partners.

Merrow Partners said it had delivered "a final report" on January 14 and had been paid 1.9 million crowns.

Ministry spokeswoman Clara Voss declined to comment on the receipt. She said on Friday that police had been asked to find the source of the leak.
"""
L6 = """Le ministère de la Santé du Norland envisage de fermer 12 des 61 hôpitaux du pays d'ici 2030, selon un document confidentiel révélé par The Chronicle.

D'après ce document, daté du 14 janvier, les fermetures permettraient d'économiser 240 millions de couronnes par an. Le ministre Jonas Feld a nié jeudi devant le parlement qu'il existe un tel plan. La cheffe de l'opposition, Sara Brandt, a réclamé sa démission.

Une porte-parole du ministère a déclaré que le texte était un projet parmi d'autres.
"""
L7 = """The Health Ministry of Norland plans to close 21 of the country's 61 hospitals by 2030, according to a confidential paper seen by The Chronicle.

The closures would save 240 million crowns a year. "Public communication should avoid the word closure," it says on page 7.

"There is no list," Health Minister Jonas Feld said. "There was a list."
"""
PAGES = [
    ("l1", "Ministry planned to close 12 hospitals, leaked paper shows", "2026-02-12T05:30:00Z", "The Chronicle", L1, "en"),
    ("l2", "Leaked plan: 4,000 hospital jobs to go", "2026-02-12T18:10:00Z", "Morning Post", L2, "en"),
    ("l3", "Norland minister denies plan to close hospitals after leak", "2026-02-12T19:00:00Z", "Norda", L3, "en"),
    ("l4", "Statement on press reports about hospitals", "2026-02-13T10:00:00Z", "Ministry of Health", L4, "en"),
    ("l5", "Minister signed for hospital paper he 'has never seen'", "2026-02-14T05:30:00Z", "The Chronicle", L5, "en"),
    ("l6", "Norland : un rapport secret prévoit la fermeture de 12 hôpitaux", "2026-02-13T07:00:00Z", "Le Phare", L6, "fr"),
    ("l7", "SHOCK: 21 hospitals to shut, minister lied", "2026-02-13T09:00:00Z", "NewsMixer", L7, "en"),
]  # fmt: skip


@pytest.fixture(scope="module")
def leak(read_pages):
    """The account of the leak."""
    (account,) = read_pages(PAGES).accounts
    return account


def test_a_headline_that_shouts_heads_no_story(leak):
    assert "SHOCK" not in leak.story.title


def test_what_is_denied_is_shown_as_denied(leak):
    quotes = [q for q in leak.quotes if any("there was a plan" in w.said for w in q.wordings)]
    assert [(q.speaker, labels.act(q)) for q in quotes] == [("Jonas Feld", "denies that")]


def test_a_word_left_out_of_a_quotation_is_told_though_the_quotation_is_short(leak):
    (quote,) = [q for q in leak.quotes if any("There is no list" in w.said for w in q.wordings)]
    assert {w.evidence.article for w in quote.wordings} == {"l2", "l3", "l7"}
    assert ("l7", "never") in [(article, usual) for usual, _, article in quote.differences]


def test_two_languages_tell_one_day_once(leak):
    days = [(entry.first.isoformat(), entry.status.value) for entry in leak.timeline if entry.first is not None]
    assert days.count(("2026-02-12", "past")) == 1  # what he denied was planned lies behind
    (paper,) = [entry for entry in leak.timeline if "dated January 14" in entry.text]
    assert {e.article for e in (*paper.evidence, *paper.beside)} == {"l1", "l3", "l6"}


def test_what_a_paper_says_of_itself_is_not_what_it_says(leak):
    said = [(q.speaker, w.said) for q in leak.quotes for w in q.wordings]
    assert ("paper of 38 pages", "the closures would save 240 million crowns a year") in said
    assert not [
        words for _, words in said if words.startswith("in the press is")
    ]  # the paper quoted | in the press is …

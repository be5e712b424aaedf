"""Invented articles for tests of grouping."""

from retold.model import Article, Basis, Mentions, Published


def article(name, text, title=None, day=None, language=None, story=None):
    published = Published(day, day, Basis.STATED, 1.0, "stated") if day else None
    return Article(
        id=name, page_sha256="", source=name, text=text, title=title, published=published, language=language,
        stated_story=story,
    )  # fmt: skip


def mentions(articles):
    return [Mentions(a.id, ()) for a in articles]


FERRY = [
    article("ferry-1", "The ferry Astrilde sank off Norrhavn on Friday after its engine caught fire, the coast guard said. "
            "Captain Ilse Vantongeren ordered all 212 passengers into the lifeboats.", title="Ferry sinks off Norrhavn"),
    article("ferry-2", "All 212 passengers of the ferry Astrilde were saved off Norrhavn after an engine fire. "
            "Captain Ilse Vantongeren was the last to leave the burning ship, the coast guard said.",
            title="Passengers saved from burning ferry"),
    article("ferry-3", "The coast guard in Norrhavn praised captain Ilse Vantongeren, whose ferry Astrilde burned and sank. "
            "The passengers had spent two hours in lifeboats.", title="Coast guard praises ferry captain"),
    article("ferry-4", "Divers will search the wreck of the ferry Astrilde off Norrhavn for the cause of the engine fire. "
            "Its captain, Ilse Vantongeren, told the coast guard that the engine had been repaired in spring.",
            title="Divers to search ferry wreck"),
]  # fmt: skip
OTHER_FERRY = [
    article("boat-1", "The ferry Morgensol ran aground near Port Callow on Friday in thick fog, the coast guard said. "
            "Captain Rufus Adeyinka-Holt ordered all 95 passengers into the lifeboats.", title="Ferry aground near Port Callow"),
    article("boat-2", "All 95 passengers of the ferry Morgensol were saved near Port Callow after it ran aground. "
            "Captain Rufus Adeyinka-Holt was the last to leave the stranded ship, the coast guard said.",
            title="Passengers saved from stranded ferry"),
    article("boat-3", "The coast guard in Port Callow questioned captain Rufus Adeyinka-Holt, whose ferry Morgensol hit the rocks. "
            "The passengers had spent two hours in lifeboats.", title="Coast guard questions ferry captain"),
    article("boat-4", "Tugs will try to pull the ferry Morgensol off the rocks near Port Callow. "
            "Its captain, Rufus Adeyinka-Holt, told the coast guard that the fog had come without warning.",
            title="Tugs to free stranded ferry"),
]  # fmt: skip
VOTE = [
    article("vote-1", "Parliament in Belmarre voted 61 to 58 for the water tax of minister Dorian Askeland.",
            title="Water tax passes in Belmarre"),
    article("vote-2", "The water tax proposed by Dorian Askeland passed parliament in Belmarre by 61 votes to 58.",
            title="Askeland wins vote on water tax"),
]  # fmt: skip

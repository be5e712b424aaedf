"""Who speaks on pages without a grammar is one of the story's people. All texts are invented."""

from retold.account.actors import actors
from retold.mentions import MentionSettings, annotate
from retold.model import ActorKind, Article, Story

RU = (
    "В Станице закрыли цех. «Партия изъята, угрозы для населения сейчас нет», – сказала Лариса Теркина. Позже приехала полиция.",
    "По словам Ларисы Теркиной, цех закрыт до конца недели. Лариса Теркина говорит, что причина известна.",
)
ES = "«Pensé que era el repartidor de siempre», contó Remedios Valle. La Consejería informó de que no hay heridos."


def told(*pages):
    articles = [Article(str(n), "0" * 64, "a", text, language=language) for n, (text, language) in enumerate(pages)]
    mentions = tuple(annotate(articles, MentionSettings()))
    return {actor.name: actor for actor in actors(Story("s", "s", tuple(articles), mentions=mentions))}


def test_a_person_who_speaks_in_russian_is_one_entry_in_all_cases():
    found = told(*((text, "ru") for text in RU))
    assert list(found) == ["Лариса Теркина"]
    assert found["Лариса Теркина"].kind is ActorKind.PERSON
    assert found["Лариса Теркина"].articles == ("0", "1")


def test_a_body_that_speaks_is_not_taken_for_a_person():
    assert list(told((ES, "es"))) == ["Remedios Valle"]


def test_a_person_whom_an_english_page_names_stays_one_entry():
    english = "Larisa Terkina said the workshop was shut on Monday."
    found = told((english, "en"), (RU[0], "ru"))
    assert [name for name, actor in found.items() if actor.kind is ActorKind.PERSON] == ["Larisa Terkina"]

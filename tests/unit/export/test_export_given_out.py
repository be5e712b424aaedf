"""Which wording of words given out to everybody is shown. All texts are invented."""

from retold.export.given_out import usual_wording
from retold.model import Article, SharedStatement, Span

WORDS = {
    "a": "Foreign Minister Ask Lund met the crew on Tuesday.",
    "b": "Harbour Secretary Ask Lund met the whole crew, whatever anybody says, on Tuesday.",
    "c": "Harbour Secretary Ask Lund met the crew on Tuesday.",
    "d": "Harbour Secretary Lund met it on Tuesday.",
}


def test_the_wording_most_articles_have_is_shown_neither_the_first_nor_the_shortest():
    articles = {key: Article(key, "0" * 64, key, text, language="en") for key, text in WORDS.items()}
    statement = SharedStatement(tuple(WORDS), tuple(Span(0, len(text)) for text in WORDS.values()))
    assert usual_wording(statement, articles) == ("c", Span(0, len(WORDS["c"])))

"""What six languages give as somebody's words without quotation marks, by sentences of our own with their truth."""

from pathlib import Path

import pytest

from retold.mentions import annotate
from retold.mentions.settings import MentionSettings
from retold.model import Article, QuoteKind
from retold.words import folded

LANGUAGES = ("de", "es", "fr", "it", "pt", "nl")
LIKE = 0.85  # of the words of what is said, counted both ways
FOUND, BY_WHOM, RIGHT = 0.95, 0.93, 0.95  # floors: all are found and right at present


def pages(language):
    """The pages of a language, each a list of lines: sentence, speaker and words (None where nothing is reported)."""
    written = Path(__file__).parent.joinpath("reported", f"{language}.txt").read_text("utf-8")
    for page in written.split("\n\n"):
        lines = [line for line in page.splitlines() if line[:1] not in {"#", "-", ""}]
        yield [(*map(str.strip, line.split("|")), None, None)[:3] for line in lines]


def lookalikes(language):
    written = Path(__file__).parent.joinpath("reported", f"{language}.txt").read_text("utf-8")
    return [line.removeprefix("- ") for line in written.splitlines() if line.startswith("- ")]


def told(text, language):
    """Who says what outside quotation marks, by where it begins."""
    article = Article(id="a", page_sha256="0" * 64, source="a", text=text, language=language)
    (found,) = annotate([article], MentionSettings())
    return [
        (q.spans[0].start, q.speaker.actor or q.speaker.span.of(text), " ".join(s.of(text) for s in q.spans))
        for q in found.quotes
        if q.kind is not QuoteKind.DIRECT
    ]


def like(one, other):
    one, other = set(folded(one)), set(folded(other))
    return 2 * len(one & other) / (len(one) + len(other)) >= LIKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_words_are_found_with_their_speaker(language):
    gold = found = by_whom = given = 0
    for page in pages(language):
        text = " ".join(sentence for sentence, _, _ in page)
        quotes = told(text, language)
        given += len(quotes)
        for sentence, who, words in page:
            if words is None:
                continue
            gold += 1
            start = text.index(sentence)
            here = [q for q in quotes if start <= q[0] < start + len(sentence) and like(q[2], words)]
            found += bool(here)
            by_whom += any(speaker == who for _, speaker, _ in here)
    assert gold >= 20
    assert found >= FOUND * gold
    assert by_whom >= BY_WHOM * gold
    assert found >= RIGHT * given - 1  # the second of two clauses that one sentence joins stands in no line


@pytest.mark.parametrize(("language", "text"), [(n, text) for n in LANGUAGES for text in lookalikes(n)])
def test_what_only_looks_like_it_reports_nothing(language, text):
    assert told(text, language) == []

"""Rules are tried only where a word of time stands; that must lose nothing."""

from pathlib import Path

import pytest

from retold.mentions.dates_lexicon import LANGUAGES, OTHER, load
from retold.mentions.dates_tokens import encoded, tokenised

LINES = [
    line
    for path in sorted((Path(__file__).parents[2] / "golden" / "date_words").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
]


def in_full(tokens, language):
    return "".join(language.codes.get(frozenset(token.classes), OTHER) if token.classes else OTHER for token in tokens)


def matches(line, numbers, language):
    found = (
        (rule.id, match.span()) for rule in language.rules for match in rule.pattern.finditer(line) if match.group()
    )
    return sorted((name, numbers[start], numbers[end - 1]) for name, (start, end) in found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_match_of_a_rule_lies_in_a_stretch_with_a_word_of_time(code):
    language = load(code)
    for text in LINES:
        tokens = tokenised(text, language)
        line = in_full(tokens, language)
        assert matches(*encoded(tokens, language), language) == matches(line, range(len(line)), language)


def test_a_line_without_a_word_of_time_has_no_stretch():
    language = load("en")
    assert encoded(tokenised("The mayor gave the first of the two men a hand.", language), language) == ("", [])

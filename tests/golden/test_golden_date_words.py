"""Golden cases of single expressions: each line of `date_words/*.txt` is read alone and must give just what is marked."""

import re
from pathlib import Path

import pytest

from retold.mentions.dates import tag
from retold.model import Basis, Published
from retold.words import sentences

CASES = Path(__file__).parent / "date_words"
MARKED = re.compile(r"\{([^|{}]+)\|([A-Z]+)\|([^|{}]*)\}")


def _lines():
    for path in sorted(CASES.glob("*.txt")):
        published, language = None, "en"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.startswith("published "):
                _, published, *rest = line.split()
                language = rest[0] if rest else "en"
            elif line and not line.startswith("#"):
                yield pytest.param(published, language, line, id=f"{path.stem}-{number}")


@pytest.mark.parametrize(("published", "language", "line"), list(_lines()))
def test_a_line_gives_the_dates_marked_in_it_and_no_others(published, language, line):
    text = MARKED.sub(r"\1", line)
    expected = [(words, kind, value or None) for words, kind, value in MARKED.findall(line)]

    found = tag(text, Published(published, published, Basis.STATED, 1.0, "stated"), language, sentences(text))

    assert [(text[d.span.start : d.span.end], d.type, d.value) for d in found] == expected

"""Who says what in languages of other scripts and other orders of words, by sentences of our own with their truth."""

from pathlib import Path

import pytest

from retold.mentions import annotate
from retold.mentions.settings import MentionSettings
from retold.model import Article

SENTENCES = Path(__file__).parent / "spoken"
LANGUAGES = sorted(path.stem for path in SENTENCES.glob("*.txt"))
KNOWN = "? "  # opens a line that is known to go wrong
LIKE = 0.8  # of the letters of what is said, counted both ways


def pages(language):
    """The pages of a language, each a list of lines: sentence, speaker and words (None where nothing is said)."""
    for page in (SENTENCES / f"{language}.txt").read_text("utf-8").split("\n\n"):
        lines = [line for line in page.splitlines() if line[:2] not in {"# ", "- ", ""}]
        if lines:
            yield [(*(part.strip() or None for part in line.split("|")), None, None)[:3] for line in lines]


def lookalikes(language):
    lines = (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def told(text, language):
    """Who says what, by where it begins."""
    article = Article(id="a", page_sha256="0" * 64, source="a", text=text, language=language)
    (found,) = annotate([article], MentionSettings())
    return [
        (q.spans[0].start, q.speaker.actor or q.speaker.span.of(text), " ".join(s.of(text) for s in q.spans))
        for q in found.quotes
        if q.speaker is not None
    ]


def like(one, other):
    one, other = (sorted(c for c in text if c.isalnum()) for text in (one, other))
    shared = 0
    rest = list(other)
    for letter in one:
        if letter in rest:
            rest.remove(letter)
            shared += 1
    return 2 * shared / (len(one) + len(other)) >= LIKE


def outcomes(language):
    """Each line that says something with what was made of it, and whether that is right."""
    for page in pages(language):
        text = " ".join(sentence.removeprefix(KNOWN) for sentence, _, _ in page)
        quotes = told(text, language)
        for sentence, who, words in page:
            start = text.index(sentence.removeprefix(KNOWN))
            here = [q for q in quotes if start <= q[0] < start + len(sentence)]
            if words is None:
                yield sentence, here, not here
            else:
                yield sentence, here, [q[1] for q in here if like(q[2], words)] == [who] and len(here) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_given_to_who_says_them(language):
    wrong = [(sentence, here) for sentence, here, right in outcomes(language) if right is sentence.startswith(KNOWN)]
    assert wrong == []


@pytest.mark.parametrize(("language", "text"), [(n, text) for n in LANGUAGES for text in lookalikes(n)])
def test_what_only_looks_like_speech_is_nobodys(language, text):
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("zh", "港务局局长林志远表示：“大桥将封闭到星期五。”林局长补充说：“渡船照常开行，不会停航。”", ["林志远", "林志远"]),
        ("zh", "司机陈建国说：“我什么都没有看见。”陈女士说：“窗户全部都碎了。”", ["陈建国", "陈女士"]),
        ("ja", "田中誠市長は「水は安全だ」と述べた。田中玲氏は「道は開いている」と話した。田中氏は「明日も続ける」と語った。", ["田中誠", "田中玲", "田中"]),
        ("ar", 'وقال سامي الخطيب: "نبحث عن أربعة عمال مفقودين". وقال ماجد الخطيب: "اهتز الشارع كله أمامنا". وقال الخطيب: "سنبقى هنا حتى الصباح".', ["سامي الخطيب", "ماجد الخطيب", "الخطيب"]),
    ],
)  # fmt: skip
def test_a_family_name_is_the_one_person_who_bears_it(language, text, speakers):
    assert [who for _, who, _ in told(text, language)] == speakers

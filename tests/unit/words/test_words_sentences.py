import pytest

from retold.words import sentences


def test_no_ends_a_sentence_unless_a_number_follows():
    text = "The union said no. The port was shut. He lives in No. 5."
    assert [s.of(text) for s in sentences(text)] == ["The union said no.", "The port was shut.", "He lives in No. 5."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The loan is led by Merrow and Co. The bonds are due in May.", 2),
        ("It sailed at 5 p.m. But nobody knew.", 2),
        ("He was head of Merrow Co. Holloway left.", 1),  # may be a name: Merrow Co. Holloway
        ("He was met by Mr. The Earl.", 1),
        ("She owns Tarn Inc. A-One shares.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_before_a_word_that_begins_one_and_no_name(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Er sagte: „Das ist gut.“ Dann ging er.", "Er sagte: „Das ist gut.“"),
        ("Am 3. Mai kam es z. B. zu Streit. Am 4. Juni nicht.", "Am 3. Mai kam es z. B. zu Streit."),
        ("Sie kam auf Platz 3. Der Zweite war müde.", "Sie kam auf Platz 3."),
    ],
)
def test_german_marks_days_and_abbreviations(text, first):
    assert sentences(text)[0].of(text) == first


@pytest.mark.parametrize(
    "parts",
    [
        ("仓库爆炸，七人死亡。", "消防部门说，火已扑灭。"),
        ("他说：“我们仍在搜救。”", "附近居民已被疏散。"),
        ("窗户全部震碎。", "“我以为是地震，”她说。"),
        ('他说:"我们仍在搜救。"', "附近居民已被疏散。"),
        ("窗户全部震碎。", '"我以为是地震,"她说。'),
        ("「行方不明者を捜索している。ガスは止まった」と林局長は述べた。", "住民は避難した。"),
        ("धमाका हुआ।", "सात लोग मारे गए।"),
        ("ፍንዳታ ደረሰ።", "ሰዎች ሞቱ።"),
        ("Պայթյուն է եղել։", "Պետն ասել է. «Մենք փնտրում ենք»։"),
    ],
)
def test_full_stops_of_other_scripts_end_sentences_with_or_without_a_space(parts):
    for joint in ("", " "):
        text = joint.join(parts)
        assert [s.of(text) for s in sentences(text)] == list(parts)


@pytest.mark.parametrize("text", ["كيف حدث ذلك؟ قال المدير.", "Это г. Рамск. Там порт.", "აფეთქდა. დაშავდა ორი."])
def test_sentences_of_other_scripts_end_before_a_space(text):
    assert len(sentences(text)) == 2


def test_a_closing_mark_that_stands_apart_ends_its_sentence():
    text = "« On n'en voyait pas un seul.\u00a0» Joint par radio, le patron raconte. »Wir gehen.« So war es."
    assert [s.of(text)[-6:] for s in sentences(text)][:2] == ["seul.\u00a0»"[-6:], "conte."]

"""Words, figures and stems of scripts other than Latin."""

import pytest

from retold.words import fold, shown, stem, token_spans, tokens
from retold.words.scripts import cut, dense, letter_by_letter, number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("रसायन गोदाम में धमाका", ["रसायन", "गोदाम", "में", "धमाका"]),
        ("80 طناً من نترات", ["80", "طناً", "من", "نترات"]),
        ("دست\u200cکم ۷ نفر", ["دست\u200cکم", "۷", "نفر"]),
        ("নিয়ন্ত্রণে এসেছে", ["নিয়ন্ত্রণে", "এসেছে"]),
        ("ինչո՞ւ է", ["ինչո՞ւ", "է"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
    ],
)
def test_marks_belong_to_the_word_they_are_written_with(text, words):
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("仓库发生爆炸", ["仓库", "发生", "爆炸"]),
        ("倉庫で爆発が起きた", ["倉庫", "で", "爆発", "が", "起", "きた"]),
        ("โกดังระเบิด", ["โกดัง", "ระเบิด"]),
        ("コンテナターミナルで", ["コンテナターミナル", "で"]),
        ("ABC公司23人", ["ABC", "公司", "23", "人"]),
        ("至少七人死亡，二十三人受伤", ["至少", "七", "人", "死亡", "二十三", "人", "受伤"]),
    ],
)
def test_scripts_without_spaces_are_cut_into_words(text, words):
    assert tokens(text) == words
    assert [span.of(text) for span in token_spans(text)] == words


def test_only_a_stretch_of_a_text_is_looked_at_where_one_is_asked_for():
    text = "仓库发生爆炸，two were hurt"
    assert tokens(text, 0, 6) == ["仓库", "发生", "爆炸"]
    assert [span.start for span in token_spans(text, 7)] == [7, 11, 16]


def test_letters_beyond_the_first_plane_keep_their_places():
    text = "海门𠮷野家发生爆炸"
    assert "".join(cut(text)) == text
    assert token_spans(text)[-1].of(text) == "爆炸"


@pytest.mark.parametrize(
    ("word", "value"),
    [("二十三", 23), ("一千二百", 1200), ("二〇二六", 2026), ("三百万", 3_000_000), ("十五", 15), ("两", 2), ("十", 10), ("一", None),
     ("万一", None), ("三月", None), ("二" * 40, None)],
)  # fmt: skip
def test_figures_of_east_asia_are_numbers(word, value):
    assert number(word) == value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"), ("مدرسة", "مدرسه"), ("کتابی", "كتابي"), ("كتـــاب", "كتاب"), ("Семён", "Семен"), ("می\u200cشود", "ميشود"),
        ("٢٣", "23"), ("۲۳", "23"), ("२३", "23"), ("২৩", "23"), ("２３", "23"), ("二十三", "23"), ("ሠራተኛ", "ሰራተኛ"), ("שָׁלוֹם", "שלום"), ("倉庫", "仓库"), ("爆炸發生", "爆炸发生"),
    ],
)  # fmt: skip
def test_spellings_of_one_word_are_folded_into_one(one, other):
    assert fold(one) == fold(other)


def test_vowels_and_voiced_sounds_are_not_folded_away():
    assert fold("が") != fold("か")
    assert fold("की") != fold("का")
    assert fold("ที่") != fold("ที")


def test_readers_see_words_as_they_are_spelt():
    assert shown("Аммиачной") == "аммиачной"
    assert shown("Café") == "cafe"


@pytest.mark.parametrize(
    ("forms"),
    [("взрыв", "взрыва", "взрыве"), ("Каменка", "Каменки"), ("الزلزال", "زلزال"), ("창고에서", "창고의"), ("मकानों", "मकान"), ("κάτοικοι", "κατοίκους")],
)  # fmt: skip
def test_inflected_forms_have_one_stem(forms):
    assert len({stem(fold(form)) for form in forms}) == 1


def test_little_words_keep_all_their_letters():
    assert [stem(word) for word in ("он", "ла", "של", "硝酸", "")] == ["он", "ла", "של", "硝酸", ""]


def test_a_text_is_dense_where_most_of_it_is_of_signs():
    assert dense("仓库发生爆炸，至少7人死亡")
    assert not dense("The paper 人民日报 said so")
    assert not dense("Взрыв на складе")


def test_an_index_of_words_gets_the_letters_of_a_run_one_by_one():
    assert letter_by_letter("ABC仓库发生 fire") == "ABC仓 库 发 生 fire"
    assert letter_by_letter("plain") == "plain"


def test_a_letter_under_thousands_of_marks_is_one_word_that_is_left_as_it_is():
    word = "a" + "\u0301\u0316" * 100_000
    assert tokens(f"{word} b") == [word, "b"]
    assert fold(word) == word

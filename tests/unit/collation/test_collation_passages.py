"""Which sentences stand together. All texts are invented."""

from retold.collation import CollationSettings, collate

BOATS = "Fourteen fishing boats sank in the harbour of Vestby during the storm on Tuesday night."
BOATS_AGAIN = "During Tuesday night's storm, 14 fishing boats went down in Vestby harbour."
PRICE = "The price of cod on the island market doubled within a week, traders said."
MAYOR = "Mayor Ingrid Solheim asked the government for money to rebuild the broken pier."


def passages(story, lineage, texts, families=None):
    collation = collate(story(texts), lineage(texts, families), CollationSettings())
    return [{r.article: r.span.of(texts[r.article]) for r in p.readings} for p in collation.passages], collation


def test_a_reworded_sentence_stands_in_one_passage_with_the_other(story, lineage):
    texts = {"a": f"{BOATS} {PRICE}", "b": f"{MAYOR} {BOATS_AGAIN}"}
    found, _ = passages(story, lineage, texts)
    assert {"a": BOATS, "b": BOATS_AGAIN} in found


def test_a_sentence_only_one_telling_has_is_a_passage_of_its_own(story, lineage):
    texts = {"a": f"{BOATS} {PRICE}", "b": BOATS}
    found, collation = passages(story, lineage, texts)
    assert {"a": PRICE} in found
    assert [p.origins for p in collation.passages] == [2, 1]


def test_what_one_says_in_two_sentences_and_another_in_one_is_one_passage(story, lineage):
    whole = "Mayor Ingrid Solheim, who met the owners in Nordholm in June, is not expected to attend the herring fair."
    split = "Mayor Ingrid Solheim met the owners in Nordholm in June. She is not expected to attend the herring fair."
    found, _ = passages(story, lineage, {"a": f"{BOATS} {whole}", "b": f"{BOATS} {split}"})
    assert {"a": whole, "b": split} in found


def test_passages_stand_in_the_order_of_the_fullest_telling(story, lineage):
    texts = {"a": f"{BOATS}\n\n{MAYOR}\n\n{PRICE}", "b": f"{PRICE}\n\n{BOATS}"}
    found, _ = passages(story, lineage, texts)
    assert [p["a"] for p in found] == [BOATS, MAYOR, PRICE]


def test_copies_support_a_passage_as_one_telling(story, lineage):
    texts = {"a": BOATS, "b": BOATS, "c": BOATS_AGAIN}
    _, collation = passages(story, lineage, texts, families=[["a", "b"], ["c"]])
    assert [p.origins for p in collation.passages] == [2]


def test_a_passage_of_quoted_words_is_marked(story, lineage):
    said = "“We will repair every broken pier before the herring comes back to the island,” she said."
    _, collation = passages(story, lineage, {"a": said, "b": BOATS})
    assert [p.quoted for p in collation.passages if p.readings[0].article == "a"] == [True]


def test_a_story_of_many_articles_and_a_very_long_sentence_is_collated(story, lineage):
    long = "boats and " * 3000 + "cod."
    texts = {f"{n:03}": f"{BOATS} {PRICE}" for n in range(60)} | {"zzz": long}
    found, _ = passages(story, lineage, texts)
    assert len(found) == 3

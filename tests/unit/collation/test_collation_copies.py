"""Changes in copies whose words have become strange: known by who bears a title, by place, by spelling. All texts are invented."""

from retold.collation.lines import story_lines
from retold.collation.passages import term_weights
from retold.collation.places import in_place

FAMILY = [["a", "b"]]
TAKEN = [("b", "a")]


def found_in(told, usual, copied, **more):
    return {(i, words, kind) for i, words, kind, _, _ in told({"a": usual, "b": copied}, FAMILY, TAKEN, **more)}


def test_the_title_that_belongs_best_is_matched_first(told):
    usual = "He was a scout and deputy coach before he joined the board as director of the harbour museum in 1999."
    copied = (
        "He was one scout and manager of help before he joined the board like sheriff of the harbour museum in 1999."
    )
    assert ("b", "sheriff", "role") in found_in(told, usual, copied)


def test_a_title_the_story_knows_for_others_does_not_turn_the_verdict(told):
    usual = "Fishery inspector Olga Renner spoke of the ferry in Vestby."
    texts = {
        "a": usual, "b": usual.replace("inspector", "judge"),
        "c": "The judge read the verdict for an hour.", "d": "No judge was seen at the old mill that night.",
    }  # fmt: skip
    found = told(texts, [["a", "b"], ["c"], ["d"]], TAKEN)
    assert {article for article, _, kind, _, _ in found if kind == "role"} == {"b"}


def test_a_title_no_other_article_gives_somebody_is_told_by_their_sentences_elsewhere(told):
    broken = "Pleads of district Olga Renner proclaimed a plan for old boats in the harbour of Vestby in mid-June."
    texts = {
        "a": broken, "b": "District governor Olga Renner proclaimed a plan for old boats in the harbour of Vestby in mid-June.",
        "c": "The market was full when mayor Olga Renner came to buy bread.",
    }  # fmt: skip
    found = told(texts, [["a", "b"], ["c"]], [])
    assert ("b", "governor", "role") in {(i, words, kind) for i, words, kind, _, _ in found}


def test_a_negator_among_words_put_otherwise_is_found(told):
    usual = "At noon the ferry and two other boats are seen nearing the harbour of Vestby as a yellow tug rolls up."
    copied = usual.replace("are seen nearing", "is not positioned following")
    assert "negation" in {kind for _, _, kind in found_in(told, usual, copied)}


def test_a_negator_in_a_clause_that_has_moved_is_found(told):
    usual = (
        "Expected to take the wheel again, one of the captains who can be talked about is Olga Renner, the pilot said."
    )
    copied = "One of the captains who can be talked about is Olga Renner, not expected to take the wheel again, the pilot said."
    usual, copied = (
        f"{text} She is old."
        for text in (usual.replace("Expected", "She is expected"), copied.replace(", not", ", who is not"))
    )
    assert ("b", "is not expected", "negation") in found_in(told, usual, copied)


def test_of_two_copies_the_one_that_says_no_twice_departs(told):
    usual = "No lawsuits will hold up the work on the harbour of Vestby, and the ferry will benefit from it soon."
    found = told({"a": usual.replace("will hold", "will not hold"), "b": usual, "c": usual}, [["a", "b", "c"]], [])
    assert {article for article, _, kind, _, _ in found if kind == "negation"} == {"a"}


def test_a_name_misspelt_once_is_told_by_the_same_article(told):
    usual = "Captain Stenbeck left Vestby. The crew of Stenbeck slept. Nobody told Stenbeck about the storm that night."
    found = told({"a": usual, "b": f"{usual} A wife waited near Stenbck and a girl went past."}, FAMILY, TAKEN)
    assert ("b", "Stenbck", "name") in {(i, words, kind) for i, words, kind, _, _ in found}


def test_another_ending_is_another_form_of_a_name(told):
    usual = "Captain Vestbek left the port. The crew of Vestbek slept. Nobody told Vestbek about the storm that night."
    found = told({"a": usual, "b": f"{usual} A song in Vestbeke was heard and a girl went past."}, FAMILY, TAKEN)
    assert "Vestbeke" not in {words for _, words, _, _, _ in found}


def test_a_verb_is_weighed_by_the_nearest_reading(told):
    usual = "The union put out papers calling for the port of Vestby to close the ferry line, its members said."
    texts = {
        "a": usual,
        "b": usual.replace("calling for", "demanding"),
        "c": usual.replace("calling for", "requesting"),
    }
    found = told(texts, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    assert all(d.severity < 0.5 for i, _, kind, _, d in found if i == "b" and kind == "word")


def test_a_strange_sentence_stands_with_the_one_in_its_place(story, lineage):
    first, last = "The ferry left the harbour of Vestby at noon.", "Two tugs pulled the trawler from the sandbank."
    texts = {
        "a": f"{first} The storm was followed by dozens of minor landslides. {last}",
        "b": f"{first} It was coursed by slews of petty landslides thereafter. {last}",
    }
    lines = story_lines(story(texts), 150)
    alone = [[line for line in lines if line.span.of(texts[line.article]) == text] for text in (first, last)]
    passages = [alone[0], *([line] for line in lines if line not in alone[0] + alone[1]), alone[1]]
    weights = term_weights(lines)
    assert [len(p) for p in in_place(passages, weights, lineage(texts, FAMILY, TAKEN))] == [2, 2, 2]
    assert [len(p) for p in in_place(passages, weights, lineage(texts))] == [2, 1, 1, 2]

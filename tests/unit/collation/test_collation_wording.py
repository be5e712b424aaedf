"""Words that do not say the same, inside quotation marks and outside. All texts are invented."""

from retold.collation.lexicon import strengths_apart

SAID = "“We will repair every broken pier before the herring comes back,” Mayor Ingrid Solheim told the council."


def test_another_word_inside_the_marks_is_a_difference_of_quote(kinds):
    assert kinds(SAID, SAID.replace("broken", "wooden")) == {("c", "quote"): "wooden"}


def test_a_quotation_cut_at_its_end_is_no_difference(kinds):
    assert kinds(SAID, SAID.replace(" before the herring comes back", "")) == {}


def test_other_words_around_a_quotation_do_not_alter_it(kinds):
    assert not any(kind == "quote" for _, kind in kinds(SAID, SAID.replace("told the council", "said on the quay")))


def test_a_verb_of_another_strength_is_a_difference_of_word(kinds):
    usual = "Minister Hanna Brandt spoke with the owners of the ferry about the broken pier on the island."
    assert kinds(usual, usual.replace("spoke with", "met with")) == {("c", "word"): "met"}


def test_a_wrong_sense_from_another_language_is_severe(told):
    usual = "The owners took part in a call about the broken pier, which the council had asked for."
    found = told({"a": usual, "b": usual, "c": usual.replace("a call", "an appeal")})
    assert [(x[0], x[1], x[2]) for x in found] == [("c", "appeal", "word")]
    assert found[0][4].severity >= 0.5


def test_a_free_variant_is_folded_away(kinds):
    usual = "The council asked reporters to leave the broken pier before the repairs began in spring."
    assert kinds(usual, usual.replace("reporters", "journalists")) == {}


def test_spelling_and_style_are_folded_away(kinds):
    usual = "The United States centre on the island watched the buildup of fishing boats near the harbour."
    assert kinds(usual, usual.replace("United States centre", "U.S. center").replace("buildup", "build-up")) == {}


def test_exchanged_actors_are_a_difference_of_actor(kinds):
    usual = "Arandia invaded Belmora after the talks about the fishing grounds near the island failed."
    swapped = "Belmora invaded Arandia after the talks about the fishing grounds near the island failed."
    assert ("c", "actor") in kinds(usual, swapped)


def test_the_passive_of_the_same_deed_exchanges_nobody(kinds):
    usual = "Arandia invaded Belmora after the talks about the fishing grounds near the island failed."
    passive = "Belmora was invaded by Arandia after the talks about the fishing grounds near the island failed."
    assert not any(kind == "actor" for _, kind in kinds(usual, passive))


def test_an_event_made_into_a_deed_of_the_speakers_is_a_difference_of_actor(kinds):
    usual = "The presidents discuss the buildup of Arandian boats near the island during their second call."
    changed = usual.replace("discuss the buildup of", "discuss building up")
    assert ("c", "actor") in kinds(usual, changed)


FILLER = "Traders from Nordholm sold cod and herring on the quay. Children skated on the frozen pond behind the church."


def test_a_quotation_altered_is_found_in_another_place_of_the_story(told):
    said = "She kept to the “principle of no herring about you without you” on the island."
    changed = "On the quay an old sailor heard of the “beginning of no herring about you without you” from a cook."
    found = told({"a": f"{said} {FILLER}", "b": said, "c": changed})
    assert ("c", "beginning", "quote") in {(x[0], x[1], x[2]) for x in found}


def test_a_wrong_sense_is_found_in_the_same_company_elsewhere(told):
    usual = (
        "Fishing boats stayed in the harbour of Vestby while ministers prepared the call that Captain Aasen requested."
    )
    changed = "An old sailor told traders on the island quay that the appeal was requested by Captain Aasen on Sunday."
    found = told({"a": usual, "b": usual, "c": changed})
    assert ("c", "appeal", "word") in {(x[0], x[1], x[2]) for x in found}


def test_a_pronoun_for_another_owner_is_a_difference_of_actor(told):
    usual = "The council of Vestby met the ferry owners in spring to discuss its worries about the old pier."
    found = told(
        {"a": usual, "b": usual, "c": usual.replace("its worries", "their worries")}, families=[["a", "b", "c"]]
    )
    assert [(x[0], x[1], x[2]) for x in found] == [("c", "their", "actor")]


def test_a_word_for_its_like_inside_the_marks_is_listed_but_not_severe(told):
    usual = "“The boats will discuss a variety of prices with the harbour board,” said mayor Ingrid Solheim of Vestby."
    found = told({"a": usual, "b": usual, "c": usual.replace("variety", "range")})
    assert [(kind, d.severity < 0.5) for _, words, kind, _, d in found if words == "range"] == [("quote", True)]


def test_a_word_as_strong_speaks_for_another_wherever_it_stands(told):
    texts = {
        "a": "The fishermen sent the ministry a letter demanding that the harbour be dredged before the winter.",
        "b": "In a letter to the ministry the fishermen insisted that the harbour be dredged before the winter.",
        "c": "The fishermen sent the ministry a letter requesting that the harbour be dredged before the winter.",
    }
    found = told(texts, [["a", "b", "c"]])
    assert {article for article, words, _, _, _ in found if words in {"demanding", "requesting", "insisted"}} == {"c"}


def test_words_that_the_same_words_hold_on_one_side_only_do_not_answer_each_other(kinds, told):
    usual = "Traders from Nordholm painted the harbour office before the storm, and the ferry crew helped."
    other = "Traders from Nordholm early on were at the harbour office before the storm, and the ferry crew helped."
    assert not [x for x in told({"a": usual, "b": other}, families=[["a", "b"]]) if x[2] == "word"]
    copy = usual.replace("painted", "emptied")
    (found,) = told({"a": usual, "b": usual, "c": copy}, families=[["a", "b", "c"]])
    assert found[:3] == ("c", "emptied", "word")
    assert kinds(usual, copy) == {}, "who tells it by himself finds his own words"


def test_another_form_of_an_irregular_verb_is_no_other_word(kinds):
    usual = "One of the men on the quay was wearing a grey coat with a white stripe, the ferry crew said."
    assert kinds(usual, usual.replace("was wearing", "wore")) == {}


def test_another_fate_of_the_same_people_is_severe(told):
    usual = "The office of Calder said that three people were scalded when the lid of their kettle broke off."
    (found,) = told({"a": usual, "b": usual, "c": usual.replace("scalded", "killed")}, families=[["a", "b", "c"]])
    assert (found[0], found[1], found[4].note) == ("c", "killed", "“killed” is not “scalded”")
    assert found[4].severity >= 0.5


def test_stock_and_shares_are_one_sense(kinds):
    usual = "Vellmar put aside money for refunds, and its shares dropped by six per cent that morning in Calder."
    assert kinds(usual, usual.replace("shares", "stock")) == {}


def test_another_sentence_of_the_same_speaker_is_no_altered_quote(told):
    one = "“This is an early result in animals,” said Miriam Osei of Harrow Bay, who led the study of the seaweed."
    other = "“Laminol does anything in people,” said Miriam Osei of Harrow Bay, who led the study of the seaweed."
    found = told({"a": one, "b": other}, families=[["a", "b"]])
    assert not [x for x in found if x[2] == "quote"]


def test_to_meet_for_to_speak_is_a_translators_wording():
    assert 0 < strengths_apart("speak", "meet") < 1 <= strengths_apart("speak", "write")

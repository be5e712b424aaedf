"""Clauses that hang on another noun, verbs without their `to`, dates left out. All texts are invented."""


def of_copy(told, usual, changed):
    """What is listed of the copy that reads `changed`, beside two of its family that read `usual`."""
    found = told({"a": usual, "b": usual, "c": changed}, [["a", "b", "c"]], [("b", "a"), ("c", "a")])
    return {(words, kind) for article, words, kind, _, _ in found if article == "c"}


def test_a_relative_clause_that_hangs_on_another_noun_is_found(told):
    usual = "The council wants to revive the ferry treaty at its June session, and discussed the treaty, which was scrapped by mayor Orme."
    changed = "The council wants to revive the ferry treaty and discussed the treaty at its June session, which was scrapped by mayor Orme."
    assert ("session, which", "actor") in of_copy(told, usual, changed)


def test_another_word_for_the_noun_a_clause_hangs_on_is_harmless(told):
    usual = "The council wants to revive the old ferry deal, which was scrapped by mayor Orme."
    assert not {kind for _, kind in of_copy(told, usual, usual.replace("deal", "accord"))} & {"actor"}


def test_another_thing_of_the_same_number_is_found_in_another_sentence(told):
    texts = {
        "a": "The second call between the two mayors this winter lasted an hour.",
        "b": "Snow fell on Vestby. This was the second meeting between the two mayors this winter, and bread was dear.",
    }
    assert "word" in {kind for _, _, kind, _, _ in told(texts)}


def test_a_verb_that_lost_its_to_is_broken(told):
    usual = "The mayors are also expected during the morning call to discuss the price of bread in Vestby."
    assert ("call discuss", "garble") in of_copy(told, usual, usual.replace("to discuss", "discuss"))


def test_a_demand_that_somebody_do_something_lacks_no_to(told):
    usual = "The mayors have asked the harbour board to lower the price of bread in Vestby."
    changed = "The mayors have asked that the harbour board lower the price of bread in Vestby."
    assert "garble" not in {kind for _, kind in of_copy(told, usual, changed)}


def test_a_date_left_out_is_listed(told):
    usual = "In 1987, rebel ships entered the bay of Vestby and burned the fish market."
    assert "date" in {
        kind for _, kind in of_copy(told, usual, "Rebel ships entered the bay of Vestby and burned the fish market.")
    }


def test_something_planned_made_into_something_guessed_is_listed(told):
    usual = "The two mayors were not expected to attend the winter fair in Vestby."
    changed = "The two mayors were unlikely to attend the winter fair in Vestby."
    assert ("unlikely", "negation") in of_copy(told, usual, changed)


def test_a_piece_torn_off_the_sentence_before_is_broken(told):
    usual = "The strikes in Vestby, which alarmed the fish traders and the harbour board, went with a demand for bread."
    torn = "The strikes in Vestby alarmed the fish traders and the harbour board. Demand was stirred. The choir sang until noon."
    assert ("Demand was stirred.", "garble") in of_copy(told, usual, torn)


def test_a_noun_and_a_preposition_of_its_root_side_by_side_are_broken(told):
    text = "The board has concerns the town concerning the price of bread in the winter."
    assert "garble" in {kind for _, _, kind, _, _ in told({"a": text})}


def test_between_two_copies_the_one_that_goes_its_own_way_is_doubted(told):
    kept = (
        "The mayor of Vestby opened the fish market on the quay. The harbour board praised the fishermen of the town. "
    )
    loose = "Vestby's mayor inaugurated the seafood hall by the water. The port council lauded local trawler crews. "
    texts = {
        "a": kept,
        "b": kept + "Orme denied the threats of the rebels.",
        "c": loose + "Orme dismissed the threats of the rebels.",
    }
    found = told(texts, [["a", "b", "c"]])
    assert {article for article, words, *_ in found if words in {"denied", "dismissed"}} <= {"c"}

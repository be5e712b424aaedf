"""Candidate pairs over a whole corpus."""

import random

import pytest
from tellings import INDEPENDENT, OTHER_SUBJECT, REWORDED, WIRE

from retold.lineage.candidates import CandidateSettings, candidates

WORDS = [
    f"{a}{b}{c}"
    for a in ("bra", "kel", "mor", "sti")
    for b in ("nu", "ti", "va", "xe", "li")
    for c in ("dor", "sen", "gat")
]


def noise(count, seed=1):
    rnd = random.Random(seed)
    return [" ".join(rnd.choices(WORDS, k=60)) for _ in range(count)]


def test_a_reworded_copy_is_found_among_many():
    texts = [*noise(300), WIRE, *noise(300, seed=2), REWORDED]
    assert (300, 601) in candidates(texts, CandidateSettings())


def test_pairs_are_ascending_and_distinct():
    found = candidates([WIRE, REWORDED, INDEPENDENT, OTHER_SUBJECT] * 3, CandidateSettings())
    assert list(found) == sorted(set(found))
    assert all(a < b for a, b in found)


def test_copies_too_many_for_rare_words_are_still_tied_together():
    count = 150
    found = candidates([f"{WIRE} Number {n}." for n in range(count)], CandidateSettings())
    reached, todo = {0}, [0]
    while todo:
        here = todo.pop()
        near = {b for a, b in found if a == here} | {a for a, b in found if b == here}
        todo.extend(near - reached)
        reached |= near
    assert len(reached) == count


def test_the_number_of_neighbours_is_bounded():
    settings = CandidateSettings(neighbours_per_article=3)
    texts = [WIRE.replace("Brenwick", f"Brenwick{n}") for n in range(40)]
    assert len(candidates(texts, settings)) <= 40 * 3


@pytest.mark.parametrize("texts", [[], [WIRE], ["", ""], ["\0", "\0\0 a"], ["“”", "é"]])
def test_odd_corpora_give_no_pairs(texts):
    assert candidates(texts, CandidateSettings()) == ()


def test_a_nul_inside_a_text_does_not_shift_the_others():
    texts = ["one\0two", *noise(5), WIRE, REWORDED]
    assert (6, 7) in candidates(texts, CandidateSettings())

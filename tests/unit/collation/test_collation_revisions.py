"""What was changed on a page: the words, not the looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.collation import revised
from retold.model import Article, EditKind, Mentions
from retold.words import sentences

FIRST = """The mill at Alder is for sale after forty years in one family, the owner said on Monday. The wheel still turns.

“My knees have had enough of the stairs,” said Edda Loam. The council has asked for the wheel to be kept."""


def version(text, title="The mill is for sale"):
    return Article("a", "0" * 64, "x", text, title), Mentions("a", tuple(sentences(text)))


def edits(after, before=FIRST):
    return [
        (e.kind, *(p.text.strip() for p in e.patches if p.gone or p.new))
        for e in revised(version(before), version(after)).edits
    ]


def test_equal_texts_have_no_edits():
    found = revised(version(FIRST), version(FIRST))
    assert (found.headline, found.edits, found.cosmetic) == (None, (), 0)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“My knees", '"My knees'),
        ("Monday.", "Monday!"),
        ("The mill", "the Mill"),
        ("forty years in", "forty  years — in"),
    ],
)
def test_cosmetic_edits_are_counted_and_hidden(old, new):
    found = revised(version(FIRST), version(FIRST.replace(old, new)))
    assert (found.edits, found.cosmetic) == ((), 1)


def test_a_changed_word_is_shown_in_its_sentence():
    assert edits(FIRST.replace("forty", "fifty")) == [(EditKind.CHANGED, "forty", "fifty")]


def test_what_was_added_and_what_was_cut():
    assert edits(FIRST.replace("The wheel still turns.", "")) == [(EditKind.CUT, "The wheel still turns.")]
    assert edits(FIRST + " The price was not given.") == [(EditKind.ADDED, "The price was not given.")]


def test_a_sentence_that_stands_elsewhere_was_moved():
    moved = FIRST.replace(" The wheel still turns.", "") + " The wheel still turns."
    (edit,) = revised(version(FIRST), version(moved)).edits
    assert edit.kind is EditKind.MOVED
    assert edit.before.of(FIRST) == edit.after.of(moved) == "The wheel still turns."


def test_a_sentence_written_anew_is_cut_and_added():
    after = FIRST.replace("The wheel still turns.", "Nobody answered the telephone at noon.")
    assert [kind for kind, *_ in edits(after)] == [EditKind.CUT, EditKind.ADDED]


def test_the_headline_is_compared_too():
    found = revised(version(FIRST), version(FIRST, "The mill is sold"))
    assert [(p.text.strip(), p.gone, p.new) for p in found.headline] == [
        ("The mill is", False, False), ("for sale", True, False), ("sold", False, True),
    ]  # fmt: skip


WORDS = st.lists(
    st.sampled_from(["The", "wheel", "turns.", "It", "rains;", "Nobody", "said", "so!", "Edda", "Loam", "left."]),
    max_size=30,
)


@given(WORDS, WORDS)
def test_patches_give_back_both_versions(old, new):
    before, after = " ".join(old), " ".join(new)
    found = revised(version(before), version(after))
    for edit in found.edits:
        if edit.kind is EditKind.CHANGED:
            kept = "".join(p.text for p in edit.patches if not p.gone)
            assert kept == edit.after.of(after)
    for kind, side, text in ((EditKind.CUT, "before", before), (EditKind.ADDED, "after", after)):
        for edit in found.edits:
            if edit.kind is kind:
                assert edit.patches[0].text == getattr(edit, side).of(text)

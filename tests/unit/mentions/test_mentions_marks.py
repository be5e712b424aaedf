import pytest

from retold.mentions.marks import marked


def inside(text, limit=2_500):
    return [m.span.of(text) for m in marked(text, limit)]


@pytest.mark.parametrize(
    "text",
    [
        "She called it “a mess” and left.",
        'She called it "a mess" and left.',
        "She called it «a mess» and left.",
        "She called it „a mess“ and left.",
        "She called it ``a mess'' and left.",
        "She called it ''a mess'' and left.",
        "She called it ‘a mess’ and left.",
        "She called it 'a mess' and left.",
    ],
)
def test_every_kind_of_mark_is_paired(text):
    assert inside(text) == ["a mess"]


def test_blanks_inside_the_marks_are_left_out():
    assert inside("They met over “ many things , ”said Ola Brandt.") == ["many things ,"]


def test_an_apostrophe_is_no_mark():
    assert inside("The farmers' fields weren't dry, and it's Ola's week in the '90s.") == []


def test_a_plural_apostrophe_does_not_close_single_marks():
    assert inside("He wrote: ‘the farmers’ fields are dry’ and left.") == ["the farmers’ fields are dry"]


def test_a_nested_quote_belongs_to_the_outer_one():
    text = "“He told me ‘go home’ and I went,” she said."
    assert inside(text) == ["He told me ‘go home’ and I went,"]


def test_a_stray_opening_mark_ends_with_its_sentence():
    text = "Brandt said “we will rebuild. The harbour was closed on Monday."
    assert inside(text) == ["we will rebuild."]


def test_no_quote_crosses_a_paragraph():
    text = "She said “we will rebuild.\n\nThe harbour was closed. “It opens soon,” he said."
    assert inside(text) == ["we will rebuild.", "It opens soon,"]


def test_a_quote_that_goes_on_in_the_next_paragraph_is_marked_as_continued():
    text = "“The wall held. We were lucky.\n\n“The next one may not hold,” she said."
    first, second = marked(text, 2_500)
    assert first.span.of(text) == "The wall held. We were lucky."
    assert (first.continued, second.continued) == (False, True)


def test_marks_too_far_apart_are_not_believed():
    text = "“" + "a word " * 100 + "” she said."
    assert all(len(m.span) <= 200 for m in marked(text, 200))


def test_an_inch_sign_opens_nothing():
    assert inside('The board is 12" long and 8" wide.') == []

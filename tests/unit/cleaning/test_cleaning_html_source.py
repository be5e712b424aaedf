import pytest

from retold.cleaning.html_hints import hint_names, hints
from retold.cleaning.html_offsets import map_offsets
from retold.cleaning.html_scan import scan
from retold.cleaning.html_source import MAX_DEPTH, layout, plain_lines, tags_of, tags_with


def texts(source):
    return [block.text for block in layout(tags_of(source)).blocks]


def tags_above(source, words):
    found = layout(tags_of(source))
    at = next(block.node for block in found.blocks if block.text == words)
    tags = []
    while at > 0:
        tags.append(found.tags[at])
        at = found.parents[at]
    return tags


def test_blocks_end_where_elements_do_and_inline_elements_run_on():
    assert texts("<div>One <b>two</b> three<p>Four</p>five</div>") == ["One two three", "Four", "five"]


def test_line_breaks_stay_within_the_block():
    assert texts("<p>One<br>two</p><pre>a\n b</pre>") == ["One\ntwo", "a\nb"]


def test_what_no_reader_sees_is_left_out():
    source = "<p>One</p><script>if (a < b) { '<p>no</p>' }</script><!-- <p>no</p> --><STYLE>p{}</STYLE><svg><title>no</title></svg><p>two"
    assert texts(source) == ["One", "two"]


@pytest.mark.parametrize("source", ["<p>One</p><script>never closed <p>no", "<p>One</p><!-- never closed <p>no"])
def test_what_a_script_or_comment_without_an_end_swallows_is_not_text(source):
    assert texts(source) == ["One"]


def test_an_invisible_element_that_is_never_closed_hides_nothing():
    assert texts("<p>One</p><svg><p>two</p>") == ["One", "two"]


def test_elements_whose_end_is_left_out_end_where_html_ends_them():
    assert tags_above("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "d") == ["li", "ul"]
    assert tags_above("<table><tr><td>a<td>b<tr><td>c</table>", "c") == ["td", "tr", "table"]
    assert tags_above("<p>a<p>b<div>c</div>", "c") == ["div"]


def test_a_closing_tag_without_an_opening_one_counts_for_nothing():
    assert tags_above("<article></section><p>a</p></article>", "a") == ["p", "article"]


def test_quoted_attributes_may_hold_marks_of_tags():
    assert texts("<div title=\"a > b\" data-x='<p>no</p>'>One</div>") == ["One"]


def test_an_attribute_whose_quotation_mark_is_never_closed_does_not_swallow_the_page():
    assert "two" in texts('<p>One</p><div class="x>broken</div><p>two</p>')


def test_entities_are_resolved_once():
    assert texts("<p>a &amp;lt; b&nbsp;c</p>") == ["a &lt; b c"]


def test_words_of_links_are_counted_and_a_link_ends_with_its_element():
    blocks = layout(tags_of("<p>Read <a href='#'>the whole story</a> now</p><li><a>x</li><p>plain words</p>")).blocks
    assert [(block.words, block.link_words) for block in blocks] == [(5, 3), (1, 1), (2, 0)]


def test_depth_is_bounded_and_no_text_lost_below_it():
    source = "<div>" * 5000 + "deep" + "</div>" * 5000
    found = layout(tags_of(source))
    assert max(found.depths) == MAX_DEPTH
    assert [block.text for block in found.blocks] == ["deep"]


def test_a_text_with_tags_gives_its_lines():
    assert plain_lines("<p>One</p><p>two</p>") == ["One", "two"]
    assert plain_lines("One\n\n two ") == ["One", "two"]


@pytest.mark.parametrize(
    ("attributes", "hint"),
    [
        (" class='relatedPosts'", "related"),
        (' id="site-footer"', "footer"),
        (" class=read-more", "related"),
        (" hidden", "hidden"),
        (" style='display: none'", "hidden"),
        (" role=navigation", "role-navigation"),
        (" itemprop='articleBody'", "item-articlebody"),
    ],
)
def test_names_and_attributes_of_a_container_hint_at_what_it_is_for(attributes, hint):
    assert hints(attributes) >> hint_names().index(hint) & 1


def test_parts_of_longer_words_hint_at_nothing():
    assert hints(" class='headline adversity' data-id='nav'") >> hint_names().index("nav") & 1 == 0
    assert hints(" class='adversity'") == 0


def test_people_marked_as_authors_are_stated_but_not_those_of_the_head():
    said = scan(
        tags_of("<meta itemprop='author' content='x'><p>By <a rel='author' href='/a'><b>Ana</b> Roe</a></p><p>text</p>")
    )
    assert said.people == ["Ana Roe"]


def test_two_line_breaks_in_a_row_end_a_block():
    assert texts("<div>One<br><br>two<br>\n <br/>three<br>four</div>") == ["One", "two", "three\nfour"]


def test_how_characters_are_read_is_no_text():
    assert texts("<p><ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>の<ruby>船<rt>ふね</ruby>が</p>") == [
        "港の船が"
    ]


def test_an_author_marked_as_microformats_do_is_stated():
    assert scan(tags_of("<p><span class='author vcard'><a href='/a'>Ana Roe</a></span></p>")).people == ["Ana Roe"]


def test_a_null_in_an_attribute_moves_no_other_tag():
    parts = tags_of('<p class="a\x00\x00b">One</p><i class="\x00author">Two</i>').parts
    (at,) = tags_with(parts, ("author",), 2)
    assert parts[at].endswith('author"')


def test_a_reference_to_a_control_character_means_nothing():
    page = "<p>One&#1; two</p>"
    offsets, lost = map_offsets(["One two"], "One two", page)
    assert lost == 0
    assert offsets is not None

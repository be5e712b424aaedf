"""The last 24 hours as a page and as JSON."""

from retold.web.adding import _name_for


def test_the_page_and_the_api_say_the_same(reader):
    found = reader.get("/api/trends").json()
    page = reader.get("/trends").text
    assert found["until"][:10] == "2025-10-25"
    assert "25 Oct 2025" in page
    assert f"{found['articles']} page" in page


def test_a_pasted_page_is_named_after_its_headline():
    text = (
        "The Gazette\n\nHome  World  Sport\n\nTwo tugs reach the stranded ship at dusk\n\nThey will pull at high water."
    )
    assert _name_for(text, "abcdef0123") == "two-tugs-reach-the-stranded-abcdef"
    assert _name_for("<p>markup</p>", "abcdef0123") == "abcdef"
    assert _name_for("…", "abcdef0123") == "abcdef"

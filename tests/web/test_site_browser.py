"""The static site in a real browser: opened from disk, without JavaScript, by keyboard, narrow and dark."""

import runpy
from pathlib import Path

import pytest

from retold.export import html

pytestmark = pytest.mark.browser

PAGES = ("index.html", "story-orsa-dam.html", "page-000-holmvik.html", "page-001-morning.html", "page-004-rtl.html")
# Relative luminance and contrast as WCAG 2.2 defines them; every text on its nearest painted ground.
CONTRAST = """() => {
  const rgb = c => { const m = c.match(/[\\d.]+/g).map(Number);
    return c.startsWith('color(srgb') ? m.slice(0, 3).map(v => v * 255).concat(m[3] ?? 1) : m.length > 3 ? m : m.concat(1); };
  const light = ([r, g, b]) => { const f = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * f[0] + .7152 * f[1] + .0722 * f[2]; };
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest('svg, style') || !e.getClientRects().length) continue;
    seen++;
    const s = getComputedStyle(e), a = light(rgb(s.color)), b = light(ground(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(s.fontSize) >= 24 || (parseFloat(s.fontSize) >= 18.66 && s.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) poor.push(e.outerHTML.slice(0, 90) + ' ' + ratio.toFixed(2));
  }
  return {seen, poor};
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    report = runpy.run_path(str(Path(__file__).parents[1] / "unit" / "export" / "fictional_report.py"))["report"]()
    folder = tmp_path_factory.mktemp("site")
    for name, content in html.render(report).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def show(browser, site):
    """Opens a page of the site from disk; returns it and the list of what it complains of."""
    contexts = []

    def opened(name: str, *, width: int = 1280, scheme: str = "light"):
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((site / name).as_uri())
        return page, said

    yield opened
    for context in contexts:
        context.close()


def test_pages_open_from_disk_styled_and_without_complaint(show, site):
    page, said = show("index.html")
    for name in PAGES:
        page.goto((site / name).as_uri())
        assert said == [], name
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", "the policy let the style in"


def test_nothing_is_wider_than_a_phone(show, site):
    page, _ = show("index.html", width=320)
    for name in PAGES:
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_the_contrast_of_wcag_aa(show, site, scheme):
    page, _ = show("index.html", scheme=scheme)
    for name in PAGES:
        page.goto((site / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = page.evaluate(CONTRAST)
        assert found["seen"] > 5, name
        assert found["poor"] == [], name


def test_the_first_key_reaches_the_way_past_the_head(show):
    page, _ = show("story-orsa-dam.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_first_screen_shows_headline_tellings_and_what_to_distrust(show):
    page, _ = show("story-orsa-dam.html")
    for words in ("h1", ".figures", "#care", ".worst"):
        box = page.locator(words).first.bounding_box()
        assert box["y"] + box["height"] < 844, words


def test_a_line_of_the_brief_opens_its_words_and_leads_to_them(show):
    page, _ = show("story-orsa-dam.html")
    brief = page.locator(".brief li").first
    brief.locator("summary").click()
    link = brief.locator("q a").first
    words = link.inner_text()
    link.click()
    target = page.locator(":target")
    assert target.inner_text() == words
    box = target.bounding_box()
    assert 0 <= box["y"] < 844, "the words are in sight"


def test_filtering_by_kind_leaves_only_that_kind(show):
    page, _ = show("story-orsa-dam.html")
    page.get_by_label("number", exact=True).check()
    shown = page.locator("#changes ~ .group .change:visible")
    assert {c.get_attribute("class").split()[1] for c in shown.all()} == {"k-number"}
    page.get_by_label("everything", exact=True).check()
    assert page.locator("#changes ~ .group .change:visible").count() == 6


def test_right_to_left_text_runs_right_to_left(show):
    page, _ = show("page-004-rtl.html")
    assert page.evaluate("getComputedStyle(document.querySelector('article.text p')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('.facts')).direction") == "ltr"


def test_paper_leaves_out_what_only_serves_a_screen(show):
    page, _ = show("story-orsa-dam.html")
    page.emulate_media(media="print")
    assert not page.locator(".toc").is_visible()
    assert not page.locator(".filter").is_visible()
    folded = "[...document.querySelectorAll('.passage')].at(-1).querySelector('dd').getBoundingClientRect().height"
    assert page.evaluate(folded) > 10, "folded parts are printed"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing(show, violations, width, scheme):
    for name in PAGES:
        page, _ = show(name, width=width, scheme=scheme)
        assert violations(page) == [], name


def test_on_a_phone_a_fold_begins_beside_its_mark_and_the_timeline_has_room(show):
    page, _ = show("story-orsa-dam.html", width=390)
    for fold in page.locator(".passage > summary").all():
        assert fold.locator(".gist").bounding_box()["y"] - fold.bounding_box()["y"] < 20
    said = page.locator(".events td:last-child").all()
    assert said
    assert all(cell.bounding_box()["width"] > 390 / 2 for cell in said)


def test_a_headline_from_right_to_left_is_cut_at_its_end(show):
    page, _ = show("story-orsa-dam.html")
    assert all(
        text.startswith("\u2068") and text.endswith("\u2069")
        for text in page.locator("svg a text.sub").all_text_contents()
    )

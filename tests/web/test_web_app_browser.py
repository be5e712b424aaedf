"""The app in a real browser: every page in light, dark and on a phone, by keyboard, and the walk of a first day."""

import shutil
import socket
import threading

import pytest

pytestmark = pytest.mark.browser

PASTED = """Wenna harbour ferry stops for the winter
The ferry between Wenna and Gull Point will stop on November 3, a month earlier than last year, the operator said on Friday.

"We carry four people a day, and the boat needs a new shaft," said Odo Lindqvist, who has run the line since 1998. The town
will pay for a bus around the bay until the boat returns at Easter."""
LOOKS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
# What assistive technology and narrow screens need of every page, beyond what axe looks for.
HOLDS = """() => {
  const name = e => (e.labels?.length ? e.labels[0].textContent : '') || e.getAttribute('aria-label') || e.textContent || e.title;
  const shown = e => e.getClientRects().length > 0;
  return {
    sideways: document.documentElement.scrollWidth - innerWidth,
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    skip: document.querySelector('a.skip').getAttribute('href'),
    nameless: [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a[href], summary')].filter(e => !name(e).trim()).map(e => e.outerHTML),
    twice: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n),
    small: [...document.querySelectorAll('button, input:not([type=hidden], .vh)')].filter(shown).filter(e => e.getBoundingClientRect().height < 16).map(e => e.outerHTML),
  };
}"""
SOUND = {"sideways": 0, "headings": 1, "mains": 1, "skip": "#main", "nameless": [], "twice": [], "small": []}


@pytest.fixture
def serve(example_collection, tmp_path):
    """Serves a copy of the example over a real socket."""
    import uvicorn

    from retold.cli.clock import now
    from retold.settings import Settings
    from retold.web.app import create
    from retold.web.guard import Door

    path = tmp_path / "news.retold"
    shutil.copy(example_collection, path)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(create(path, Settings(), now, "tester", Door()), log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listening.close()


@pytest.fixture
def look(browser, serve):
    """Opens a browser window on the app; complaints of its pages fail the test."""
    contexts, said = [], []

    def opened(width=1280, scheme="light", *, scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=scripts, base_url=serve
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [line for line in said if not line.endswith(("410 (Gone)", "404 (Not Found)"))] == [], (
        "a withdrawn page answers 410, all else is well"
    )


def largest(page):
    page.goto("/")
    return page.get_by_role("link", name="Container ship aground").get_attribute("href")


def every_page(page):
    """An address of each kind of page of the app."""
    story = largest(page)
    page.goto("/articles/08_strait_watch")
    edge = page.locator("a[href^='/lineage']").first.get_attribute("href")
    return (
        "/", "/?smallest=9", story, "/articles/08_strait_watch", "/articles/02_halden_post", edge, "/search",
        "/search?q=harbour%20foo:%20before:x", "/archive", "/archive/2025-10", "/people", "/people?kind=place",
        "/calendar", "/trends", "/decisions", "/add", "/export", "/help", "/nowhere",
    )  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_every_page_holds_in_every_look(look, width, scheme):
    page = look(width, scheme)
    for path in every_page(page):
        page.goto(path)
        assert page.evaluate(HOLDS) == SOUND, path
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert page.evaluate(HOLDS)["sideways"] == 0, path


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(look, violations, width, scheme):
    page = look(width, scheme)
    for path in every_page(page):
        page.goto(path)
        assert violations(page) == [], path


def test_the_look_follows_the_scheme(look):
    colours = []
    for scheme in ("light", "dark"):
        page = look(scheme=scheme)
        page.goto("/add")
        colours.append(page.evaluate("getComputedStyle(document.querySelector('textarea')).backgroundColor"))
    assert colours[0] != colours[1]


def test_keys_go_through_the_list_to_the_search_and_to_the_help(look):
    page = look()
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == page.locator("[data-item] a").first.text_content()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j?")
    assert page.input_value("#q") == "j?"
    page.locator("h1").click()
    page.keyboard.press("?")
    page.wait_for_url("**/help#keys")


def test_keys_can_be_turned_off(look):
    page = look()
    page.goto("/help")
    page.get_by_label("Keys are on").uncheck()
    page.goto("/")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_keys_go_through_the_headings_of_a_story(look):
    page = look()
    page.goto(largest(page))
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_right_to_left_text_stands_in_a_page_that_does_not(look):
    page = look()
    page.goto("/add")
    page.get_by_label("Text or HTML of one page").fill("הספינה עלתה על שרטון מול הנמל ביום שלישי בבוקר")
    assert page.evaluate("document.getElementById('text').matches(':dir(rtl)')")
    assert page.evaluate("document.querySelector('main').matches(':dir(ltr)')")


def test_the_first_tab_leads_past_the_head(look):
    page = look()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_first_day(look, scripts, tmp_path):
    """Paste a page, find it in its story, split another out, undo, withdraw, export: as a new user would."""
    page = look(scripts=scripts)
    page.goto("/")
    page.get_by_role("link", name="Add pages").click()
    page.get_by_label("Text or HTML of one page").fill(PASTED)
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="1 page added").wait_for(timeout=60_000)
    page.get_by_role("link", name="Wenna harbour ferry").first.click()
    assert page.locator("h1").inner_text().endswith("Wenna harbour ferry stops for the winter")

    page.goto("/")
    page.get_by_role("link", name="Dockers at Port Halden").click()
    page.get_by_text("Split: some pages do not belong here").click()
    page.get_by_role("checkbox", name="14_lindmoor_herald").check()
    page.locator("#split-why").fill("another walkout")
    page.get_by_role("button", name="Take them out").click()
    page.get_by_text("Done: decision 1").wait_for(timeout=60_000)
    page.locator(".notice").get_by_role("button", name="Undo").click()
    page.wait_for_url("**/decisions*")
    assert "undone" in page.locator(".decision").inner_text()

    page.goto("/search?q=ferry%20Lindqvist")
    page.locator("[data-item] a").first.click()
    page.get_by_text("Withdraw: its text must go").click()
    page.get_by_label("Why (anybody").fill("asked to")
    page.get_by_label("I am sure").check()
    page.get_by_role("button", name="Withdraw it for good").click()
    page.get_by_role("heading", name="This page was withdrawn").wait_for(timeout=60_000)
    page.goto("/search?q=Lindqvist")
    assert "Nothing found" in page.locator("main").inner_text()

    page.goto(largest(page))
    page.locator(".toc").get_by_role("link", name="Export this story").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="accounts as JSON").click()
    target = tmp_path / saved.value.suggested_filename
    saved.value.save_as(target)
    assert '"schema": "retold/1"' in target.read_text("utf-8")

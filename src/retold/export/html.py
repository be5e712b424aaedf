"""The account as a folder of web pages that open from disk and read without JavaScript."""

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from retold.export import across, labels, lineage_svg
from retold.export.article_view import ArticleView
from retold.export.companions import companions, stories_of
from retold.export.cutting import cut
from retold.export.given_out import usual_wording
from retold.export.marking import other_words
from retold.export.neutral import neutral_line, neutral_markup
from retold.export.page_names import page_names
from retold.export.site import Files
from retold.export.view import StoryView, grouped
from retold.export.widths import fit
from retold.model import Report

if TYPE_CHECKING:
    from jinja2 import Environment


def render(report: Report) -> dict[str, bytes]:
    """The files of the site by name: `index.html`, one a story, one an article. Every page carries its own style."""
    env = environment()
    links = Files.of(report)
    ids = page_names(a for account in report.accounts for a in account.story.articles)
    style = css()
    common = {"links": links, "style": style, "style_hash": _hash(style)}
    found = stories_of(report)
    stories = [StoryView(account, links, ids, companions(account, found)) for account in report.accounts]
    files = {links.index(): env.get_template("index.html").render(common, stories=stories, rejected=report.rejected)}
    story_page, article_page = env.get_template("story.html"), env.get_template("article.html")
    for view in stories:
        files[links.story(view.story.id)] = story_page.render(common, view=view)
        for article in view.story.articles:
            files[links.page(article.id)] = article_page.render(common, view=ArticleView(article, view))
    return {name: text.encode("utf-8", "backslashreplace") for name, text in files.items()}


@cache
def css() -> str:
    """The style of all pages: light and dark, narrow and wide, screen and paper."""
    return resources.files("retold.export").joinpath("templates", "retold.css").read_text("utf-8")


@cache
def environment() -> "Environment":
    """The templates. Every value is made harmless and escaped unless it is markup made by this package."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  late: most runs write no page

    env = Environment(
        loader=PackageLoader("retold.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    env.globals.update(
        across=across,
        labels=labels,
        grouped=grouped,
        other_words=other_words,
        usual_wording=usual_wording,
        drawn=lineage_svg,
    )
    env.tests["paraphrase"] = labels.is_paraphrase
    env.filters.update(line=neutral_line, cut=cut, fit=fit)
    return env


def _harmless(value: object) -> object:
    # Markup is a `str` too, but it was made harmless where it was made.
    return neutral_markup(value) if type(value) is str else value


def _hash(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

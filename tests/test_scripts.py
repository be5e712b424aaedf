"""Piles in fifteen languages of other scripts: a report, its copy with cuts and edits, and an independent one with the same words of an official."""

from pathlib import Path

import pytest

from retold import read
from retold.export import terminal
from retold.model import FactKind, Relation

PILES = sorted((Path(__file__).parent / "scripts").glob("*.txt"))
EDITED = {Relation.EDITED, Relation.REWORKED}
# What 01 counts; those who died are counted in words in most languages.
COUNTED = {"23", "1200", "80"}
ONLY_THERE = "19"  # who came to hospital, as 03 alone says


@pytest.fixture(scope="module", params=PILES, ids=lambda path: path.stem)
def pile(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param.stem)
    for number, page in enumerate(request.param.read_text("utf-8").split("==\n"), 1):
        (folder / f"0{number}.txt").write_text(page, "utf-8")
    return request.param.stem, read([folder])


def test_the_pages_are_read_whole_in_their_language(pile):
    language, report = pile
    assert not report.rejected
    assert {a.language for account in report.accounts for a in account.story.articles} == {language}
    assert not {c.reason for account in report.accounts for a in account.story.articles for c in a.removed} & {
        "in another language than the article",
        "title or link between paragraphs",
    }


def test_day_and_outlet_of_each_page_are_read(pile):
    _, report = pile
    for article in report.accounts[0].story.articles:
        assert article.published is not None
        assert article.published.first == article.published.last == "2026-03-12"
        assert article.outlet is not None
        assert (Path(article.source).read_text("utf-8")).splitlines()[2].startswith(article.outlet)


def test_the_copy_hangs_under_the_report_and_the_other_stands_alone(pile):
    _, report = pile
    (account,) = report.accounts
    assert [(e.child, e.parent) for e in account.lineage.edges] == [("02", "01")]
    assert account.lineage.edges[0].relation in EDITED
    assert account.lineage.origins.best == 2


def test_the_words_of_the_official_are_given_out_to_everybody(pile):
    _, report = pile
    assert ("01", "02", "03") in [s.articles for s in report.accounts[0].lineage.statements]


def test_the_brief_opens_with_what_happened_and_is_of_whole_sentences(pile):
    _, report = pile
    account = report.accounts[0]
    texts = {a.id: a.text for a in account.story.articles}
    assert account.brief[0].evidence[0].span.start == 0
    assert account.brief[0].evidence[0].article in {"01", "02"}
    for point in account.brief:
        behind = texts[point.evidence[0].article][point.evidence[0].span.end :]
        assert not behind or behind[0].isspace() or not behind[0].isalnum() or point.text[-1] in "。።։।”」"


def test_what_is_counted_is_counted_once_in_the_report_and_its_copy(pile):
    _, report = pile
    numbers = {f.value: {e.article for e in f.evidence} for f in report.accounts[0].facts if f.kind is FactKind.NUMBER}
    assert {value: numbers.get(value) for value in COUNTED} == {value: {"01", "02"} for value in COUNTED}
    assert numbers[ONLY_THERE] == {"03"}


def test_no_word_is_cut_where_the_account_is_printed(pile):
    _, report = pile
    printed = terminal.render(report, 80)
    bracketed = [line for line in printed.splitlines() if "[" in line]
    assert bracketed
    assert not any(
        "]" in line and line[line.index("]") + 1 : line.index("]") + 2] in "ًิีัাি" for line in bracketed if line[-1] != "]"
    )


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_an_english_translation_hangs_under_what_it_translates(language, tmp_path):
    here = Path(__file__).parent / "scripts"
    first, _, other = (here / f"{language}.txt").read_text("utf-8").split("==\n")
    pages = {"01": first, "03": other, "04": (here / "translated" / f"{language}.txt").read_text("utf-8")}
    for name, page in pages.items():
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    (account,) = read([tmp_path]).accounts
    assert [(e.child, e.parent, e.relation) for e in account.lineage.edges] == [("04", "01", Relation.TRANSLATED)]
    assert account.lineage.origins.best == 2
    assert ("01", "03", "04") in [s.articles for s in account.lineage.statements]


def test_a_copy_in_traditional_signs_hangs_under_its_report_in_simplified_ones(tmp_path):
    here = Path(__file__).parent / "scripts"
    first, _, other = (here / "zh.txt").read_text("utf-8").split("==\n")
    pages = {"01": first, "02": (here / "translated" / "zh-hant.txt").read_text("utf-8"), "03": other}
    for name, page in pages.items():
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    (account,) = read([tmp_path]).accounts
    assert [(e.child, e.parent) for e in account.lineage.edges] == [("02", "01")]
    assert account.lineage.edges[0].relation in EDITED
    assert ("01", "02", "03") in [s.articles for s in account.lineage.statements]

"""Texts as tools carry them: exports of press databases, mail, dumps, print views, Markdown, messengers, subtitles, scans.

Each line is marked: `+` article, `-` furniture, `=` the headline, which may stand behind a label or within marks; not judged
are `~` furniture that is kept and `!` article that is lost. No weight is fitted to these pages.
"""

from pathlib import Path

import pytest

from retold.cleaning import CleaningSettings, clean
from retold.model import Article, CreditKind, Page, PageForm, Span

CARRIED = sorted((Path(__file__).parent / "carried").glob("*.txt"))
UNTITLED = ("subtitles", "vtt_voices")


def marked(path):
    return [(line[0], line[2:]) for line in path.read_text(encoding="utf-8").splitlines()]


def article(name):
    text = "\n".join(line for _, line in marked(CARRIED[0].parent / f"{name}.txt"))
    found = next(iter(clean([Page(name, PageForm.FLATTENED, text, "0" * 64, name)], CleaningSettings())))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("path", CARRIED, ids=lambda path: path.stem)
def test_each_line_goes_where_it_belongs(path):
    spans, at, wrong = article(path.stem).offsets.source_spans(), 0, []
    for mark, line in marked(path):
        kept = any(span.overlaps(Span(at, at + len(line))) for span in spans)
        at += len(line) + 1
        if (mark == "+" and not kept) or (mark in "-=" and kept and line.strip()):
            wrong.append(line)
    assert wrong == []


@pytest.mark.parametrize("path", CARRIED, ids=lambda path: path.stem)
def test_the_headline_is_read_without_its_label_and_marks(path):
    found = article(path.stem).title
    if path.stem in UNTITLED:
        assert found is None
    else:
        assert next(line for mark, line in marked(path) if mark == "=").strip(" *_").endswith(found)


@pytest.mark.parametrize("path", CARRIED, ids=lambda path: path.stem)
def test_what_was_kept_and_what_was_cut_make_up_the_page(path):
    found = article(path.stem)
    text = "\n".join(line for _, line in marked(path))
    spans = sorted([*found.offsets.source_spans(), *(removed.span for removed in found.removed)])
    left = list(text)
    for span in spans:
        left[span.start : span.end] = [" "] * len(span)
    assert "".join(left).strip(" \n\t") == ""


@pytest.mark.parametrize(
    ("name", "authors", "outlet", "day"),
    [
        ("lexis_export", ("Ingrid Moe", "Tomas Berg"), "The Halden Courier", "2026-03-04"),
        ("nexis_uni", ("Moira Keane",), None, "2026-03-06"),
        ("factiva_export", ("Karin Holl",), "Nordufer Anzeiger", "2026-03-12"),
        ("proquest_export", ("Dolores Reyes",), "Coastal Tribune", "2026-03-11"),
        ("europresse", (), "Le Courrier du Littoral", "2026-03-06"),
        ("markdown_reader", ("Lucía Ferrer",), None, "2026-03-11"),
        ("mail_forward", ("Maren Thode",), None, "2026-03-12"),
        ("outlook_forward", ("Colin Waite",), None, "2026-03-09"),
        ("read_later", ("Anna Lindh",), None, "2026-03-12"),
        ("google_cache", ("Helena Prado",), None, "2026-05-11"),
        ("print_view", ("Paolo Serri",), "Il Gazzettino della Costa", "2026-03-13"),
    ],
)
def test_the_fields_around_a_text_are_read(name, authors, outlet, day):
    found = article(name)
    assert (found.authors, found.outlet, found.published and found.published.first[:10]) == (authors, outlet, day)


def test_an_export_says_where_a_text_was_written_and_where_it_stands():
    assert article("lexis_export").dateline.place == "HALDEN"
    assert article("markdown_reader").url == "https://www.costadiario.example/tren-costa"
    assert article("proquest_export").url == "https://export.example/docview/2901234567"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("markdown_reader", "el martes, ocho meses después del temporal que se llevó 400 metros de vía junto a Cala Blanca."),
        ("lynx_dump", "le préfet, Luc Arnaud. Les réparations devraient durer jusqu'en septembre et coûter près de trois"),
        ("ocr_column", "its owners announced here this morning."),
        ("ocr_german", "im alten Hause unterrichtet, bat um eine rasche Entscheidung, denn das Dach"),
        ("pdf_viewer", "the winter timetable that would have cut sailings to the outer islands"),
        ("subtitles", "The river at Aldmoor has risen above the flood barrier for the second time this winter, and 400"),
        ("vtt_voices", "Farmers have blocked the border crossing at Holm since six o'clock."),
        ("usenet_post", "rejected a toll on the new bridge by 17 votes to 14, leaving the government without a plan to pay back a loan"),
    ],
)  # fmt: skip
def test_lines_are_put_together_without_what_stands_between(name, said):
    assert said in article(name).text


def test_a_feed_names_the_site_that_its_text_is_from():
    named = article("rss_fulltext").credits
    assert [(credit.name, credit.kind) for credit in named] == [("Głos Zatoki", CreditKind.INDEXED)]

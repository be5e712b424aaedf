from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.model import Actor, ActorKind, Article, Basis, Evidence, Mentions, Published, Span
from retold.store import rows
from retold.store.opening import collection
from retold.store.search import parse, search
from retold.store.snippets import phrases, snippet

ARTICLES = [
    ("a", "Grain prices rise", "The harvest was poor and grain is dear.", "Coast Daily", "en", "2025-10-01", "s1"),
    ("b", "Storm closes bridge", "The bridge at Ostrel was closed by the storm.", "Islander", "en", "2025-10-02", "s2"),
    ("d", "化学品仓库爆炸", "海门港北侧的仓库发生爆炸。", "海门晚报", "zh", "2026-03-12", "s3"),
    ("e", "โกดังระเบิด", "เกิดเหตุระเบิดที่โกดังเก็บสารเคมี", "ข่าว", "th", "2026-03-12", "s4"),
    ("c", "Un puente cerrado", "La tormenta cerró el puente de Ostrel.", "Correo", "es", "2025-10-03", "s2"),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with collection(tmp_path_factory.mktemp("store") / "a.retold", create=True) as connection:
        for number, (name, title, text, outlet, language, day, story) in enumerate(ARTICLES, 1):
            article = Article(name, "ab" * 32, "x", text, title, outlet=outlet, language=language)
            article = replace(article, published=Published(day, day, Basis.STATED, 1.0, "stated"))
            rows.save_article(connection, number, article, Mentions(name, ()), "", 1, None)
            connection.execute("UPDATE articles SET story = ? WHERE id = ?", (story, name))
            connection.execute(
                "INSERT OR IGNORE INTO stories VALUES (NULL, ?, '', 1, 1, NULL, NULL, '', NULL, 0, x'00', NULL, NULL)",
                (story,),
            )
        venn = Actor(
            "Mara Venn", ActorKind.PERSON, ("Mara Venn", "Ms. Venn"), (), 3, (), (Evidence("b", Span(0, 1), "M"),)
        )
        rows.save_told(connection, rows.Told("s2", 1, (venn,), (), None))
        yield connection


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("grain", ["a"]),
        ("ostrel", ["b", "c"]),
        ("bridge storm", ["b"]),
        ('"closed by the storm"', ["b"]),
        ('"storm the by closed"', []),
        ("grain OR puente", ["a", "c"]),
        ("ostrel NOT puente", ["b"]),
        ("brid*", ["b"]),
        ("cerro", ["c"]),
        ("海门港", ["d"]),
        ("门港", ["d"]),
        ("爆炸 仓库", ["d"]),
        ("港海", []),
        ("ระเบิด", ["e"]),
        ("lang:es", ["c"]),
        ("ostrel lang:en", ["b"]),
        ("outlet:daily", ["a"]),
        ("before:2025-10-02", ["a"]),
        ("after:2025-10-02", ["b", "c", "d", "e"]),
        ("person:venn", ["b", "c"]),
        ('person:"ms. venn"', ["b", "c"]),
        ("story:s1", ["a"]),
        ("person:%", []),
    ],
)
def test_a_search_finds(kept, query, found):
    assert sorted(h.article for h in search(kept, parse(query))) == found


@pytest.mark.parametrize("query", ["person:venn", 'person:"Ms. Venn"', "bridge person:mara", "person:roe", "person:%"])
def test_a_name_in_many_stories_is_found_as_one_in_few_is(kept, monkeypatch, query):
    few = search(kept, parse(query))
    monkeypatch.setattr("retold.store.search.MANY_NAMES", 1)
    assert search(kept, parse(query)) == few


def test_what_begins_with_a_letter_comes_newest_first(kept):
    assert [hit.article for hit in search(kept, parse("t*"))] == ["c", "b", "a"]


@pytest.mark.parametrize("more", range(12))
def test_a_snippet_never_begins_or_ends_within_a_number(more):
    text = "up to " * more + "12,000 tonnes of it all, a harvest was " + "so " * (8 + more) + "9,500 and more of it all"
    shown, _ = snippet(text, phrases('"harvest"'))
    assert set(shown.strip("…").split()) <= set(text.split())


def test_a_snippet_says_where_the_words_found_are(kept):
    (hit,) = search(kept, parse("harvest"))
    assert [span.of(hit.snippet) for span in hit.found] == ["harvest"]


def test_line_breaks_of_a_snippet_do_not_move_what_was_found():
    shown, found = snippet("The\n\nold  pier\nand the new  pier", phrases('"old pier" OR "new"'))
    assert shown == "The old pier and the new pier"
    assert [span.of(shown) for span in found] == ["old pier", "new"]


def test_what_is_not_understood_is_named():
    assert parse("before:tomorrow grain ???").ignored == ("before:tomorrow", "???")
    assert parse("grain AND").ignored == ("AND",)


def test_not_alone_is_not_a_search():
    query = parse("NOT grain")
    assert query.match is None
    assert query.ignored
    assert not query


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80) | st.text(alphabet='"*:()-^ANDORTperson{}+', max_size=80))
def test_no_search_string_can_break_it(kept, text):
    search(kept, parse(text))

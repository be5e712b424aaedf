"""Damaged archives and pages: each gives pages or a reason, nothing raises, and what is given can be cleaned."""

import base64
import gzip
import quopri

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.cleaning import CleaningSettings, clean
from retold.intake import IntakeSettings, read
from retold.model import Article, Page, PageForm, Rejected

TEXT = "The old drawbridge of Port Elm stays closed until the spring, the town council said on Monday. "
HTML = f"<html><head><meta charset='utf-8'></head><body><h1>Brücke</h1><p>{TEXT * 4}</p></body></html>".encode()
RUNS = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def record(number, body):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        f"WARC-Date: 2031-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [record(number, HTML.replace(b"Monday", str(number).encode())) for number in range(4)]
MAIL = (
    b"From: Desk <desk@a.example>\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\nDate: Fri, 02 May 2031 10:00:00 +0100\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
    b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://a.example/1\r\n\r\n"
    + quopri.encodestring(HTML)
    + b"\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n"
    + base64.encodebytes(TEXT.encode())
    + b"\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nwords\r\n--b--\r\n"
)
FORMS = {
    "a.eml": MAIL,
    "a.warc": b"".join(RECORDS),
    "a.warc.gz": b"".join(gzip.compress(each, mtime=0) for each in RECORDS),
    "a.html": HTML,
    "a.jsonl": b'{"id": "a", "html": "<p>x</p>"}\n{"id": "b", "page": "y"}\n' * 3,
    "a.txt": TEXT.encode() * 5,
}
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=12) | st.sampled_from([b"\x00", b"\xff\xfe", b"\r\n\r\n", b"<"])),
    min_size=1,
    max_size=5,
)  # fmt: skip


def damaged(raw, edits):
    for place, cut, more in edits:
        at = int(place * len(raw))
        raw = raw[:at] + more + raw[at + cut :]
    return raw


@RUNS
@given(st.sampled_from(sorted(FORMS)), EDITS, st.none() | st.floats(0, 1))
def test_a_damaged_file_gives_pages_or_a_reason(tmp_path, name, edits, end):
    raw = damaged(FORMS[name], edits)
    path = tmp_path / name
    path.write_bytes(raw if end is None else raw[: int(end * len(raw))])
    found = list(read([str(path)], IntakeSettings()))
    assert all(isinstance(each, Page) or (isinstance(each, Rejected) and each.reason) for each in found)
    pages = [each for each in found if isinstance(each, Page)]
    articles = list(clean(pages, CleaningSettings(road="fast", min_article_words=0)))
    assert len(articles) == len(pages)
    for page, article in zip(pages, articles, strict=True):
        if isinstance(article, Article) and article.offsets:
            for piece in article.offsets.pieces:
                there = page.text[piece.source : piece.source + piece.length]
                assert article.text[piece.target : piece.target + piece.length] == there


@pytest.mark.parametrize("form", [PageForm.HTML, PageForm.FLATTENED])
@pytest.mark.parametrize(
    "piece",
    ["<br>", "<p>", "</div>", "<svg>", "<!--", "<a href='", '<div class="', "&amp;", "<li>a", "a\n", "| ", "<table><td>", "1. a\n", "\x00", "<script>"],
)  # fmt: skip
@pytest.mark.parametrize("road", ["fast", "auto"])
def test_one_piece_repeated_to_a_megabyte_gives_an_article_or_a_reason(form, piece, road):
    text = TEXT * 3 + piece * (1_000_000 // len(piece)) + TEXT
    found = next(clean([Page("p", form, text, "0" * 64, "p")], CleaningSettings(road=road)))
    assert isinstance(found, Article) or found.reason

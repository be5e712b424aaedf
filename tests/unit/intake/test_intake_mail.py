import base64
import io
from datetime import UTC, datetime

import pytest

from retold.intake import IntakeSettings, read
from retold.intake.formats import sniffed
from retold.intake.mail import read_mail
from retold.model import Page, PageForm, Rejected

HEAD = """From: Harbour Post <desk@harbour.example>
To: reader@there.example
Subject: =?utf-8?q?Bridge_=E2=80=99to_close=E2=80=99?=
Date: Fri, 02 May 2031 11:00:00 +0100
MIME-Version: 1.0
"""
HTML = """Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><a href=3D"https://harbour.example/">Harbour Post</a>
<h1><a href=3D"https://harbour.example/bridge?a=3D1&amp;b=3D2"><b>Bridge</b> =92to =
close=92</a></h1><p>The br=FCcke is cl=
osed.</p></body></html>
"""
TEXT = """Content-Type: text/plain; charset=utf-8

The bridge is closed.
"""
ALTERNATIVE = f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n--b\n{TEXT}\n--b\n{HTML}\n--b--\n'
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://harbour.example/bridge
Subject: =?utf-8?Q?Bridge?=
Date: Sun, 11 May 2031 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Location: https://harbour.example/bridge
{HTML}
--b
Content-Type: text/html
Content-Location: cid:frame@mhtml.blink

<p>Buy this.</p>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://harbour.example/p.png

{base64.b64encode(b"PNG").decode()}
--b--
"""


def pages_of(tmp_path, text, name="mail.eml", settings=None):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = list(read([str(path)], settings or IntakeSettings()))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Rejected)]


def test_of_a_mail_in_two_forms_the_web_page_is_read_decoded(tmp_path):
    (page,), rejected = pages_of(tmp_path, ALTERNATIVE)
    assert (page.id, page.form, rejected) == ("mail", PageForm.HTML, [])
    assert "The brücke is closed." in page.text


def test_a_mail_says_what_its_page_is_called_and_when_it_was_sent(tmp_path):
    (page,), _ = pages_of(tmp_path, ALTERNATIVE)
    assert (page.stated.title, page.stated.published) == ("Bridge ’to close’", "2031-05-02T10:00:00Z")


def test_the_address_is_the_link_whose_words_are_the_subject(tmp_path):
    (page,), _ = pages_of(tmp_path, ALTERNATIVE)
    assert page.url == "https://harbour.example/bridge?a=1&b=2"
    (other,), _ = pages_of(tmp_path, ALTERNATIVE.replace("Bridge_", "Ferry_"))
    assert other.url is None


def test_a_mail_of_text_is_a_flattened_page_without_its_head(tmp_path):
    (page,), _ = pages_of(tmp_path, HEAD + TEXT)
    assert (page.form, page.text.strip()) == (PageForm.FLATTENED, "The bridge is closed.")


@pytest.mark.parametrize("ending", ["mhtml", "mht", "MHTML"])
def test_a_page_saved_as_one_file_has_its_address_and_the_day_it_was_saved(tmp_path, ending):
    (page,), rejected = pages_of(tmp_path, SAVED, f"Bridge.{ending}")
    assert (page.id, page.url, rejected) == ("Bridge", "https://harbour.example/bridge", [])
    assert page.captured == datetime(2031, 5, 11, 10, tzinfo=UTC)
    assert page.stated.published is None
    assert "Buy this" not in page.text


def test_a_page_attached_to_a_mail_is_a_page_of_its_own(tmp_path):
    attached = HTML.replace("\n\n", '\nContent-Disposition: attachment; filename="x.html"\n\n', 1)
    mail = f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n--b\n{TEXT}\n--b\n{attached}\n--b--\n'
    (body, page), _ = pages_of(tmp_path, mail)
    assert (body.form, body.stated.title) == (PageForm.FLATTENED, "Bridge ’to close’")
    assert (page.form, page.id, page.stated.title) == (PageForm.HTML, "mail:3", None)


def test_a_mail_within_a_mail_is_opened(tmp_path):
    (page,), _ = pages_of(tmp_path, f"{HEAD}Content-Type: message/rfc822\n\n{HEAD}{HTML}")
    assert page.form is PageForm.HTML


def test_a_page_that_retold_wrote_is_none_in_a_saved_file_either(tmp_path):
    own = SAVED.replace("<html>", '<html><meta name=3D"generator" content=3D"Retold">')
    _, (rejected,) = pages_of(tmp_path, own)
    assert "Retold wrote itself" in rejected.reason


def test_mail_without_words_is_rejected(tmp_path):
    _, (rejected,) = pages_of(tmp_path, f"{HEAD}Content-Type: image/png\n\nxyz")
    assert "neither a web page nor a text" in rejected.reason


def test_mail_is_told_by_its_head_where_its_name_tells_nothing():
    (page,) = read(["-"], IntakeSettings(), io.BytesIO(ALTERNATIVE.encode()))
    assert page.form is PageForm.HTML
    assert sniffed(b"Received: by here\r\n\tfor you\r\nSubject: x\r\n\r\nWords") is read_mail
    assert sniffed(b"Police said:\nContent-Type: what a word\nis that") is not read_mail
    assert sniffed(b"Words first.\n\nContent-Type: text/html\n\n") is not read_mail


@pytest.mark.parametrize(
    "raw",
    [
        HEAD.encode() + b"Content-Type: message/rfc822\n\n" * 5000,
        HEAD.encode()
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)),
        HEAD.encode() + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\n" * 300_000,
        HEAD.encode() + b"a:b\n" * 500_000,
    ],
    ids=["messages", "nested", "parts", "headers"],
)
def test_mail_made_to_cost_time_or_memory_is_not_taken_apart(tmp_path, raw):
    _, (rejected,) = pages_of(tmp_path, raw)
    assert "not read" in rejected.reason


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("tomorrow", None),
        ("Fri, 99 May 99999 11:00:00 +9999", None),
        ("Fri, 02 May 2031 11:00:00 -0000", "2031-05-02T11:00:00Z"),
        ("Fri, 02 May 2031 11:00:00", "2031-05-02T11:00:00Z"),
    ],
)
def test_a_date_that_cannot_be_read_is_none_and_one_without_zone_is_in_utc(tmp_path, date, published):
    (page,), _ = pages_of(tmp_path, HEAD.replace("Fri, 02 May 2031 11:00:00 +0100", date) + TEXT)
    assert page.stated.published == published

"""Mail and pages saved as one file (MHTML, which is written as mail): `.eml`, `.mhtml`, `.mht`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from html import unescape

from retold.intake.decode import binary_kind, decode, not_text
from retold.intake.settings import IntakeSettings
from retold.intake.source import Source, page_of, read_whole
from retold.model import Page, PageForm, Rejected, Stated

# Mail from the wild has a handful of parts; a saved page one for each of its pictures, some hundred.
_MAX_NESTED, _MAX_PARTED, _MAX_HEADED = 100, 20_000, 200_000
_NESTING = re.compile(rb"content-type\s*:\s*(?:multipart|message)/", re.IGNORECASE)
_PARTING = re.compile(rb"^--", re.MULTILINE)
_HEADING = re.compile(rb"^[!-9;-~]+:", re.MULTILINE)
_HEADER = re.compile(rb"(?:[!-9;-~]+[ \t]*:.*|[ \t].*|From .*)?\r?")
_OF_MAIL = re.compile(rb"^(?:mime-version|content-type|received|return-path)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_LINK_END = re.compile(r"</a\b", re.IGNORECASE)
_ADDRESS = re.compile(r"""href\s*=\s*["'](https?://[^"'\s<>]{1,2000})["']""", re.IGNORECASE)
_MOST_LINKS, _LINK_CHARS = 2000, 4000
_TAG = re.compile(r"<[^<>]{0,2000}>")
_FORMS = {"text/html": PageForm.HTML, "application/xhtml+xml": PageForm.HTML, "text/plain": PageForm.FLATTENED}


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that holds text: its form, whether it is attached, and its place among the parts, from 1."""

    message: "Message[str, str]"
    form: PageForm
    attached: bool
    number: int


def read_mail(source: Source, settings: IntakeSettings) -> Iterator[Page | Rejected]:
    """The page in a mail or saved file, then each web page or text attached to it.

    Of several forms of the same words HTML is taken. Pictures, styles and frames are no pages.
    """
    raw = read_whole(source, settings)
    if isinstance(raw, Rejected):
        yield raw
        return
    kind = binary_kind(raw)
    fault = not_text(kind) if kind else _too_much(raw)
    if fault:
        yield source.rejected(fault)
        return
    try:
        mail = message_from_bytes(raw)
        parts = _chosen(mail)
    except RecursionError:
        yield source.rejected("has parts nested too deep; not read")
        return
    if not parts:
        yield source.rejected("holds neither a web page nor a text")
    for part in parts:
        yield _page(source, mail, part)


def is_mail(head: bytes) -> bool:
    """Whether something that begins with `head` is a mail: header lines up to the first blank one, and those of a mail."""
    header = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return _OF_MAIL.search(header) is not None and all(map(_HEADER.fullmatch, header.split(b"\n")[:-1]))


def _too_much(raw: bytes) -> str | None:
    """Why a mail is not even taken apart: to do so costs time and memory for each part and level."""
    if len(_NESTING.findall(raw)) > _MAX_NESTED:
        return f"has more than {_MAX_NESTED} parts with parts in them; not read"
    if len(_PARTING.findall(raw)) > _MAX_PARTED:
        return f"has more than {_MAX_PARTED} parts; not read"
    if len(_HEADING.findall(raw)) > _MAX_HEADED:
        return f"has more than {_MAX_HEADED} lines that may be of a head; not read"
    return None


def _chosen(mail: "Message[str, str]") -> list[_Part]:
    """The part that is the page, the attached ones behind it."""
    parts = [
        _Part(part, form, part.get_content_disposition() == "attachment", number)
        for number, part in enumerate(mail.walk(), 1)
        if (form := _FORMS.get(part.get_content_type())) and not part.is_multipart()
    ]
    body = [part for part in parts if not part.attached]
    best = next((part for part in body if part.form is PageForm.HTML), None) or next(iter(body), None)
    return ([best] if best else []) + [part for part in parts if part.attached]


def _page(source: Source, mail: "Message[str, str]", part: _Part) -> Page | Rejected:
    """The page of a part; what stands in the head of the mail is said of its body, not of what is attached."""
    place = str(part.number) if part.attached else None
    named = replace(source, name=source.place(place), stem=f"{source.stem}:{place}" if place else source.stem)
    payload = part.message.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    kind = binary_kind(raw)
    if kind:
        return named.rejected(not_text(kind))
    found = page_of(named, part.form, raw, decode(raw, part.message.get_content_charset()))
    if isinstance(found, Rejected) or part.attached:
        return found
    sent = _moment(mail)
    saved_from = _saved_from(mail, part.message)
    if saved_from:  # a browser writes when the page was saved, not when it was published
        return replace(found, url=saved_from, captured=sent or found.captured)
    title = _words(mail, "Subject")
    published = sent.strftime("%Y-%m-%dT%H:%M:%SZ") if sent else None
    return replace(found, url=_linked(found.text, title) or found.url, stated=Stated(title=title, published=published))


def _saved_from(mail: "Message[str, str]", part: "Message[str, str]") -> str | None:
    """The address a browser noted when it saved the page."""
    for where, name in ((part, "Content-Location"), (mail, "Snapshot-Content-Location"), (mail, "Content-Location")):
        address = "".join((_words(where, name) or "").split())
        if address.startswith(("http://", "https://")):
            return address
    return None


def _linked(text: str, title: str | None) -> str | None:
    """The address behind the first link that has the subject for its words: the article a mail is of.

    The first link of all is no such thing: it leads to a front page, a list, a counter.
    """
    for link in _LINK.split(text, _MOST_LINKS)[1:]:
        inside, _, rest = link[:_LINK_CHARS].partition(">")
        words = " ".join(unescape(_TAG.sub(" ", _LINK_END.split(rest, 1)[0])).split())
        address = _ADDRESS.search(inside)
        if address and title and words.casefold() == title.casefold():
            return unescape(address[1])
    return None


def _words(message: "Message[str, str]", name: str) -> str | None:
    """A line of the head, decoded; None if there is none or it cannot be read."""
    given = message.get(name)
    if given is None:
        return None
    try:
        told = str(make_header(decode_header(str(given))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return None
    return " ".join(told.encode("utf-8", "replace").decode("utf-8").split()) or None


def _moment(mail: "Message[str, str]") -> datetime | None:
    """When the mail says it was sent, in UTC; a time without zone is taken as UTC."""
    try:
        moment = parsedate_to_datetime(str(mail.get("Date", "")))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

"""Bytes to text: which encoding, and what had to be mended.

Order of trust: byte order mark; valid UTF-8 (bytes that decode by accident are very rare); what the page or server
declares, read as browsers read the label (WHATWG Encoding Standard, section 4.2: `iso-8859-1` means Windows-1252);
UTF-8 with a few broken bytes; statistics.
"""

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that browsers read as a superset of what they name.
_READ_AS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,500}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD_BYTES = 8192
_ESCAPED = re.compile("[\udc80-\udcff]+")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"wOF", "a font"),
    (b"RIFF", "a media file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "bzip2 data"),
    (b"(\xb5/\xfd", "zstd data"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"%!PS", "a PostScript document"),
    (b"bplist0", "a web archive of Safari"),
)
# What to do with a kind that may well hold a page.
_REMEDIES = {
    "a PDF": "save its text",
    "a ZIP archive": "if it is a document, save it as text or HTML, else unpack it",
    "an Office document": "save it as text or HTML",
    "a document in Rich Text Format": "save it as text or HTML",
    "a PostScript document": "save its text",
    "a web archive of Safari": "save the page as HTML",
}
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what was mended."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def binary_kind(raw: bytes) -> str | None:
    """What `raw` is, in words, if it is not text at all; None for text."""
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            return name
    head = raw[:_HEAD_BYTES]
    if raw.startswith(tuple(bom for bom, _ in _BOMS)) or _wide(head):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "binary data" if controls * 20 > len(head) else None


def not_text(kind: str) -> str:
    """The reason for rejecting what is of a `binary_kind`, and what to do about it."""
    advice = _REMEDIES.get(kind)
    return f"is {kind}, not text" + (f"; {advice}" if advice else "")


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of `raw`. Never fails: what cannot be read becomes U+FFFD and a note.

    Args:
        raw: the bytes; `binary_kind` said None.
        declared: the encoding a server named, if any; a page's own `<meta charset>` is found here.
    """
    mark, encoding = marked(raw)
    if encoding:
        return _without_nulls(_strict_or_mended(raw[len(mark) :], encoding))
    return _without_nulls(_unmarked(raw, declared))


def marked(head: bytes) -> tuple[bytes, str | None]:
    """The byte order mark that `head` begins with, and the encoding it shows; UTF-16 is told without one too."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return bom, encoding
    return b"", _wide(head[:_HEAD_BYTES])


def _unmarked(raw: bytes, declared: str | None) -> Decoded:
    labels = [label for label in (declared, _declaration(raw)) if label]
    stateful = [label for label in labels if label.lower().startswith(("iso-2022", "hz"))]
    if not stateful:
        try:
            return Decoded(raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    for label in labels:
        text = _attempt(raw, label)
        if text is not None:
            return Decoded(text, label.lower())
    broken = len(_ESCAPED.findall(raw.decode("utf-8", "surrogateescape")))
    if len(_MULTIBYTE.findall(raw)) > broken or any(label.lower() == "utf-8" for label in labels):
        return _mended(raw, broken)
    return _guessed(raw)


def _declaration(raw: bytes) -> str | None:
    match = _DECLARED.search(raw, 0, _HEAD_BYTES)
    return match.group(1).decode("ascii") if match else None


def _attempt(raw: bytes, label: str) -> str | None:
    name = _READ_AS.get(label.strip().lower(), label.strip().lower())
    if name.startswith(("utf-16", "utf-32", "utf-7")):  # declared in ASCII bytes: cannot be true
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:  # noqa: SLF001  rot13 and the like are no encodings of pages
            return None
        return raw.decode(name)
    except (LookupError, UnicodeError):
        return _cp1252(raw) if name == "cp1252" else None


def _cp1252(raw: bytes) -> str:
    """As browsers do: the five bytes Windows-1252 leaves open are control characters."""
    return "".join(chunk for chunk in _cp1252_chunks(raw))


def _cp1252_chunks(raw: bytes) -> list[str]:
    pieces = re.split(rb"([\x81\x8d\x8f\x90\x9d]+)", raw)
    return [piece.decode("latin-1" if at % 2 else "cp1252") for at, piece in enumerate(pieces)]


def _mended(raw: bytes, broken: int) -> Decoded:
    text = _ESCAPED.sub(
        lambda m: _cp1252(m.group().encode("utf-8", "surrogateescape")), raw.decode("utf-8", "surrogateescape")
    )
    places = "1 broken place" if broken == 1 else f"{broken:,} broken places"
    return Decoded(text, "utf-8", (f"{places} in the UTF-8, read as Windows-1252",))


def _guessed(raw: bytes) -> Decoded:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  only for the odd page

    label = detect_encoding(raw, max_len=1 << 17, from_html_meta=False) or "cp1252"
    text = _attempt(raw, label)
    if text is None:
        label, text = "cp1252", _cp1252(raw)
    return Decoded(text, label, (f"no encoding was declared; read as {label}",))


def _strict_or_mended(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(
            raw.decode(encoding, "replace"), encoding, (f"broken {encoding.upper()} was mended with U+FFFD",)
        )


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin text is null."""
    if len(head) < 16 or head.count(0) * 4 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 8 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 8 * odd else None


def _without_nulls(decoded: Decoded) -> Decoded:
    if "\x00" not in decoded.text:
        return decoded
    nulls = decoded.text.count("\x00")
    note = f"{nulls} null characters were taken out"
    return Decoded(decoded.text.replace("\x00", ""), decoded.encoding, (*decoded.notes, note))

"""Text of strangers made harmless to show: what cannot be seen is written out, so that it can neither act nor hide."""

import re

# Terminal escapes and other controls, bidirectional embeddings, overrides and isolates, line separators that are not
# line breaks, byte order marks, interlinear and tag characters, lone halves of pairs. Joiners (U+200C, U+200D) stay:
# scripts need them.
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff"
_BIDI = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_MARKS = "\u200b\u2060-\u2064"
_UNSEEN = re.compile(f"[{_CONTROL}{_BIDI}{_MARKS}]")
# Marks of the direction of writing stand in much Hebrew and Arabic; they show nothing, and left out they do nothing.
_DIRECTION = re.compile("[\u061c\u200e\u200f]+")
_ACTING = re.compile(f"[{_CONTROL}{_BIDI}]")
_BLANKS = re.compile(r"\s+")


def neutral(text: str) -> str:
    """`text` with everything unseen written as an escape, backslash and code; line breaks and tabs stay, marks of direction go."""
    return _UNSEEN.sub(_escape, _DIRECTION.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def neutral_line(text: str) -> str:
    """The same on one line, white space drawn together."""
    return neutral(_BLANKS.sub(" ", text).strip())


def neutral_markup(text: str) -> str:
    """For a place that isolates directions by itself (HTML): the marks that right-to-left text needs stay."""
    return _ACTING.sub(_escape, text.replace("\r\n", "\n").replace("\r", "\n"))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"

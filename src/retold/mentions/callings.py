"""Who a phrase names in languages whose names have no capitals: the name beside a title, the body, or nobody that can speak."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.mentions.frames import Manner
from retold.model import Span

_WORD = re.compile(r"[^\s،,()（）]+")
_LONGEST_NAME = 4  # words
_SHORTEST_NAME = 2
_SHORTEST_DEFINITE = 3  # letters
_SYLLABLES = (2, 4)  # of a Korean or Chinese name
_FOREIGN = re.compile(r"[^\W\d_]{1,12}(?:[·・=＝][^\W\d_]{1,12})+|[ァ-ヴー]{3,12}")
_BRACKETS = re.compile(r"\s?[(（][^()（）]{0,20}[)）]")
_ANY_TITLE = 3  # words from a body to the name before it (한이명 국토교통부 장관)


@dataclass(frozen=True, slots=True)
class Calling:
    """A speaker as written: where, under which name if one is given, whether anything shows that it can speak, and whether it is no person."""

    span: Span
    name: str | None
    sure: bool
    body: bool = False


def calling(text: str, span: Span, manner: Manner) -> Calling | None:
    """Whom a phrase of `text` names; None if it denies."""
    start = max(text.rfind(c, span.start, span.end) for c in "、。") + 1 if manner.after_title == "japanese" else 0
    span = Span(max(span.start, start), span.end)
    if manner.spaces:
        return _spaced(text, span, manner)
    return _run(text, span, manner)


def _words(text: str, span: Span) -> list[Span]:
    return [Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)]


def _spaced(text: str, span: Span, manner: Manner) -> Calling | None:
    parts = list(_parts(text, span, manner))
    if not parts:
        return None
    first = parts[0]
    if any(w.of(text) in manner.no for part in parts for w in part):
        return None
    titled = _last(text, first, manner)
    named = _name(text, first, titled, manner)
    if named is None and len(parts) > 1:
        second = parts[1]
        other = _last(text, second, manner)
        if titled is not None and other is None and _may_name(second):
            named = (second[0].start, second[-1].end)
        elif titled is None and other is not None and _SHORTEST_NAME <= len(first) <= _LONGEST_NAME:
            named, titled = (first[0].start, first[-1].end), other
    if named is not None:
        place = Span(*named)
        return Calling(place, place.of(text), titled is not None or _given(text, place, manner))
    whole = Span(first[0].start, first[-1].end)
    body = titled is None and _is_body(text, first, manner)
    return Calling(whole, None, titled is not None or body, body)


def _may_name(words: Sequence[Span]) -> bool:
    return 1 <= len(words) <= _LONGEST_NAME


def _parts(text: str, span: Span, manner: Manner) -> Iterator[list[Span]]:
    """The words between commas, each part up to a word that begins another phrase."""
    start = span.start
    for piece in re.split(f"[{manner.comma}]", span.of(text)):
        words = _words(text, Span(start, start + len(piece)))
        end = next((n for n, w in enumerate(words) if _ends(w.of(text), manner, opens=n == 0)), len(words))
        if end:
            yield words[:end]
        if end < len(words) and end:
            return
        start += len(piece) + 1


def _ends(word: str, manner: Manner, *, opens: bool) -> bool:
    """Whether a word ends the phrase before it: it begins another one, or tells to whom something is said."""
    return word in manner.stops or (not opens and manner.told is not None and manner.told.fullmatch(word) is not None)


def _last(text: str, words: Sequence[Span], manner: Manner) -> int | None:
    """The last word that is a title."""
    found = [n for n, w in enumerate(words) if _is_title(w.of(text), manner)]
    return found[-1] if found else None


def _is_title(word: str, manner: Manner) -> bool:
    if manner.after_title == "korean":
        return any(word.endswith(title) for title in manner.titles)
    if manner.after_title == "name":
        word = _in_small_letters(word) if word not in manner.titles else word
    return word in manner.titles


def _in_small_letters(word: str) -> str:
    """A word as titles and bodies are listed, with the two letters i of Turkish."""
    return word.replace("İ", "i").replace("I", "ı").lower()


def _given(text: str, name: Span, manner: Manner) -> bool:
    return any(w.of(text) in manner.given for w in _words(text, name))


def _is_body(text: str, words: Sequence[Span], manner: Manner) -> bool:
    shown = [_in_small_letters(w.of(text)) for w in words]
    if manner.after_title == "korean":
        return any(shown[-1].endswith(body) for body in manner.bodies)
    if any(word in manner.bodies or word.removeprefix("ב") in manner.bodies for word in shown):
        return True
    return manner.after_title == "definite" and _definite(shown[0])


def _definite(word: str) -> bool:
    """Whether a word begins with the article of Arabic or Hebrew."""
    return word.startswith(("ال", "لل", "ה")) and len(word) > _SHORTEST_DEFINITE


def _name(text: str, words: Sequence[Span], titled: int | None, manner: Manner) -> tuple[int, int] | None:
    """Where the name in a part begins and ends."""
    if manner.after_title == "korean":
        return _korean(text, words, titled, manner)
    rest = words[titled + 1 :] if titled is not None else words
    given = next((n for n, w in enumerate(rest) if w.of(text) in manner.given), None)
    if given is not None:
        rest = rest[given:]
    elif titled is None:
        return None
    elif manner.after_title == "definite":
        rest = _behind_article(text, words[titled], rest, manner)
    elif manner.after_title == "given" and words[titled].of(text) not in manner.honorifics:
        return None
    if manner.after_title == "name" and any(not w.of(text)[:1].isupper() and w.of(text)[:1].isascii() for w in rest):
        return None
    return (rest[0].start, rest[-1].end) if _may_name(rest) else None


def _behind_article(text: str, title: Span, rest: Sequence[Span], manner: Manner) -> Sequence[Span]:
    """What a title is of has the article, the name behind it has none: `وزير النقل | سمير الحاتم`, `שר התחבורה | שלמה חטון`."""
    shown = [w.of(text) for w in rest]
    first = next((n for n, w in enumerate(shown) if not _definite(w) and w not in manner.bodies), len(shown))
    if first == 0 and not _definite(title.of(text)):
        return ()
    if first == len(shown) - 1 and first > 1:  # a name that happens to begin like the article
        first -= 1
    return rest[first:]


def _korean(text: str, words: Sequence[Span], titled: int | None, manner: Manner) -> tuple[int, int] | None:
    """`오민수 항만청장`, `한이명 국토교통부 장관`, `변호사 율리아 헤르츠`, `어부 송건호 씨`."""
    shown = [w.of(text) for w in words]
    polite = shown[-1] in manner.honorifics
    if polite:
        words, shown = words[:-1], shown[:-1]
        if not words:
            return None
    if titled is not None and titled < len(words) - 1:
        return words[titled + 1].start, words[-1].end
    if titled is None:
        return (words[-1].start, words[-1].end) if polite or _looks_korean(shown[-1], manner) else None
    for n in range(titled - 1, max(titled - 1 - _ANY_TITLE, -1), -1):
        if _looks_korean(shown[n], manner):  # of a family name alone the title is a part: 박 장관
            return words[n].start, words[titled if len(shown[n]) == 1 else n].end
    return None


def _looks_korean(word: str, manner: Manner) -> bool:
    fits = word[:1] in manner.surnames and (_SYLLABLES[0] <= len(word) <= _SYLLABLES[1] or len(word) == 1)
    return fits and not any(word.endswith(body) for body in manner.bodies if len(body) > 1)


def _run(text: str, span: Span, manner: Manner) -> Calling | None:
    """A phrase of a script that has no spaces."""
    shown = _BRACKETS.sub("", span.of(text)).strip()
    bare = next((shown.removesuffix(h) for h in manner.honorifics if shown.endswith(h)), shown)
    if not shown or any(shown.endswith(no) for no in manner.no):
        return None
    polite = bare != shown
    name = _japanese(bare, manner, polite=polite) if manner.after_title == "japanese" else _chinese(bare, manner)
    if name is None and polite and manner.after_title == "chinese":
        name = _behind_title(shown, manner)
        name = name if len(name) <= _SYLLABLES[1] else None
    at = text.find(name, span.start, span.end) if name else -1
    if name and at >= 0:
        return Calling(Span(at, at + len(name)), name, sure=True)
    person = any(shown.endswith(word) for word in (*manner.titles, *manner.persons))
    body = not person and any(shown.endswith(word) for word in manner.bodies)
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    return Calling(Span(start, span.end), None, person or body, body)


def _chinese(shown: str, manner: Manner) -> str | None:
    """The name behind the last title, or a whole phrase that is one: `港务局局长林志远`, `朱莉亚·赫兹`."""
    name = _behind_title(shown, manner)
    if _FOREIGN.fullmatch(name):
        return name
    if not _SYLLABLES[0] <= len(name) <= _SYLLABLES[1] or any(name.endswith(body) for body in manner.bodies):
        return None
    surname = name[0] in manner.surnames or name[:2] in manner.surnames
    return name if surname or name != shown else None


def _behind_title(shown: str, manner: Manner) -> str:
    """What stands behind the last title, or `of`, of a Chinese phrase; all of it where there is none."""
    ends = (shown.rfind(title) + len(title) for title in (*manner.titles, "的") if title in shown)
    return shown[max(ends, default=0) :]


def _japanese(bare: str, manner: Manner, *, polite: bool) -> str | None:
    """The name before a title or an honorific: `港湾局の出口治局長`, `漁師の宗田健さん`."""
    last = re.split("[のは]", bare)[-1]
    titles = sorted((t for t in manner.titles if last.endswith(t)), key=len, reverse=True)
    name = last.removesuffix(titles[0]) if titles else last
    for body in manner.bodies:
        if len(body) > 1 and name.endswith(body):
            return None
    short = _SYLLABLES[0] <= len(name) <= _SYLLABLES[1] + 2
    if _FOREIGN.fullmatch(name) or (short and (titles or polite) and not re.search("[局省庁署党]", name)):
        return name
    return None

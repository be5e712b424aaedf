"""Who wrote a text, where a page names its authors without a word before the name; and what it tells about them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.bylines import are_people, is_person, people_in
from retold.cleaning.frames import is_furniture
from retold.cleaning.outlets import has_outlet_word
from retold.cleaning.tables import sections
from retold.words.names import given_names, place_key, places

_MAX_LINES, _MAX_TEXTS = 14, 2  # below the headline: lines, and paragraphs, the standfirst among them
_MAX_NAMED_WORDS = 8
_MAX_NAME_CHARS, _MAX_ROLE_WORDS = 60, 6
_DATED = frozenset(("timestamp", "ago", "minutes"))
_BESIDE = frozenset(("share", "minutes", "navigation", "comment"))  # buttons that stand with a byline
_PARTED = re.compile(r"\s*[,،，|·•/]\s+|\s[–—-]\s")
_MAX_ABOUT_LABEL = 4
_MAX_ABOUT_WORDS, _MAX_BOX_LINES = 60, 3
_TOP_LINES = 8
_LEAST_SUBJECT = 3  # paragraphs that name somebody whom the text is about
_LEAST_TEXT = 3  # paragraphs above what a page tells about its author


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return frozenset(sections("bylines.txt")["role"])


def is_role(line: str) -> bool:
    """Whether a line says what somebody is: its first or last word, or all of it, names what people at papers do."""
    words = line.casefold().strip(" .,:|").split()
    if not 0 < len(words) <= _MAX_ROLE_WORDS:
        return False
    return not _roles().isdisjoint((words[0], words[-1], " ".join(words)))


def names_below(blocks: Sequence[Block], title_at: int, settled: Mapping[int, str]) -> Iterator[tuple[int, str | None]]:
    """The lines below the headline that are an author's name, with it, and those that say what he or she is, with None.

    A name is taken for an author's only beside a day, a role, a reading time or a button, and if the text has it not.
    """
    end = _end_of_head(blocks, title_at)
    texts = [block.text for block in blocks if block.prose and "@" not in block.text]
    known = dict(settled)
    named = False
    for at in range(title_at + 1, end):
        block = blocks[at]
        long = block.words > _MAX_NAMED_WORDS or len(block.text) > _MAX_NAME_CHARS
        if at in settled or block.whole or block.ends or long:
            continue
        listed = block.text.replace(" / ", ", ")
        names = people_in(listed) if are_people(listed) else ()
        name = names[0] if names else _name_in(block.text) or _name_behind(block.text, blocks[:title_at])
        if name is None:
            if named and is_role(block.text):
                known[at] = "byline"
                yield at, None
            continue
        told = any(name in text and not text.startswith(name) for text in texts)
        if _again_below(blocks, at, name) or (not told and _placed(blocks, at, end, known)):
            named, known[at] = True, "byline"
            yield from ((at, one) for one in names or (name,))


def _again_below(blocks: Sequence[Block], at: int, name: str) -> bool:
    """Whether a line below the text says name and role again that stand below each other here: `Ana Roe (novelist)`."""
    if at + 1 == len(blocks) or blocks[at + 1].ends:
        return False
    role, below = blocks[at + 1].text, blocks[max(at + 2, len(blocks) // 2) :]
    return any(block.text.startswith(name) and role in block.text for block in below)


def _end_of_head(blocks: Sequence[Block], title_at: int) -> int:
    """Where what stands between headline and text ends at the latest."""
    prose = [at for at in range(title_at + 1, min(len(blocks), title_at + _MAX_LINES)) if blocks[at].prose]
    return prose[_MAX_TEXTS - 1] if len(prose) >= _MAX_TEXTS else min(len(blocks), title_at + _MAX_LINES)


def _name_in(line: str) -> str | None:
    """The name that a line is, or that stands in it before a role or a place."""
    first, *rest = _PARTED.split(line)
    people = people_in(first)
    if (
        len(people) != 1
        or place_key(people[0]) in places()
        or has_outlet_word(people[0])
        or (is_role(first) and " " not in first)
    ):
        return None
    if rest and not (is_role(rest[0]) or place_key(rest[0]) in places() or len(rest[0].split()) == 1):
        return None
    return people[0] if is_person(first.strip()) or people[0] != first.strip() else None


def _name_behind(line: str, top: Sequence[Block]) -> str | None:
    """The name that stands in a line behind the outlet's, which the top of the page has too: `The Mirror, Ana Roe`."""
    outlet, *rest = _PARTED.split(line)
    if len(rest) != 1 or not is_person(rest[0]) or not any(outlet in block.text for block in top[:_TOP_LINES]):
        return None
    return rest[0]


def _placed(blocks: Sequence[Block], at: int, end: int, settled: Mapping[int, str]) -> bool:
    """Whether what stands beside a name shows that it is an author's; a script without capitals takes a day or a byline."""
    cased = blocks[at].text[0].isupper()
    for beside in (at - 1, at + 1):
        if not 0 < beside < len(blocks):
            continue
        block, why = blocks[beside], settled.get(beside, "")
        signed = beside < at and settled.get(beside - 1, "").startswith("byline")  # over the day already
        if not signed and (block.shape in _DATED or why.startswith(("timestamp", "byline"))):
            return True
        if beside > at and beside < end and (is_role(block.text) or _stands_between(blocks, beside, settled)):
            return True
        button = beside > at and (block.whole in _BESIDE or block.start == "picture")
        if cased and button and (not blocks[at].text.isascii() or blocks[at].text.split()[0].lower() in given_names()):
            return True
    return False


def _stands_between(blocks: Sequence[Block], at: int, settled: Mapping[int, str]) -> bool:
    """Whether a line between a name and the day is a place that the text names: where it was written."""
    block = blocks[at]
    below = settled.get(at + 1, "")
    place = block.form == "S" and not (block.whole or block.ends) and below.startswith("timestamp")
    return place and any(block.text in other.text for other in blocks[at + 2 :] if other.prose)


def about_authors(blocks: Sequence[Block], authors: Sequence[str], settled: Mapping[int, str]) -> Iterator[int]:
    """The lines below the text that tell who its authors are: a name alone and what is said below it, `Ana Roe writes …`."""
    texts = [at for at, block in enumerate(blocks) if block.prose]
    authors = [author for author in authors if sum(author in blocks[at].text for at in texts) < _LEAST_SUBJECT]
    if not authors or len(texts) < _LEAST_TEXT:
        return
    yield from (at for at in range(texts[_LEAST_TEXT - 1], len(blocks)) if _names_staff(blocks[at].text))
    short = (at for at, block in enumerate(blocks[:-1]) if block.words <= _MAX_ABOUT_LABEL)
    yield from (near for at in short if _heads_about(blocks[at], authors) for near in (at, at + 1))
    taken = -1
    for at in range(texts[_LEAST_TEXT - 1], len(blocks)):
        why = settled.get(at, "")  # a byline below the text may head a box
        if at <= taken or (why and not why.startswith("byline")) or not any(a in blocks[at].text for a in authors):
            continue
        block = blocks[at]
        if blocks[at - 1].whole == "author":
            yield at - 1
        address = "@" in block.text and block.words <= _MAX_ABOUT_WORDS  # how to write to the author
        if address or (_tells_about(block, authors) and _ends_soon(blocks, at + 1)):
            yield at
        elif not block.ends and block.words <= _MAX_ROLE_WORDS and not block.whole:
            end = _end_of_box(blocks, at + 1)
            if end is not None:
                taken = end - 1
                yield from range(at, end)


def _heads_about(block: Block, authors: Sequence[str]) -> bool:
    """Whether a line heads what a page tells of its author: `About Ana`."""
    about, _, name = block.text.partition(" ")
    named = name and any(name in (author, author.partition(" ")[0]) for author in authors)
    return bool(named) and about.casefold() in sections("bylines.txt")["about"]


def _names_staff(line: str) -> bool:
    """Whether a line is a role and who has it: `Editor: Ana Roe`."""
    role, colon, name = line[:_MAX_NAME_CHARS].partition(":")
    return bool(colon) and is_role(role) and is_person(name.strip())


def _tells_about(block: Block, authors: Sequence[str]) -> bool:
    begins = any(block.text.startswith((f"{author} ", f"{author},")) for author in authors)
    return begins and block.ends and block.words <= _MAX_ABOUT_WORDS


def _ends_soon(blocks: Sequence[Block], at: int) -> bool:
    """Whether no paragraph follows before the next line of furniture."""
    following = blocks[at : at + _MAX_BOX_LINES]
    furniture = next((n for n, block in enumerate(following) if is_furniture(block)), None)
    return not any(block.prose for block in following[:furniture])


def _end_of_box(blocks: Sequence[Block], at: int) -> int | None:
    """Where the lines about an author end whose name stands above them: at the next furniture; None if that is far off."""
    for end in range(at, min(len(blocks), at + _MAX_BOX_LINES + 1)):
        if is_furniture(blocks[end]) or end == len(blocks) - 1:
            return end
        if blocks[end].words > _MAX_ABOUT_WORDS:
            return None
    return None

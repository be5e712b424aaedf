"""What may be the content of a cue: the dependents of a verb that give words as somebody's, and how far they go."""

from collections.abc import Iterator

from retold.mentions.extents import reported
from retold.mentions.grammar import Parsed
from retold.mentions.lexicon import Lexeme

_BREAKS = frozenset(
    [
        "if",
        "because",
        "while",
        "when",
        "as",
        "after",
        "before",
        "until",
        "unless",
        "although",
        "though",
        "since",
        "in",
        "on",
        "at",
        "during",
    ]
)
# Frames whose content hangs on the verb's infinitive, on its object.
_OF_INFINITIVE, _OF_OBJECT = frozenset({"a", "i", "n"}), frozenset({"a", "o", "s"})
# Acts whose verbs take a clause without "that" so freely that one is read even where the grammar shows none.
_WHOM = 8  # words that name whom something is told, at most
_OF_WHOM = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS"})
_CLAUSE = 14  # words behind `and` in which the verb of a new clause stands
_BARE_CLAUSE = frozenset({"say", "tell", "claim", "think"})


def children(s: Parsed, word: int, *wanted: str) -> list[int]:
    """The words that hang on a word in one of the wanted relations, in their order."""
    relations = s.relations
    return [c for c in s.children[word] if relations[c] in wanted]


def to_pause(s: Parsed, content: list[int]) -> list[int]:
    """A content that stops just short of a comma or full stop reaches it: the grammar hung its last words elsewhere."""
    last = max(content)
    for k in range(last + 1, min(last + 8, len(s.low))):
        if s.low[k] in {",", ".", ";", "?", "!"}:
            return [*content, *range(last + 1, k)]
        if s.tags[k] in {"VBD", "VBZ", "VBP", "MD", "CC", "WDT", "WP", "WRB", "TO", "VBG"} or s.low[k] in _BREAKS:
            break
    return content


def contents(s: Parsed, word: int, lexeme: Lexeme, *, passive: bool) -> Iterator[tuple[str, list[int]]]:
    """What may be the content by the frames of the verb, likeliest first, with its frame."""
    frames = lexeme.frames
    if lexeme.reports():
        clause = reported(s, word, needs_clause=passive or frames.get("c") not in _BARE_CLAUSE)
        if clause is not None and (clause[1] in frames or clause[1] == "r"):
            yield clause[1], clause[0]
    for frame, content in _of_frames(s, word, frames, passive=passive):
        if frame in frames:
            yield frame, content


def _of_frames(s: Parsed, word: int, frames: dict[str, str], *, passive: bool) -> Iterator[tuple[str, list[int]]]:
    """Without the clause; what no frame asks for is not looked for, though more may be found than was."""
    if not frames.keys().isdisjoint(_OF_INFINITIVE):
        for child in children(s, word, "xcomp"):
            yield from _infinitive(s, word, child, passive=passive)
    if "n" in frames and (told := _told_to(s, word)):
        yield "n", told
    if "o" in frames:
        for child in children(s, word, "nsubj:pass")[:1] if passive else ():
            yield "o", stretch(s, child)
    if not frames.keys().isdisjoint(_OF_OBJECT):
        for child in children(s, word, "obj"):
            yield from _object(s, word, child)
    for child in children(s, word, "obl", "advcl", "nmod"):
        frame = f"+{case(s, child)}"
        if frame in frames:
            yield frame, _to_next_verb(s, stretch(s, child))


def _infinitive(s: Parsed, word: int, child: int, *, passive: bool) -> Iterator[tuple[str, list[int]]]:
    objects = children(s, word, "obj")
    if not any(s.low[c] == "to" for c in s.children[child]):
        if objects:
            yield "a", sorted({*stretch(s, objects[0]), *stretch(s, child)})
    elif objects:
        yield "n", stretch(s, child)
    elif not passive:
        yield "i", stretch(s, child)
    else:
        subject = [k for c in children(s, word, "nsubj:pass") for k in stretch(s, c)]
        yield "i", subject + stretch(s, child)
        yield "n", stretch(s, child)


def _told_to(s: Parsed, word: int) -> list[int]:
    """`urged the West to respond …`: what follows the object, wherever the grammar hung it."""
    for k in range(word + 2, min(word + 10, len(s.low) - 1)):
        if s.low[k] == "to" and s.tags[k + 1] == "VB":
            below = [w for c in s.children[word] for w in s.below(c) if w > k]
            end = max(below, default=k) + 1
            stop = next(
                (w for w in range(k, end) if s.low[w] in {",", ";"} and s.tags[min(w + 1, len(s.low) - 1)] == "VBG"),
                end,
            )
            return list(range(k, stop))
        if s.low[k] in {",", "that", '"'} or s.tags[k] in {"VBD", "VBZ", "VBP", "MD"}:
            break
    return []


def _object(s: Parsed, word: int, child: int) -> Iterator[tuple[str, list[int]]]:
    if child > word:
        called = _called(s, word, child)
        yield "a", called
        if any(s.low[k] in {"as", "to"} for k in called):
            yield "s", called
    yield "o", _to_next_verb(s, stretch(s, child))


def _to_next_verb(s: Parsed, words: list[int]) -> list[int]:
    """`denied any part in it | and accused …`: without a second verb of the same subject."""
    for n, k in enumerate(words[:-1]):
        if s.tags[k] in {"WDT", "WP", "WRB", "MD"} or s.low[k] == "that":
            return words
        if n and s.tags[k] == "CC" and s.tags[words[n + 1]] in {"VBD", "VBZ"}:
            return words[:n]
        if n and s.low[k] == "," and s.low[words[n + 1]] in {"and", "but"} and _own_clause(s, words[n + 1]):
            return words[:n]
    return words


def _own_clause(s: Parsed, link: int) -> bool:
    """Whether behind `and` something new begins, with a verb of its own: `a dent, | and the vote … was put off`."""
    for k in range(link + 1, min(link + _CLAUSE, len(s.words))):
        if s.low[k] in {",", ";", '"'} or s.low[k] in {"who", "which", "that"}:
            return False
        if s.tags[k] in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def _called(s: Parsed, word: int, called: int) -> list[int]:
    """What is called something, and what it is called: to the end of the verb's words, or an afterthought."""
    start, end = min(stretch(s, called)), max(stretch(s, word))
    for k in range(called + 1, end + 1):
        if s.low[k] in {",", ";"} and k < end and s.tags[k + 1] in {"VBG", "CC", "WP", "WDT", "WRB", "RB", "IN"}:
            end = k - 1
            break
        if s.tags[k] == "CC" and k < end and s.tags[k + 1] in {"VBD", "VBZ"}:  # called it wrong and offered to talk
            end = k - 1
            break
    return list(range(max(start, word + 1), end + 1))


def past_whom(s: Parsed, content: list[int]) -> list[int]:
    """`told | our reporter Jo Roe | it was`: the words without whom they are told to, before a clause that a pronoun opens."""
    for n, k in enumerate(content[:_WHOM]):
        if n and s.tags[k] == "PRP" and k + 1 < len(s.words) and s.tags[k + 1][:2] in {"VB", "MD"}:
            return content[n:]
        if s.tags[k] not in _OF_WHOM:
            break
    return content


def case(s: Parsed, word: int) -> str | None:
    """The preposition or conjunction before a word, in lower case; None without one."""
    marks = children(s, word, "case", "mark")
    return s.low[min(marks)] if marks else None


def stretch(s: Parsed, word: int) -> list[int]:
    """All words between the ends of what depends on `word`."""
    below = s.below(word)
    return list(range(min(below), max(below) + 1))


def from_that(s: Parsed, words: list[int]) -> list[int]:
    """`made clear | in public comments that …`: without a phrase before `that`."""
    for n, k in enumerate(words[:9]):
        if s.low[k] == "that" and s.tags[words[0]] == "IN":
            return words[n + 1 :] or words
        if s.tags[k][0] == "V" or s.low[k] in {",", '"'}:
            break
    return words

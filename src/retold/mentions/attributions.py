"""Attributions inside one sentence: a cue, the words it gives as somebody's, and whose they are.

The grammar says what depends on a cue; the lexicon says which dependents are content.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from retold.mentions.complements import case, children, contents, from_that, past_whom, stretch, to_pause
from retold.mentions.extents import QUESTIONS, participle
from retold.mentions.grammar import Parsed
from retold.mentions.lexicon import Lexeme, lexicon, phrases, triggers
from retold.mentions.sources import TIMES, main_subject, name_before, phrase_behind, phrase_to, source_of, with_name
from retold.words.names import given_names

# What says nothing by itself: content of such words only is what a misread clause leaves (`ISIS, she has said, was …`).
_EMPTY = frozenset({"RB", "DT", "TO", "IN", "CC", "MD", ",", ":", "``", "''"})
_PLACED = frozenset({"in", "on", "at", "from"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "has", "have", "had"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution in one sentence; all are numbers of words in it.

    Attributes:
        cue: its words, the head of the cue first in `head`.
        source: the words that name whose it is, empty if nobody is named.
        content: the words given as theirs.
        frame: which kind of dependent the content is (see `Lexeme`), `r` for the rest of the sentence.
    """

    head: int
    cue: tuple[int, ...]
    act: str
    lemma: str
    source: tuple[int, ...]
    content: tuple[int, ...]
    frame: str


def attributions(sentence: Parsed) -> list[Attribution]:
    """All attributions the sentence's grammar shows; contents may nest."""
    if not sentence.heads:
        return []
    found = [*_by_phrase(sentence)]
    known = triggers()
    for word in [k for k, low in enumerate(sentence.low) if low in known]:
        found.extend(_at(sentence, word))
    return found


def _at(s: Parsed, word: int) -> Iterator[Attribution]:
    tag, low = s.tags[word], s.low[word]
    words = lexicon()
    if (
        low in words.verbs
        and (tag[0] == "V" or s.relations[word] in {"root", "ccomp", "parataxis"} or participle(s, word))
        and not (_is_named(s, word) or _says_no_more(s, word) or _is_told(s, word))
    ):
        for lexeme in words.verbs[low]:
            if lexeme.particle is not None and not _has_particle(s, word, lexeme.particle):
                continue
            made = _verb(s, word, lexeme)
            if made is not None:
                yield made
            if made is not None or lexeme.particle is not None:
                return
    elif low in words.nouns and tag[0] == "N":
        made = _noun(s, word, words.nouns[low])
        if made is not None:
            yield made
    elif low in words.adjectives and tag[:2] in {"JJ", "VB"}:
        made = _adjective(s, word, words.adjectives[low])
        if made is not None:
            yield made


def _is_named(s: Parsed, word: int) -> bool:
    """`Hope Lindqvist`, `Mark Roe`: a given name that is also a verb."""
    if not s.words[word][0].isupper() or s.low[word] not in given_names():
        return False
    following = s.words[word + 1 : word + 2]
    return bool(following) and following[0][0].isupper()


def _has_particle(s: Parsed, word: int, particle: str) -> bool:
    near = s.low[word + 1 : word + 3]
    return particle in near or any(s.low[c] == particle for c in s.children[word])


def _cue(s: Parsed, word: int, lexeme: Lexeme | None = None) -> tuple[int, ...]:
    extra = children(s, word, "aux", "aux:pass", "neg", "compound:prt")
    extra += [c for c in children(s, word, "advmod") if s.low[c] in {"not", "n't", "never"}]
    if lexeme is not None and lexeme.particle in s.low[word + 1 : word + 3]:
        extra.append(s.low.index(lexeme.particle, word + 1))
    near = {c for c in extra if abs(c - word) <= 5}
    low = min([word, *near])
    return tuple(range(low, max([word, *near]) + 1))


def _verb(s: Parsed, word: int, lexeme: Lexeme) -> Attribution | None:
    frames = lexeme.frames
    passive = bool(children(s, word, "aux:pass", "nsubj:pass")) or (
        s.tags[word] == "VBN"
        and (
            (s.relations[word] == "acl" and not s.names[s.heads[word]].endswith("PER"))
            or (s.relations[word] == "advcl" and not children(s, word, "aux", "nsubj"))
        )
    )
    if passive and s.relations[word] == "acl" and _PLACED.issuperset(s.low[word + 1 : word + 2]):
        return None  # the paper quoted | in the press is a draft
    fitting = contents(s, word, lexeme, passive=passive)
    first = next(fitting, None)
    source = _whose(s, word, passive=passive) if first is not None else ()
    if first is None or _no_report(s, word, source) or _is_aside(s, word, max(first[1])):
        return None
    source = () if frames.get("i") == "appear" else with_name(s, source)  # nobody's view is given by "seems"
    told = frames.get("c") == "tell"  # behind it stands to whom
    for frame, content in chain([first], fitting):
        if frame in {"a", "o", "s"} and source and s.low[max(min(source) - 1, 0)] == "as":  # as they call it
            continue
        if frame == "c" and frames["c"] == "ask" and not _is_question(s, content):
            continue
        cue = _cue(s, word, lexeme)
        if frame == "r":
            source = phrase_to(s, word) or (() if told else phrase_behind(s, word)) or source
        if frame == "c" and told:
            content = past_whom(s, content)  # noqa: PLW2901
        own = {*cue, *source, *(range(source[0], word) if frame == "r" and source else ())}
        if frame in {"n", "i", "o", "a", "s"} and max(content) > word:
            content = to_pause(s, content)  # noqa: PLW2901
        rest = tuple(k for k in content if k not in own)
        if any(s.low[k] not in TIMES and s.tags[k] not in _EMPTY and s.low[k] not in _BE for k in rest):
            act = frames.get(frame) or frames.get("c") or frames.get("q") or "say"
            return Attribution(word, cue, act, lexeme.lemma, source, rest, frame)
    return None


def _is_told(s: Parsed, word: int) -> bool:
    """`90,000 people | told | not to drink`, `the man | said | to have signed`: without an object before the infinitive the noun is no speaker."""
    if s.low[word] not in _PASSIVE or children(s, word, "aux:pass", "nsubj:pass"):
        return False
    behind = s.low[word + 1 : word + 3]
    if s.low[word] in _HELD:
        return behind == ("to", "have") or (behind == ("to", "be") and s.tags[word] == "VBN")
    return s.low[word] in _TOLD and (behind[:1] == ("to",) or behind == ("not", "to"))


def _says_no_more(s: Parsed, word: int) -> bool:
    """`said nothing`, `said as much`, `said so`: what stands for words gives none, where no clause follows."""
    if s.low[word - 2 : word + 1] == ("no", "questions", "asked"):
        return True
    behind = s.low[word + 1 : word + 3]
    size = 2 if behind == ("as", "much") else 1 if behind[:1] in {("nothing",), ("so",), ("little",)} else 0
    return size > 0 and (s.tags[word + size + 1 : word + size + 2] or (".",))[0] in _AFTER_ALL


_TOLD = frozenset({"told", "urged", "ordered", "advised", "instructed", "encouraged", "reminded"})
_HELD = frozenset({"said", "believed", "thought", "reported", "known"})
_PASSIVE = _TOLD | _HELD
_AFTER_ALL = frozenset({".", ",", ":", "IN", "TO", "CC", "``", "''", "RB"})


def _is_aside(s: Parsed, word: int, last: int) -> bool:
    """What stands behind the words it seems to report and tells of something else: `…, when the roof | leaked`, `…, eight admitted to hospital`."""
    placed = s.low[word] == "admitted" and s.low[word + 1 : word + 2] == ("to",)
    return last < word and (placed or any(s.tags[k] == "WRB" for k in range(last + 1, word)))


def _is_question(s: Parsed, content: list[int]) -> bool:
    """What is asked opens with a question word; otherwise somebody is asked, or questioned."""
    return s.low[content[0]] in QUESTIONS or s.low[content[0] - 1] == "that"


def _whose(s: Parsed, word: int, *, passive: bool) -> tuple[int, ...]:
    """The subject of a verb, also where it stands with another verb or the grammar shows none."""
    main = main_subject(s, word) if participle(s, word) else _of_first_cue(s, word)
    source = main or source_of(s, word, passive=passive)
    if participle(s, word) and source and source[0] > word:  # what is said is no speaker
        source = ()
    if source or passive or not _finite(s, word):
        return source
    linked = s.low[word - 1] in {"and", "but"}
    first = s.heads[word] if linked and 0 <= s.heads[word] < word else word
    return name_before(s, word) or (main_subject(s, word) or name_before(s, first) if linked else ())


def _of_first_cue(s: Parsed, word: int) -> tuple[int, ...]:
    """`Roe said the boat is ready, but | stressed …`: whoever said the first also said the second, the tense shows.

    Empty where the verb has a subject of its own, or what was reported is told in the tense of its cue.
    """
    link = word - 1 - (word > 1 and s.tags[word - 1] == "RB")
    tag = s.tags[word]
    if link < 3 or s.low[link] not in {"and", "but"} or tag not in {"VBD", "VBZ"}:
        return ()
    if any(s.relations[child] == "nsubj" for child in s.children[word]):
        return ()
    verbs = [k for k in range(link) if _finite(s, k) or s.tags[k] == "MD"]
    cue = next((k for k in verbs if s.tags[k] == tag and _reports(s, k)), None)
    between = [k for k in verbs if cue is not None and k > cue]
    if cue is None or not between or any(s.tags[k] == tag for k in between):
        return ()
    return source_of(s, cue, passive=False)


def _reports(s: Parsed, word: int) -> bool:
    return any("c" in lexeme.frames for lexeme in lexicon().verbs.get(s.low[word], ()))


def _no_report(s: Parsed, word: int, source: tuple[int, ...]) -> bool:
    """`the two leaders | guarantees`: a plural noun taken for a verb in the singular. Or a question: `do you support …?`."""
    if not source:
        return False
    if s.tags[word] != "VBZ":
        return s.tags[word] == "VB" and s.low[max(source[0] - 1, 0)] in {"do", "does", "did"}
    end = next((n for n, k in enumerate(source) if n and s.tags[k] in {"IN", "WP", "WDT", ","}), len(source))
    nouns = [k for k in source[:end] if s.tags[k][0] in "NP"]
    return bool(nouns) and (s.tags[nouns[-1]] == "NNS" or s.low[nouns[-1]] in {"they", "we", "you", "i"})


def _finite(s: Parsed, word: int) -> bool:
    if s.tags[word] == "VBN":
        return word > 0 and s.low[word - 1] in {"have", "has", "had", "'ve", "'s", "also", "previously"}
    return s.tags[word] in {"VBD", "VBZ", "VBP"}


def _noun(s: Parsed, word: int, lexeme: Lexeme) -> Attribution | None:
    owner = [c for c in s.children[word] if s.relations[c] == "nmod:poss"]
    source = tuple(k for c in owner[:1] for k in stretch(s, c) if s.low[k] not in {"'s", "'"})
    for child in s.children[word]:
        relation = s.relations[child]
        frame = None
        if relation in {"acl", "ccomp", "acl:relcl"}:
            marks = [s.low[c] for c in s.children[child]]
            if "that" in marks or "whether" in marks:
                frame = "c"
            elif "to" in marks and s.tags[child] == "VB":
                frame = "i"
        elif relation in {"nmod", "obl"}:
            frame = f"+{case(s, child)}"
        if frame in lexeme.frames and (source or frame in {"c", "i"}):
            if not source:
                source = (
                    source_of(s, s.heads[word], passive=False)
                    if s.heads[word] >= 0 and s.relations[word] == "obj"
                    else ()
                )
            content = tuple(stretch(s, child))
            return Attribution(word, (word,), lexeme.frames[frame], lexeme.lemma, source, content, frame)
    return None


def _adjective(s: Parsed, word: int, lexeme: Lexeme) -> Attribution | None:
    source = source_of(s, word, passive=False)
    if not source:
        return None
    for child in s.children[word]:
        relation = s.relations[child]
        frame = None
        if relation in {"ccomp", "advcl"} and s.tags[child][0] != "I":
            marks = [s.low[c] for c in s.children[child]]
            frame = (
                "i"
                if "to" in marks and s.tags[child] == "VB"
                else "c"
                if relation == "ccomp" or "that" in marks
                else None
            )
        elif relation == "xcomp":
            frame = "i"
        elif relation in {"obl", "nmod"}:
            frame = f"+{case(s, child)}"
        if frame in lexeme.frames:
            cop = [c for c in children(s, word, "cop", "aux", "advmod") if 0 < word - c <= 3]
            cue = tuple(range(min([word, *cop]), word + 1))
            content = tuple(k for k in from_that(s, stretch(s, child)) if k not in cue and k not in source)
            if content:
                return Attribution(word, cue, lexeme.frames[frame], lexeme.lemma, source, content, frame)
    return None


def _by_phrase(s: Parsed) -> Iterator[Attribution]:
    """`according to X, …` and its like: the rest of the sentence is the content."""
    known = phrases()
    if known.keys().isdisjoint(s.low):
        return
    for word, low in enumerate(s.low):
        for phrase, act in known.get(low, ()):
            at = word - phrase.index(low)
            if at < 0 or at >= len(s.low) - len(phrase) or s.low[at : at + len(phrase)] != phrase:
                continue
            cue = tuple(range(at, at + len(phrase)))
            source = with_name(s, _noun_phrase_after(s, at + len(phrase)))
            if not source or (len(phrase) == 1 and at and s.low[at - 1] != ","):
                continue
            own = {*cue, *source}
            before = [k for k in range(at) if k not in own]
            after = _past_relative(s, [k for k in range(max(source) + 1, len(s.words)) if k not in own])
            if len(before) < 3:
                before = []
            content = before if len(before) >= 3 and (not after or s.low[after[0]] != ",") else before + after
            if content:
                yield Attribution(at, cue, act, " ".join(phrase), source, tuple(content), "r")


def _past_relative(s: Parsed, after: list[int]) -> list[int]:
    """What stands behind a source without the clause that only tells of it: `according to the firm, which runs her, …`."""
    if len(after) < 2 or s.low[after[0]] != "," or s.low[after[1]] not in _RELATIVES:
        return after
    return next((after[n:] for n, k in enumerate(after) if n and s.low[k] == ","), [])


_RELATIVES = frozenset({"which", "who", "whose", "where"})
_QUALIFIES = frozenset({"compound", "amod", "flat", "nmod:poss", "nummod", "det"})


def _noun_phrase_after(s: Parsed, at: int) -> tuple[int, ...]:
    """The noun phrase that begins at word `at`."""
    for head in range(at, min(at + 12, len(s.words))):
        heads = s.tags[head][:1] in {"N", "P"} and s.relations[head] not in _QUALIFIES
        below = [k for k in s.below(head) if k >= at] if heads else []
        if below and not at <= s.heads[head] <= max(below):
            end = max(below)
            comma = next((k for k in range(head, end + 1) if s.low[k] in {",", '"'}), end + 1)
            return tuple(range(at, max(comma, head + 1)))
    return ()

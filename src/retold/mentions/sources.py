"""Whose words they are: from a cue to the words of the sentence that name its subject."""

import re

from retold.mentions.gazetteer import role_nouns
from retold.mentions.grammar import Parsed
from retold.mentions.runs import CALENDAR
from retold.words import fold
from retold.words.background import common_word

TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "night",
        "time",
    ]
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SINCE = frozenset({"since", "in", "until", "by", "from", "during", "before", "after"})
_STARTS_PHRASE = frozenset({"DT", "NN", "NNS", "NNP", "NNPS", "JJ", "PRP", "PRP$", "CD", "WP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_REACH = 14  # words of a relative clause before a verb
_SHARES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "parataxis", "obl"})
_DEEPEST = 6  # nouns between a participle and the verb it goes with
_TITLED, _NAME = 14, 4  # words of a name with a title beside it, and of the name
_OBJECTS = frozenset({"her", "him", "them", "us", "me"})
_MANY = frozenset({"people", "men", "women", "others"})  # who may speak together: said two people
_LEFT_OVER = frozenset({"last", "this", "on", "late", "early", "to"})  # begin what follows a phrase, not end it
_ROUGHLY = frozenset({"about", "around", "over", "under"})  # before a number that speaks: `about 20 guests said`
_LINKS = frozenset({"of", "from", "for", "at", "with"})  # behind a person, before what he is of


def source_of(s: Parsed, cue: int, *, passive: bool) -> tuple[int, ...]:
    """The words that name the subject of the cue at word `cue`, empty if the sentence names nobody."""
    seen: set[int] = set()
    word = cue
    while word not in seen and len(seen) < 6:
        seen.add(word)
        found = _subject(s, word, passive=passive)
        if found is not None:
            phrase = sound(s, noun_phrase(s, found))
            return _behind_comma(s, word, phrase) or _past_clause(s, word, phrase) or phrase
        relation, head = s.relations[word], s.heads[word]
        if passive or head < 0:
            return ()
        if relation == "acl" and (verb := _set_off_from(s, word)) is not None:
            word = verb
            continue
        if relation in {"acl", "acl:relcl"}:
            return sound(s, noun_phrase(s, head, before=word))
        if relation in _SHARES_SUBJECT or _says_there_is(s, word):
            if (
                relation == "conj" and s.tags[word] in _FINITE and s.tags[head] == "VB"
            ):  # denies any plan to close it and accuses
                for _ in s.heads:  # a tree that is none, with a circle in it, must not hold up everything
                    if s.tags[head] in _FINITE or s.heads[head] < 0:
                        break
                    head = s.heads[head]
            word = head
            continue
        return ()
    return ()


def _says_there_is(s: Parsed, word: int) -> bool:
    """`confirmed that there was a letter but | said`: of a verb with `there` for a subject what there is says nothing."""
    return s.relations[word] == "ccomp" and any(s.relations[c] == "expl" for c in s.children[word])


def _set_off_from(s: Parsed, cue: int) -> int | None:
    """`Roe cited the act, | arguing that`: the verb whose subject says what a participle behind a comma gives.

    None where the noun before the comma is somebody, or the subject itself.
    """
    noun = s.heads[cue]
    if s.tags[cue] != "VBG" or cue == 0 or s.low[cue - 1] != "," or s.names[noun].endswith("PER"):
        return None
    if s.low[noun] in role_nouns():
        return None
    seen = 0
    while noun >= 0 and s.tags[noun][0] != "V" and seen < _DEEPEST:
        if s.relations[noun] in {"nsubj", "nsubj:pass"}:
            return None
        noun, seen = s.heads[noun], seen + 1
    return noun if 0 <= noun < cue and s.tags[noun][0] == "V" else None


def _behind_comma(s: Parsed, verb: int, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """`Jailing Roe today, | Mrs Justice Holm | told him`: the person right before the verb, where a comma parts her from the phrase."""
    start = verb
    while start > 1 and s.names[start - 1].endswith("PER"):
        start -= 1
    parted = phrase and phrase[-1] < start - 1 and s.low[start - 1] == "," and s.names[start : start + 1] == ("B-PER",)
    return tuple(range(start, verb)) if parted and start < verb else ()


def _past_clause(s: Parsed, verb: int, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """`Jo Roe, who led | the inquiry, | wrote`: what a relative clause between commas is of, where the subject found stands in it."""
    if not phrase or phrase[-1] >= verb or s.low[verb - 1] != ",":
        return ()
    opened = next((k for k in range(phrase[0], max(phrase[0] - _REACH, 0), -1) if s.low[k] == ","), 0)
    within = opened > 0 and s.low[opened + 1] == "who" and "," not in s.low[opened + 1 : verb - 1]
    return noun_phrase(s, opened - 1) if within and s.tags[opened - 1] in _NOUNS else ()


def _subject(s: Parsed, word: int, *, passive: bool) -> int | None:
    if _says_there_is(s, word):
        return None
    wanted = ("obl:agent",) if passive else ("nsubj", "nsubj:pass")
    for relation in wanted:
        found = [child for child in s.children[word] if s.relations[child] == relation and not _is_time(s, child)]
        if found:
            nearest = min(found, key=lambda child: (child > word, abs(child - word)))
            return _named_before(s, found, nearest)
    return None


def _named_before(s: Parsed, subjects: list[int], nearest: int) -> int:
    """`Jo Roe, | a pilot, said`: of two subjects the second of which stands between commas, the first."""
    first = min(subjects)
    between = s.low[first:nearest]
    return first if first < nearest and "," in between and "," in s.low[nearest + 1 : nearest + 3] else nearest


def noun_phrase(s: Parsed, head: int, before: int | None = None) -> tuple[int, ...]:
    """The words of the noun phrase around `head`, up to a comma, a relative clause or word `before`."""
    stop = frozenset(c for c in s.children[head] if s.relations[c] in {"acl:relcl", "parataxis", "punct", "cop"})
    below = sorted(s.below(head, stop))
    low, high = min(below), max(below)
    start = low
    for k in range(head - 1, low - 1, -1):
        if s.low[k] in {'"', ",", ":", "("} and not _listed(s, k, head):
            start = k + 1
            break
    end = high + 1
    for k in range(head + 1, high + 1):
        if (
            s.low[k] in {",", '"', "(", ":", "-", "that"}
            or s.tags[k] in _FINITE
            or (before is not None and k >= before)
        ):
            end = k
            break
    while end < len(s.words) and s.tags[end] in {"NNP", "NNPS"} and end == high + 1:  # a name the grammar set apart
        end, high = end + 1, high + 1
    while start < head and s.low[start] in {
        "by",
        "from",
        "of",
        "for",
        "as",
        "in",
        "because",
        "after",
        "before",
        "until",
        "since",
        "although",
        "when",
        "where",
        "while",
        "if",
        "that",
        "but",
        "and",
    }:
        start += 1
    end = max(end, head + 1)
    start = next((k + 1 for k in range(start, head) if s.low[k] in TIMES and s.tags[k + 1] == "NNP"), start)
    start = _at_name(s, _whole_phrase(s, start), head, end)
    while end - start > 1 and (s.low[end - 1] in TIMES or s.low[end - 1] in _LEFT_OVER):
        end -= 1
    while start and (s.names[start][:2] == "I-" or (s.tags[start - 1] == "NNP" and s.low[start - 1] in role_nouns())):
        start -= 1  # half a name, or a title the grammar set apart
    return tuple(range(start, end))


def _whole_phrase(s: Parsed, start: int) -> int:
    """Where a phrase begins of which the grammar gave the end: `The mill | on the hill`, `Norway and | its allies`."""
    if not start:
        return start
    at = start
    if s.tags[start] == "IN" and s.low[start] in {"at", "on", "in", "from", "of"} and s.tags[start - 1] in _NOUNS:
        at = start - 1
    elif s.tags[start] == "PRP$" and s.low[start - 1] == "and" and start > 1 and s.tags[start - 2] in _NOUNS:
        at = start - 2
    else:
        return start
    while at > 0 and (s.tags[at - 1] in _NOUNS or s.tags[at - 1] in {"DT", "JJ", "CD", "PRP$"}):
        at -= 1
    return at


def _at_name(s: Parsed, start: int, head: int, end: int) -> int:
    """`a rule | Tull says she took …`: a name right behind a thing has the verb, not the thing."""
    named = end > head + 1 and all(s.names[k].endswith("PER") for k in range(head + 1, end))
    return head + 1 if named and s.low[start] in {"a", "an"} and s.low[head] not in role_nouns() else start


def _listed(s: Parsed, comma: int, head: int) -> bool:
    """A comma between two adjectives or names of one phrase."""
    return s.heads[comma] >= 0 and comma < head and s.tags[comma - 1][:2] == "JJ" and s.tags[comma + 1][:2] == "JJ"


def sound(s: Parsed, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase that begins with a preposition or `when`, ends with `and`, or names a day, is no subject.

    One that ends with an owner goes on to what is owned.
    """
    if _is_another(s, phrase) or (len(phrase) == 1 and _is_time(s, phrase[0])):
        return ()
    if all(s.low[k] in TIMES for k in phrase) or s.tags[phrase[-1]] == "CC" or s.tags[phrase[0]] == "WRB":
        return ()
    if phrase and s.tags[phrase[-1]] == "POS":
        end = phrase[-1] + 1
        while end < len(s.words) and (s.tags[end] in _NOUNS or s.tags[end][:2] == "JJ"):
            end += 1
        phrase = (*phrase, *range(phrase[-1] + 1, end))
    phrase = _with_bearer(s, phrase)
    if (
        phrase
        and s.tags[phrase[0]] in {"IN", "TO"}
        and s.low[phrase[0]] != "that"
        and not (s.low[phrase[0]] in _ROUGHLY and s.tags[phrase[0] + 1 : phrase[0] + 2] == ("CD",))
    ):
        return ()
    return phrase


def _is_time(s: Parsed, word: int) -> bool:
    """`since | 2019`, `in | March`: what stands behind such a preposition as a year or a month."""
    led = word > 0 and s.low[word - 1] in _SINCE
    return led and (s.low[word] in CALENDAR or _YEAR.fullmatch(s.words[word]) is not None)


def _is_another(s: Parsed, phrase: tuple[int, ...]) -> bool:
    """`A second one says`: one of the things just spoken of, which is nobody."""
    return (
        len(phrase) > 1 and s.low[phrase[-1]] == "one" and s.low[phrase[0]] in {"a", "another", "the", "this", "that"}
    )


def _with_bearer(s: Parsed, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """`Jo Roe of | the union Dock Labour called it`: what stands behind a person's `of` is no subject, the person is."""
    linked = bool(phrase) and s.low[phrase[0]] in _LINKS  # the grammar may have taken the preposition in
    at = phrase[0] + linked if phrase else 0
    while at > 1 and (s.tags[at - 1] in _NOUNS or s.low[at - 1] == "&"):  # of brokerage Finch & | Pell
        at -= 1
    last = at - 2
    if last > 0 and s.low[last] == ",":  # Jo Roe, of | the Vestby police, said
        last -= 1
    if last < 0 or s.low[at - 1] not in _LINKS or not s.names[last].endswith("PER"):
        return phrase
    first = last
    while first and (s.names[first][:2] == "I-" or s.tags[first - 1] == "NNP"):  # with a title
        first -= 1
    opens = not first or s.low[first - 1] in {",", '"', "and", "but", ";", "-"}
    return tuple(range(first, phrase[-1] + 1)) if opens else phrase


def with_name(s: Parsed, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """`His lawyer, Jo Roe,`: a description goes on to the name behind its comma."""
    if not phrase or any(s.names[k].endswith("PER") for k in phrase) or s.tags[phrase[-1]][0] != "N":
        return phrase
    end = max(phrase) + 1
    stop = end + 1
    while stop < len(s.words) and s.tags[stop] in {"NNP", "NNPS"}:
        stop += 1
    if end >= len(s.words) or s.low[end] != "," or stop == end + 1:
        return phrase
    named = any(s.names[k].endswith("PER") for k in range(end + 1, stop))
    titled = stop - end > 2 and any(s.low[k] in role_nouns() for k in phrase)
    return tuple(range(phrase[0], stop)) if named or titled else phrase


def main_subject(s: Parsed, participle: int) -> tuple[int, ...]:
    """The subject of the nearest verb before a participle set off by a comma (`He urged …, warning that …`)."""
    for k in range(participle - 1, -1, -1):
        if s.relations[k] in {"nsubj", "nsubj:pass"} and 0 <= s.heads[k] < participle:
            verb = s.heads[k]
            if s.relations[verb] not in {"acl", "acl:relcl", "ccomp", "advcl"}:
                return noun_phrase(s, k)
    return ()


def name_before(s: Parsed, verb: int) -> tuple[int, ...]:
    """Where the grammar shows no subject: the noun phrase that ends within three words before the verb."""
    for k in range(verb - 1, max(verb - 4, -1), -1):
        if s.low[k] in TIMES or (s.low[k] in {"last", "this"} and s.low[k + 1] in TIMES):
            continue
        if s.low[k] == ",":
            k = _before_relative(s, k)  # noqa: PLW2901
        if s.tags[k] in {"NNP", "NNPS", "PRP", "NN", "NNS", "WP"} or _is_name(s, k):
            phrase = noun_phrase(s, k)
            return () if _is_time(s, k) or _is_another(s, phrase) else _before_participle(s, phrase)
        if s.tags[k] not in {"RB", "MD", "VBD", "VBZ", "VBP", ")", "-RRB-", ","}:
            return ()
    return ()


def _is_name(s: Parsed, word: int) -> bool:
    """Whether the network sees a person in a word that the grammar takes for no noun: `Stroud | rejected`."""
    opens = word == 0 and s.tags[word] == "RB" and not common_word(fold(s.words[0]))
    return s.names[word].endswith("PER") or opens


def _before_participle(s: Parsed, phrase: tuple[int, ...]) -> tuple[int, ...]:
    """`Experts summoned | to the spot found`: the noun before the participle that a phrase with a preposition hangs on."""
    at = phrase[0] - 1
    if (
        s.tags[phrase[0]] not in {"IN", "TO"}
        or at < 1
        or s.tags[at] not in {"VBN", "VBD"}
        or s.tags[at - 1] not in _NOUNS
    ):
        return phrase
    return noun_phrase(s, at - 1, before=at)


def _before_relative(s: Parsed, comma: int) -> int:
    """`Jo Roe, who was late, | said`: the word before the relative clause that ends at a comma; the comma if there is none.

    So of `Jo Roe, of the police, | said` and `An official, asked about it, | said`.
    """
    opened = next((k for k in range(comma - 1, 0, -1) if s.low[k] == ","), 0)
    aside = bool(opened) and (s.low[opened + 1] in {"who", "which", "whose", "of"} or s.low[opened + 1] == "asked")
    return opened - 1 if aside else comma


_CLAUSES = frozenset({"VBD", "VBZ", "VBP", "MD"})


def phrase_behind(s: Parsed, verb: int) -> tuple[int, ...]:
    """The noun phrase behind an inverted verb (`said Jo Roe, a lawyer`)."""
    start = verb + 1
    if start >= len(s.words) or s.tags[start] not in _STARTS_PHRASE or s.low[start] in TIMES:
        return ()
    if s.tags[start] == "PRP" and s.low[start] in _OBJECTS:  # wrote her the song
        return ()
    end = start
    while end < len(s.words) and end - start < 14:
        low, tag = s.low[end], s.tags[end]
        if tag in _CLAUSES and end > start:  # says the closures | would save …
            return ()
        if low in {",", '"', "(", "-", ";", ".", "who"} or tag in {"TO", "VBG"}:
            break
        if tag == "IN" and low != "of":
            break
        end += 1
    phrase = with_name(s, tuple(range(start, end)))
    counted = s.tags[start] == "CD" and not any(s.names[k].endswith("PER") or s.low[k] in _MANY for k in phrase)
    return () if counted and role_nouns().isdisjoint(s.low[k] for k in phrase) else phrase  # published 64 pages


def _name_and_title(s: Parsed, last: int) -> tuple[int, ...]:
    """`…, a spokeswoman, Jo Roe, | said` or `…, Jo Roe, a spokeswoman, | said`: the two parts before the comma at `last`."""
    commas = [k for k in range(max(0, last - _TITLED), last) if s.low[k] == ","][-2:]
    if len(commas) < 2:
        return ()
    parts = range(commas[0] + 1, commas[1]), range(commas[1] + 1, last)
    named = [all(s.tags[k] in {"NNP", "NNPS"} for k in part) and 0 < len(part) <= _NAME for part in parts]
    titled = [not role_nouns().isdisjoint(s.low[k] for k in part) for part in parts]
    if (named[0] and titled[1]) or (titled[0] and named[1]):
        return tuple(range(commas[0] + 1, last))
    return ()


def phrase_to(s: Parsed, verb: int) -> tuple[int, ...]:
    """In `…, the minister said`: what stands between the last comma and the verb, or a name and a title set off before it."""
    if verb and s.low[verb - 1] == ",":
        named = _before_relative(s, verb - 1)
        return _name_and_title(s, verb - 1) or (noun_phrase(s, named) if named < verb - 1 else ())
    start = verb
    while start > 0 and s.low[start - 1] not in {",", '"', "-", ";", ")"} and verb - start < 12:
        start -= 1
    end = verb
    while end > start and (s.tags[end - 1][0] in "RMV" or s.low[end - 1] in TIMES):
        end -= 1
    words = tuple(range(start, end))
    return words if any(s.tags[k][0] in "NP" or s.low[k] in role_nouns() for k in words) and sound(s, words) else ()

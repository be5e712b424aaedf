"""Whether an undirected date ("Friday", "in March") lies ahead or behind, as the verbs around it say.

No parse: the nearest verb before the date in its sentence is taken for its own, else the first after it. What the nearest
word alone would get wrong is looked at in its group: "will stay closed", "was due to end", "began to fall", "shot to death".
"""

from collections.abc import Sequence
from typing import TypeAlias

from retold.mentions.dates_cues import Cues
from retold.mentions.dates_tokens import Token

# How many words around a date are searched for a verb that gives its direction; clauses of news are rarely longer.
CUE_REACH = 14
# A verb within so many words before the date is most likely its own.
NEAR = 3
# So is the first verb after one that opens the sentence ("In January, the board met").
NEAR_AFTER = 6
# How far before a participle its auxiliary stands ("will almost certainly be closed").
GROUP_REACH = 4
_CLOSING = frozenset('»”"')
_ON = frozenset({"on", "am", "le", "el", "em", "op"})
_ARTICLES = frozenset({"el", "la", "le", "den", "o", "a", "de"})
# `past`, `future`, `planned` (ahead of what is told, which is itself past) or None as the words around say, and whether
# the verb stands near.
Way: TypeAlias = tuple[str | None, bool]
# The present tense ends the search and tells nothing: a plan, a state or a report.
PRESENT = "present"


def direction(text: str, tokens: Sequence[Token], first: int, last: int, limits: tuple[int, int], cues: Cues) -> Way:
    """Where the date of tokens[first:last] lies by the nearest verb.

    `limits` are the token indices of the sentence.
    """
    event = any("poss" in token.classes for token in tokens[first:last])  # "Thursday's call": not when it was asked for
    for at in range(first - 1, max(limits[0], first - CUE_REACH) - 1, -1):
        if tokens[at].word in cues.clauses:
            break
        if (event and tokens[at].word == "to") or (at == limits[0] and tokens[at].word in cues.openers):
            continue
        way = _way(text, tokens, at, cues)
        if settled := _settled(text, tokens, (at, first, last, limits[1]), way, cues):
            return settled, True
        if way in ("past", PRESENT) and not event and _aimed(tokens, first, cues):
            return "planned", True
        pair = _pair(tokens, at)
        if pair in cues.pairs or (event and not cues.moved.isdisjoint((pair, tokens[at].word))):
            return "future", not event  # of "called off Saturday's match" the day may be behind
        if way is not None:
            return _told(way), way != "planned" and _is_near(tokens, at, first, way, cues)
    return _behind(text, tokens, first, last, limits, cues)


def _behind(text: str, tokens: Sequence[Token], first: int, last: int, limits: tuple[int, int], cues: Cues) -> Way:
    """Where a date lies by the first verb behind it; `planned` if none tells and something is to be done by then."""
    led = _is_deadline(tokens, first, cues)
    for at in range(last, min(limits[1], last + CUE_REACH)):
        if (
            led and text[tokens[at].start] in _CLOSING
        ):  # "… antes de Navidad», dijo": what was said then is another matter
            break
        way = _way(text, tokens, at, cues)
        if way is not None:
            return _told(way), first == limits[0] + 1 and at - last < NEAR_AFTER and tokens[at].word in cues.words
    return ("planned" if led else None), False


def _is_deadline(tokens: Sequence[Token], first: int, cues: Cues) -> bool:
    """Whether a word stands before a date that puts something before it: `by Friday`, `antes de Navidad`."""
    return first > 0 and (tokens[first - 1].word in cues.limits or _pair(tokens, first - 2) in cues.limits)


def _is_to_come(tokens: Sequence[Token], at: int, first: int, cues: Cues) -> bool:
    """Whether a verb that may tell anything is of what comes: `promises a study by 22 December`, `They go up on Sunday night`."""
    word, before = tokens[at], tokens[at - 1] if at else None
    if word.word in cues.promising:
        return _is_deadline(tokens, first, cues)
    if word.word not in cues.scheduled or before is None or first - at > NEAR_AFTER:
        return False
    plural = before.word.endswith(cues.plural) and before.word.isalpha() and before.word not in cues.words
    return before.word in cues.many or (bool(cues.plural) and plural)


def _settled(
    text: str, tokens: Sequence[Token], at: tuple[int, int, int, int], way: str | None, cues: Cues
) -> str | None:
    """What a date is, whatever the word before it tells, as the words right beside it say.

    `at`: the verb, the date with the token behind it, the end of the sentence.
    """
    verb, first, last, end = at
    if _is_to_come(tokens, verb, first, cues):
        return "future"
    if way in (PRESENT, "future") and _overtaken(text, tokens, first, last, end, cues):
        return "past"
    return "future" if way == PRESENT and _stated(tokens, verb, first, cues) else None


def _overtaken(text: str, tokens: Sequence[Token], first: int, last: int, end: int, cues: Cues) -> bool:
    """Whether a clause opens with the date and its verb tells what lay behind: `and by April every one of them knew`."""
    if tokens[first - 1].word not in cues.deadlines or tokens[first - 2].word not in cues.breaks:
        return False
    told = (_way(text, tokens, at, cues) for at in range(last, min(end, last + NEAR_AFTER)))
    return next((way for way in told if way is not None), None) == "past"


def _stated(tokens: Sequence[Token], at: int, first: int, cues: Cues) -> bool:
    """Whether the present says what comes: `is not withdrawn by Friday`, `the next is on Friday`."""
    between = tokens[at + 1 : first]
    if between and between[-1].word in cues.deadlines:
        return True
    return tokens[at].word in cues.present and all(token.word in _ON for token in between)


def _aimed(tokens: Sequence[Token], first: int, cues: Cues) -> bool:
    """Whether `for` stands before a date, perhaps with an article between: `para el lunes`."""
    before = [token.word for token in tokens[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in cues.aims or (before[0] in cues.aims and before[-1] in _ARTICLES))


def _is_near(tokens: Sequence[Token], at: int, first: int, way: str, cues: Cues) -> bool:
    word = tokens[at].word
    if way == "future" and tokens[first - 1].word in cues.deadlines:  # "has to be done by August"
        return True
    if word in cues.modal:  # "will not open again before Tuesday": of one clause with what follows
        return not any(token.word in cues.breaks or "comma" in token.classes for token in tokens[at + 1 : first - 1])
    auxiliary = at > 0 and cues.words.get(tokens[at - 1].word) == "past"  # "was revealed"
    return first - at <= NEAR and (word in cues.words or way == "future" or auxiliary)


def _told(way: str) -> str | None:
    return None if way == PRESENT else way


def _way(text: str, tokens: Sequence[Token], at: int, cues: Cues) -> str | None:
    word, before = tokens[at].word, tokens[at - 1].word if at else ""
    if word == "to":
        return _of_infinitive(text, tokens, at, cues)
    if word in cues.present or ("poss" in tokens[at].classes and before in cues.pronouns):  # "there's"
        return PRESENT
    if before == "to" or (before and _is_noun(tokens, at, cues)):  # "to lay": what stands before "to" tells
        return None
    known = cues.words.get(word) or _by_ending(text, tokens[at], cues)
    if known == "past":
        return _of_participle(tokens, at, cues)
    if word in cues.modal:
        return _of_modal(tokens, at, cues)
    known = "past" if word in cues.openers and _has_lasted(tokens, at, cues) else known
    return _of_plan(tokens, at, known, cues) if word in cues.planned else known


def _of_plan(tokens: Sequence[Token], at: int, known: str | None, cues: Cues) -> str | None:
    """`is set for Monday`, `was due Friday`: ahead, or ahead of what is told."""
    now = at > 0 and tokens[at - 1].word in cues.present
    if not now and at + 1 < len(tokens) and tokens[at + 1].word in cues.determiners:
        return "planned"  # "scheduled the repair for Friday": a verb that tells what was done
    return _seen_from_past(tokens, at, cues) or ("future" if now else known)


def _pair(tokens: Sequence[Token], at: int) -> str:
    return " ".join(token.word for token in tokens[at : at + 2])


def _is_noun(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Words in the place of a noun or of its adjective: "a vote", "the proposed sale", "Thursday's vote"."""
    before, word = tokens[at - 1], tokens[at].word
    if before.word in cues.determiners:
        return True
    if word in cues.modal:  # "the two will meet"
        return False
    if cues.words.get(word) == "future" and ("num" in before.classes or before.word in cues.prepositions):
        return True  # "won 40 votes Tuesday"
    return "poss" in before.classes and word not in cues.planned and not word.endswith(cues.past_endings)


def _by_ending(text: str, token: Token, cues: Cues) -> str | None:
    if len(token.word) <= 4 or token.classes or not text[token.start].islower():
        return None
    if token.word.endswith(cues.past_endings):
        return "past"
    return "future" if token.word.endswith(cues.future_endings) else None


def _of_participle(tokens: Sequence[Token], at: int, cues: Cues) -> str | None:
    """A form in -ed is the past unless its auxiliary says otherwise: "will be closed", "is heard in May"."""
    if at and tokens[at - 1].word in cues.timeless:
        return "future" if tokens[at].word in cues.planned and tokens[at - 1].word in cues.present else None
    passive = False  # "not be completed": to come, though its modal stands further off
    for step in range(at - 1, max(-1, at - 1 - GROUP_REACH), -1):
        word = tokens[step].word
        if word in cues.modal:
            return _of_modal(tokens, step, cues)
        if word == "to" and passive and step:
            return _governed(tokens, step, cues) or "past"
        passive = passive or word == "be"
        if word in cues.breaks or "comma" in tokens[step].classes or cues.words.get(word) == "past":
            break
        if word.endswith(cues.past_endings):
            break
    return "future" if passive else "past"


def _of_modal(tokens: Sequence[Token], at: int, cues: Cues) -> str:
    """`could not be reached Wednesday` and `should have sailed` tell what lies behind, any other modal what may come."""
    if tokens[at].word in cues.perfect and _has_been(tokens, at, cues):
        return "past"
    around = {token.word for token in tokens[max(0, at - 2 * GROUP_REACH) : at + 2]}
    able = around & cues.denied or _is_sensed(tokens, at, cues)
    return "past" if tokens[at].word in cues.unreal and able else "future"


def _has_been(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Whether a modal tells what lies behind: `would have sailed`; not `would have another go`, `would have to go`."""
    have = next((k for k in range(at + 1, min(at + 3, len(tokens))) if tokens[k].word == "have"), None)
    if have is None:
        return False
    behind = {token.word for token in tokens[have + 1 : have + 2]}
    return behind.isdisjoint(cues.determiners) and behind.isdisjoint(cues.owned)


def _is_sensed(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Whether a modal tells what somebody perceived: `could still not feel his hands`, `she could hear the sirens`."""
    behind = {token.word for token in tokens[at + 1 : at + 4]}
    person = at > 0 and tokens[at - 1].word in cues.persons
    return bool(behind & cues.sensed) or (person and bool(behind & cues.witnessed))


def _has_lasted(tokens: Sequence[Token], at: int, cues: Cues) -> bool:
    """Whether what went on until a date is told in the past: `worked there until Tuesday`, `had until Tuesday refused`."""
    before = {token.word for token in tokens[max(0, at - 2 * GROUP_REACH) : at]}
    had = at > 0 and tokens[at - 1].word == "had"
    behind = (token.word for token in tokens[at + 1 : at + 4])
    return bool(before & cues.lasting) or (had and any(word.endswith(cues.past_endings) for word in behind))


def _seen_from_past(tokens: Sequence[Token], at: int, cues: Cues) -> str | None:
    """`was due Friday` lies ahead of what is told; `had been due Friday` has come to nothing."""
    before = [token.word for token in tokens[max(0, at - 3) : at]]
    if {"had", "been"} <= set(before):
        return "past"
    return "planned" if set(before[-2:]) & cues.was else None


def _of_infinitive(text: str, tokens: Sequence[Token], at: int, cues: Cues) -> str | None:
    if at + 1 >= len(tokens):
        return None
    after, before = tokens[at + 1], tokens[at - 1].word if at else ""
    verb = after.word == "be" or (
        after.word.isalpha() and text[after.start].islower() and not after.classes and after.word not in cues.not_verbs
    )
    if not verb or after.word.endswith(cues.noun_endings) or not before:
        return None
    return _governed(tokens, at, cues)


def _governed(tokens: Sequence[Token], at: int, cues: Cues) -> str | None:
    """What the word before "to" makes of the infinitive after it; None where it has that word's own tense."""
    before = tokens[at - 1].word
    if before in cues.carried:
        return None
    if before in cues.planned:
        return _seen_from_past(tokens, at - 1, cues) or "future"
    return "planned" if before in cues.was else "future"

"""How far reported words reach: from a reporting verb forward to the end of its clause, or back over what stands before it."""

from retold.mentions.grammar import Parsed
from retold.mentions.lexicon import lexicon
from retold.mentions.sources import TIMES

_ADJUNCTS = frozenset({"obl", "advmod", "iobj", "obj", "compound:prt", "nmod", "advcl", "expl", "obl:agent"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYS = frozenset({"say", "says", "said", "saying"})
_OPENS_CLAUSE = frozenset(
    {"PRP", "DT", "NNP", "NNPS", "NN", "NNS", "EX", "PRP$", "JJ", "CD", "WP", "WRB", "VBG", "PDT", "IN"}
)
QUESTIONS = frozenset({"whether", "if", "why", "what", "how", "who", "when", "where", "which"})
_CONTRASTS = frozenset({"while", "whereas"})
_LONG_SUBJECT = 14  # words
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_VERBS = frozenset({("VBD",), ("VBZ",), ("VBP",), ("MD",)})
_REASONS = frozenset({("because",), ("although",), ("while",), ("after",)})
_SUBJECTS = frozenset({("DT",), ("PRP",), ("NNP",), ("EX",)})
_INVERTED = frozenset({("NNP",), ("DT",), ("NN",), ("NNS",), ("JJ",), ("CD",), ("PRP$",), ("NNPS",)})


def reported(s: Parsed, cue: int, *, needs_clause: bool) -> tuple[list[int], str] | None:
    """The words that the reporting verb at `cue` reports, and `c` (they follow it) or `r` (they stand around it).

    `needs_clause`: only words that the grammar calls a clause of the verb count as following it.
    """
    inverted = _before_inversion(s, cue)
    if inverted:
        return inverted, "r"
    low, high = _block(s, cue)
    after = _past_hearers(s, cue, _to_that(s, _skip_adjuncts(s, cue, high)))
    before = s.low[low - 1] if low else ""
    if (pause := _told_whom(s, cue)) is not None and (start := _phrase_start(s, cue)) > 3:
        low, before, after = start, ",", pause
    if before == "," and low > 3 and s.low[after : after + 1] in _REASONS:  # said on condition of anonymity because …
        after = len(s.low)
    follows = after < len(s.low) and s.low[after] not in {".", ",", '"', "-", ";", ")", "?", "!"}
    if follows and (follows := _clause_follows(s, cue, after, needs_clause=needs_clause)):
        start = after + (s.low[after] == "that")
        words = _one_statement(s, list(range(start, _end(s, cue, start))))
        return (words, "c") if words else None
    if before in {",", '"', "-"} and low > 1 and s.tags[cue] in _FINITE and s.low[low] not in {"which", "who", "that"}:
        return _around(s, cue, low, after)
    return None


def _one_statement(s: Parsed, words: list[int]) -> list[int]:
    """The words, none if they are the rest of a phrase and another sentence: `published pictures | on Monday; we matched …`."""
    stop = next((n for n, k in enumerate(words) if s.low[k] == ";"), 0)
    return [] if stop and not any(s.tags[k] in _FINITE for k in words[:stop]) else words


def _around(s: Parsed, cue: int, low: int, after: int) -> tuple[list[int], str] | None:
    """The words before a cue that stands behind them or between their parts; its own phrase goes from `low` to `after`."""
    before = s.low[low - 1]
    back = list(range(_back_to(s, low), low - 1))
    if not _is_clause(s, back):
        return _parted(s, cue, back, low, after)
    if low <= 3:
        return None
    if _participle_cue(s, after + 1):
        return back, "r"
    if after < len(s.low) and s.low[after] in {",", "-"} and after + 3 < len(s.low) and before in {",", "-"}:
        return back + list(range(after + 1, _end(s, cue, after + 1))), "r"
    ends = after >= len(s.low) or s.low[after] in {".", ",", "-", ";", '"', ")", "?", "!"}
    return (back, "r") if len(back) > 2 and ends else None


def _parted(s: Parsed, cue: int, back: list[int], low: int, after: int) -> tuple[list[int], str] | None:
    """`In his town, Roe said, nobody sails`: the cue between two commas, the verb of what was said behind it."""
    if s.low[low - 1] != "," or s.low[after : after + 1] != (",",) or _participle_cue(s, after + 1) or not back:
        return None
    rest = list(range(after + 1, _end(s, cue, after + 1)))
    return (back + rest, "r") if any(s.tags[k] in _FINITE for k in rest) else None


def _before_inversion(s: Parsed, cue: int) -> list[int]:
    """The words before `, said Jo Roe, a baker`; none if the cue is no such one."""
    if cue <= 3 or s.low[cue - 1] != "," or _name_behind(s, cue) is None:
        return []
    back = list(range(_back_to(s, cue), cue - 1))
    return back if any(s.tags[k][0] == "V" for k in back) else []


def _name_behind(s: Parsed, cue: int) -> int | None:
    """In `…, said Jo Roe, a baker` or `…, said an official who …`: where the phrase behind the verb ends; None if a clause follows."""
    if s.low[cue] not in {"said", "says"} or s.tags[cue + 1 : cue + 2] not in _INVERTED:
        return None
    return _pause(s, cue + 1)


def _told_whom(s: Parsed, cue: int) -> int | None:
    """In `…, an official told reporters Monday, …`: where the phrase behind the verb ends; None if a clause follows."""
    return _pause(s, cue + 1) if s.low[cue] in {"told", "tells"} else None


def _phrase_start(s: Parsed, cue: int) -> int:
    """Where the phrase before a cue begins that a comma sets off (`…, an official | told`), 0 if there is none."""
    start = cue
    while start and cue - start < 12 and s.low[start - 1] != ",":
        start -= 1
        if s.tags[start] in _FINITE or s.low[start] in {'"', ".", ";", "that", "who", "which", "and", "but"}:
            return 0
    return start if start and start < cue and s.low[start - 1] == "," else 0


def _pause(s: Parsed, start: int) -> int | None:
    """The first comma, stop or relative word from `start`, if no finite verb, `that` or mark stands before it."""
    for k in range(start, min(start + 20, len(s.low))):
        if s.low[k] in {",", ".", ";", "who"}:
            return k if k > start else None
        if s.tags[k] in _FINITE or s.low[k] in {"that", '"', "to"}:
            return None
    return None


def _is_clause(s: Parsed, words: list[int]) -> bool:
    """Whether there is a finite verb of a main clause among `words`."""
    return any(s.tags[k] in _FINITE and not _subordinate(s, k) for k in words)


def _subordinate(s: Parsed, word: int) -> bool:
    verb = s.heads[word] if s.relations[word] in {"aux", "aux:pass", "cop"} and s.heads[word] >= 0 else word
    return s.relations[verb] in {"advcl", "acl", "acl:relcl"}


def _block(s: Parsed, cue: int) -> tuple[int, int]:
    """From the subject (where it touches the verb) to the verb, or from the verb to the subject after it."""
    low, high = cue, cue + 1
    subjects = [c for c in s.children[cue] if s.relations[c] == "nsubj"]
    nearest = min(subjects, key=lambda c: (c > cue, abs(c - cue)), default=None)
    for child in s.children[cue]:
        if (child in subjects and child != nearest) or (child > cue and s.low[child] in TIMES):
            continue
        if s.relations[child] == "advmod" and "," in s.low[child:cue]:  # Otherwise, | she said
            continue
        if s.relations[child] in {"nsubj", "nsubj:pass", "aux", "aux:pass", "advmod"}:
            below = s.below(child)
            if child < cue:
                low = min(low, *below)
            elif s.relations[child] == "nsubj":
                high = max(high, max(below) + 1)
    while low < cue and s.low[low] in {",", "-", '"'}:  # a mark the grammar hung on the subject
        low += 1
    if low == cue or (s.low[high : high + 1] == (",",) and s.tags[high + 1 : high + 2] in _VERBS):
        low = _phrase_start(s, cue) or low  # The plan, | a source said, is to …
    return low, high


def _skip_adjuncts(s: Parsed, cue: int, high: int) -> int:
    """The first word after the cue that is no adjunct of it: after `told reporters on Monday`, `said in a statement`."""
    at = high
    while at < len(s.low):
        if s.low[at] == "that" or (s.low[at] in QUESTIONS and s.low[cue].startswith("ask")):
            return at
        if s.low[at] in TIMES:
            at += 1
            continue
        owner = next((c for c in s.children[cue] if c >= at and s.relations[c] in _ADJUNCTS and at in s.below(c)), None)
        if owner is not None and _opens_clause(s, cue, owner, at):
            return at  # said the queue | for one would be long
        if owner is not None:
            end = max(s.below(owner)) + 1
            inner = [k for k in range(at, end) if _begins_report(s, cue, at, k)]
            at = inner[0] if inner else end
            continue
        if s.low[at] == "," and at > high and at + 1 < len(s.low) and s.low[at + 1] == "that":
            at += 1
            continue
        return at
    return at


def _opens_clause(s: Parsed, cue: int, owner: int, at: int) -> bool:
    """Whether what is taken for the object of `say` is the subject of what was said."""
    if s.low[cue] not in _SAYS or s.relations[owner] not in {"obj", "iobj"}:
        clause = s.low[cue] in _SAYS and s.tags[at] == "DT" and s.low[at - 1] == s.low[cue]
        return clause and any(s.tags[k] in _FINITE for k in range(at, owner))
    if s.low[at] in _NOMINATIVE:
        return True
    after = max(s.below(owner)) + 1
    after += s.low[after : after + 1] == ('"',)
    return s.tags[at] in {"DT", "CD"} or (s.tags[after : after + 1] in _VERBS and s.low[at] not in {"so", "that"})


def _begins_report(s: Parsed, cue: int, at: int, word: int) -> bool:
    """`told a meeting | that …`, `told a meeting | they …`: what was said is hung on the hearers."""
    if s.low[word] == "that":
        subject = s.low[cue] in _SAYS and s.tags[word + 1 : word + 2] in _SUBJECTS
        return s.tags[word] == "IN" or s.relations[word] == "mark" or subject
    hung = s.low[cue] in {"told", "tells", "tell"} and word > at and s.tags[word - 1][0] == "N"
    return hung and _subject_at(s, word)


def _subject_at(s: Parsed, word: int) -> bool:
    """Whether a pronoun that can only be a subject stands there."""
    begins = s.low[word] in {"it", "this", "there"} and s.tags[word + 1 : word + 2] in _VERBS
    return begins or s.low[word] in _NOMINATIVE


def _past_hearers(s: Parsed, cue: int, after: int) -> int:
    """Over hearers without an article (`told supporters | it was too early`), taken for a part of what they were told."""
    bare = s.low[cue] in {"told", "tells", "tell"} and s.tags[after : after + 1] == ("NNS",)
    return after + 1 if bare and after + 1 < len(s.low) and _subject_at(s, after + 1) else after


def _to_that(s: Parsed, after: int) -> int:
    """Over a phrase between cue and `that` which the grammar hung elsewhere (`made clear in public comments that`)."""
    if after < len(s.tags) and s.tags[after] in {"IN", "JJ", "RB", "NNP"} and s.low[after] != "that":
        for k in range(after + 1, min(after + 9, len(s.low))):
            if s.low[k] == "that" and (s.tags[k] == "IN" or s.tags[k + 1 : k + 2] not in _VERBS):
                return k
            if s.tags[k][0] == "V" or s.low[k] in {",", '"', "."}:
                break
    return after


def _clause_follows(s: Parsed, cue: int, after: int, *, needs_clause: bool) -> bool:
    asked = s.low[after] in QUESTIONS and s.low[cue].startswith("ask")
    if s.low[after] == "that" or asked:
        return after + 2 < len(s.low)
    clauses = [c for c in s.children[cue] if s.relations[c] in {"ccomp", "parataxis"} and c > cue]
    if any(after in s.below(c) for c in clauses):
        return True
    if _carries_relative(s, cue, after):
        return True
    if needs_clause or s.tags[after] not in _OPENS_CLAUSE:
        return False
    if s.low[after] in _NOMINATIVE and after + 2 < len(s.low):
        return True
    return any(s.tags[k] in _FINITE for k in range(after, min(after + 15, len(s.tags))))


def participle(s: Parsed, word: int) -> bool:
    """`…, warning that …`: a verb in -ing set off by a comma, even where it is taken for a noun."""
    if not word or s.low[word - 1] != ",":
        return False
    return s.tags[word] == "VBG" or (s.low[word].endswith("ing") and s.low[word + 1 : word + 2] == ("that",))


def _carries_relative(s: Parsed, cue: int, after: int) -> bool:
    """`a move that Roe said was meant …`: the words after the cue belong to a relative word before it."""
    low, _ = _block(s, cue)
    return low > 0 and s.low[low - 1] in {"which", "that", "who", "what"} and s.tags[after] in _FINITE


def _end(s: Parsed, cue: int, start: int) -> int:
    """Where reported words that begin at `start` end: the sentence's end, or where another cue or the frame goes on."""
    limit = len(s.low)
    if start >= limit:  # a sentence broken off behind the cue's comma
        return limit
    if (
        s.relations[cue] in {"acl:relcl", "acl"} and not participle(s, cue) and not _carries_relative(s, cue, start)
    ) or (s.relations[cue] == "advcl" and 0 <= cue < s.heads[cue] and not participle(s, cue)):
        limit = max(max(s.below(cue)) + 1, start + 1)
    for at in range(start + 2, limit - 1):
        word, following = s.low[at], at + 1
        if word == "," and _participle_cue(s, following):
            return at
        if s.low[at] == "according" and s.low[following] == "to":
            return at - (s.low[at - 1] == ",")
        if word == "as" and _writers_own(s, following):
            return at - (s.low[at - 1] == ",")
        another = _another_cue(s, cue, following) if word in {"and", "but"} else word in _CONTRASTS and _said_by(s, at)
        if another:
            return at - (s.low[at - 1] == ",")
    while limit > start and s.low[limit - 1] in {".", "?", "!", '"', ")"}:
        limit -= 1
    return limit


def _writers_own(s: Parsed, after: int) -> bool:
    """`… as he faces a vote`, `…, as is the agency`: the writer says what else goes on."""
    if s.low[after] in {"is", "are", "was", "were"}:
        return s.low[after - 2] == ","
    return s.low[after] in _NOMINATIVE and s.tags[after + 1 : after + 2] in _VERBS


def _participle_cue(s: Parsed, word: int) -> bool:
    """`…, adding that …`: another attribution begins."""
    if word >= len(s.low) or not participle(s, word):
        return False
    return any(v.reports() for v in lexicon().verbs.get(s.low[word], ()))


def _another_cue(s: Parsed, cue: int, at: int) -> bool:
    """Whether a reporting verb beside the cue begins at `at` (`and warned that …`, `but officials said …`)."""
    for k in range(at, min(at + 6, len(s.low))):
        if s.tags[k] in _FINITE and s.tags[k] != "MD":
            reports = any("c" in v.frames for v in lexicon().verbs.get(s.low[k], ()))
            beside = s.relations[k] == "conj" and s.heads[k] == cue
            return reports and (beside or (k == at and s.tags[k] == s.tags[cue]) or s.low[k] in {"said", "says"})
    return False


def _said_by(s: Parsed, at: int) -> bool:
    """Whether somebody else says something in the clause that the word at `at` begins (`…, while the mayor, who …, said …`)."""
    return s.low[at - 1] == "," and any(
        s.low[k] in {"said", "says"} and s.relations[k] not in {"acl", "acl:relcl"}
        for k in range(at + 2, min(at + _LONG_SUBJECT, len(s.low)))
    )


def _back_to(s: Parsed, low: int) -> int:
    """Where the reported words before a cue begin: the sentence's start, after a link word or an earlier part."""
    for at in range(low - 3, 0, -1):
        if s.low[at] == ";":
            return at + 1
    for at in range(1, min(low - 3, 12)):  # WILMINGTON, Del. (AP) —
        if s.low[at] == "-" and (s.words[0].isupper() or s.low[at - 1] == ")"):
            return at + 1
    return 1 if s.low[0] in {"but", "and", "still"} else 0

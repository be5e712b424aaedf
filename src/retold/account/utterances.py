"""What was said, each utterance once, in every wording the tellings give it."""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from retold.account.rewordings import TELLING, Rewording, alone, differences, usual
from retold.account.speakers import Said, roles_of, same_source, speaker_evidence
from retold.model import AccountQuote, Evidence, Lineage, QuoteKind, Span, Story, Wording
from retold.words import folded
from retold.words.tokens import APOSTROPHES

# Acts of speech; what people think, want or feel is no utterance unless it stands in quotation marks.
_SPEECH = frozenset(
    [
        "say",
        "tell",
        "ask",
        "claim",
        "confirm",
        "admit",
        "deny",
        "refuse",
        "warn",
        "threaten",
        "demand",
        "promise",
        "offer",
        "agree",
        "announce",
        "criticise",
        "praise",
        "stress",
        "apologise",
        "describe",
    ]
)
# Weighted shared words over the shorter wording, from which two quotes are one utterance.
_SAME_SPEAKER, _OTHER_SPEAKER = 0.5, 0.75
_NEARLY = 0.8
_IN_MARKS = 0.85  # of the words, in one order, of what stands in quotation marks
_SHARED_WORDS = 3  # at least so many telling words must be shared
# A "clause" that begins so has lost its subject (`for reasons that officials say are not clear`).
_FINITE = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "does",
        "did",
    }
)
_UNSAID = re.compile(r"\b(?:not|never|nor|cannot)\b|n't\b|\b(?:(?:declin|refus|fail)\w+|unable) to\b", re.IGNORECASE)
_PAUSE = re.compile(r'["“”«»,;:(]')  # behind it begin the words of the verb: a paper marked “not for sale”, says …
_NO = frozenset({"deny", "refuse"})
_NEAR = 80  # characters between somebody and the verb of a promise, an offer, a refusal of theirs
# What speaks through persons: a body for its spokesman, or the other way round, puts words into nobody else's mouth.
_BODIES = frozenset(
    {"administration", "agency", "army", "authorities", "authority", "cabinet", "club", "company", "council", "department",
     "firm", "government", "ministry", "office", "party", "police", "team", "union"}
)  # fmt: skip
_FEWEST_WORDS = 4  # of reported words outside quotation marks
_SAME_RUN = 5  # words in one order inside the marks of both, from which a short quote is the same
_RUN_SHARE = 0.7  # of the fewer words inside marks


def utterances(story: Story, lineage: Lineage, said: Iterable[Said]) -> tuple[AccountQuote, ...]:
    """The utterances of a story, of its quotes `said`: those that most independent tellings give first, then in the order of the articles."""
    wordings = [Rewording(s) for s in said if _is_utterance(s)]
    roles = roles_of(story)
    groups: list[list[Rewording]] = []
    alone = len(story.articles) == 1  # whose quotes are compared with none
    for wording in sorted(wordings, key=_in_marks_first):
        fitting = () if alone else (g for g in groups if _fits(wording, g, roles))
        group = max(fitting, key=lambda g: _best(wording, g), default=None)
        if group is None:
            groups.append([wording])
        else:
            group.append(wording)
    order = {article.id: n for n, article in enumerate(story.articles)}
    found = [(_first(group, order), _account(group, lineage, roles)) for group in groups]
    return tuple(quote for _, quote in sorted(found, key=lambda f: (-f[1].origins, -len(f[1].wordings), f[0])))


def _in_marks_first(wording: Rewording) -> tuple[bool, float, str, int]:
    """What stands in marks finds its like before what only reports, of which an article has both."""
    said = wording.said
    return said.quote.kind is QuoteKind.INDIRECT, -wording.total, said.article.id, said.start


def _is_utterance(said: Said) -> bool:
    if said.quote.kind is not QuoteKind.INDIRECT:
        return said.quote.kind is QuoteKind.DIRECT or not _is_unsaid(said)
    frame = said.quote.cue.frame if said.quote.cue is not None else None
    if said.act not in _SPEECH or said.speaker is None or frame == "noun" or _is_unsaid(said):
        return False
    if frame == "object" and said.act != "criticise":  # "described the wall", "talked about the wall" give no words
        return False
    if frame == "infinitive" and _apart(said) > _NEAR:  # "security guarantees to …": a noun taken for a verb
        return False
    words = folded(said.text)
    return len(words) >= _FEWEST_WORDS and words[0] not in _FINITE


def _is_unsaid(said: Said) -> bool:
    """Whether it is told that somebody did not say it: `She did not say how far it was`, `He declined to say whether …`."""
    cue, speaker = said.quote.cue, said.quote.speaker
    if cue is None:
        return False
    start = speaker.span.end if speaker is not None and speaker.span.end <= cue.span.start else cue.span.start
    before = said.article.text[max(start, cue.span.end - _NEAR) : cue.span.end].translate(APOSTROPHES)
    return _UNSAID.search(_PAUSE.split(before)[-1]) is not None


def _apart(said: Said) -> int:
    """Characters between speaker and cue."""
    cue, speaker = said.quote.cue, said.quote.speaker
    return max(cue.span.start - speaker.span.end, 0) if cue is not None and speaker is not None else 0


def _agree(written: str | None, speaker: str, roles: dict[str, str]) -> bool:
    """Whether a speaker as an article has it may be `speaker`: not named, the same, its role, or the same described at length."""
    if written is None or same_source(written, speaker):
        return True
    known = set(folded(f"{speaker} {roles.get(speaker, '')}"))
    return set(folded(written)) <= known or set(folded(speaker)) <= set(folded(written))


def _body(said: Said, speaker: str) -> bool:
    """Whether one of two speakers is a body by its mere kind."""
    return not _BODIES.isdisjoint((speaker.casefold(), (said.speaker or "").casefold()))


def _first(group: list[Rewording], order: dict[str, int]) -> tuple[int, int]:
    return min((order[w.said.article.id], w.said.start) for w in group)


def _likeness(a: Rewording, b: Rewording) -> float:
    """Weighted words shared, over the lighter of the two; 0 with too few telling words shared."""
    shared = a.weights.keys() & b.weights.keys()
    if sum(a.weights[w] >= TELLING for w in shared) < _SHARED_WORDS:
        return 0.0
    return sum(a.weights[w] for w in shared) / max(min(a.total, b.total), 1e-9)


def _best(wording: Rewording, group: list[Rewording]) -> float:
    return max(_likeness(wording, other) for other in group)


def _fits(wording: Rewording, group: list[Rewording], roles: dict[str, str]) -> bool:
    if any(w.said.article.id == wording.said.article.id for w in group):
        return False
    for other in group:
        one, two = wording.said, other.said
        if one.named and two.named and one.speaker != two.speaker:
            continue
        if one.speaker is two.speaker is None and wording.words == other.words and len(wording.words) >= _FEWEST_WORDS:
            return True
        if _shared_run(wording, other):
            return True
        if not _may_be_one(one, two, roles):  # a name is not given to words that others have from an unnamed official
            continue
        needed = (
            _SAME_SPEAKER if one.speaker and two.speaker and same_source(one.speaker, two.speaker) else _OTHER_SPEAKER
        )
        if _likeness(wording, other) >= needed or (needed == _SAME_SPEAKER and _nearly(wording, other)):
            return True
    return False


def _nearly(a: Rewording, b: Rewording) -> bool:
    """Short words of one speaker: nearly all weighted words shared, two of them telling."""
    shared = a.weights.keys() & b.weights.keys()
    if a.words == b.words:
        return len(a.words) >= _FEWEST_WORDS
    if all(a.in_marks) and all(b.in_marks) and min(len(a.words), len(b.words)) >= _SAME_RUN:
        return SequenceMatcher(None, a.words, b.words, autojunk=False).ratio() >= _IN_MARKS
    enough = sum(a.weights[w] for w in shared) >= _NEARLY * max(a.total, b.total)
    return enough and sum(a.weights[w] >= TELLING for w in shared) > 1


def _may_be_one(one: Said, two: Said, roles: dict[str, str]) -> bool:
    if one.named == two.named or one.speaker is None or two.speaker is None:
        return True
    name, described = (one, two) if one.named else (two, one)
    return _agree(described.speaker, name.speaker or "", roles)


def _shared_run(a: Rewording, b: Rewording) -> bool:
    fewer = min(sum(a.in_marks), sum(b.in_marks))
    if fewer < _SAME_RUN:
        return False
    left = [w if inside else "" for w, inside in zip(a.words, a.in_marks, strict=True)]
    right = [w if inside else "\n" for w, inside in zip(b.words, b.in_marks, strict=True)]
    match = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return match.size >= _SAME_RUN and match.size >= _RUN_SHARE * fewer


def _account(group: list[Rewording], lineage: Lineage, roles: dict[str, str]) -> AccountQuote:
    ordered = sorted(group, key=lambda w: (w.said.article.id, w.said.start))
    main = usual(ordered, lineage)
    first = [main, *(w for w in ordered if w is not main)]
    speaker = _speaker(main, ordered)
    compared = [w for w in ordered if w is not main and _reword(main, w, lineage)]
    departing = [d for w in compared for d in differences(main, w)]
    named = [w.said for w in ordered if w.said.named]
    if speaker is not None and any(said.speaker == speaker for said in named):  # the same words in another's mouth
        others = [said for said in named if not _agree(said.speaker, speaker, roles) and not _body(said, speaker)]
        departing += [(speaker, said.speaker or "", said.article.id) for said in others]
    departing += [(_cue(main), _cue(w), w.said.article.id) for w in ordered if _opposed(main.said.act, w.said.act)]
    return AccountQuote(
        speaker=speaker,
        role=roles.get(speaker) if speaker is not None else None,
        act=main.said.act,
        to=next((to for w in first if (to := _words(w, w.said.quote.addressee))), None),
        occasion=next((at[0].lower() + at[1:] for w in first if (at := _words(w, w.said.quote.occasion))), None),
        wordings=tuple(_wording(w, ordered) for w in ordered),
        differences=tuple(departing),
        origins=lineage.tellings({w.said.article.id for w in ordered}),
        speaker_evidence=tuple(e for w in ordered if (e := speaker_evidence(w.said)) is not None),
    )


def _reword(main: Rewording, other: Rewording, lineage: Lineage) -> bool:
    """Whether a difference tells something: of words in marks, or of one text; two reporters put what was said each in words of their own."""
    if any(main.in_marks) and any(other.in_marks):
        return True
    return lineage.tellings({main.said.article.id, other.said.article.id}) == 1


def _opposed(one: str, two: str) -> bool:
    """Acts of which one undoes the other (refused, agreed), not mere synonyms."""
    return one != two and len({one, two} & _NO) == 1


def _cue(wording: Rewording) -> str:
    cue = wording.said.quote.cue
    return _words(wording, cue.span) or "" if cue is not None else ""


def _speaker(main: Rewording, group: list[Rewording]) -> str | None:
    """Whom most wordings name; a name before a description, then the usual wording's."""
    counts = Counter(w.said.speaker for w in group if w.said.speaker is not None)
    named = {w.said.speaker for w in group if w.said.named}
    return max(counts, key=lambda s: (counts[s], s in named, s == main.said.speaker, s), default=None)


def _words(wording: Rewording, span: Span | None) -> str | None:
    return " ".join(span.of(wording.said.article.text).split()) if span is not None else None


def _wording(wording: Rewording, group: list[Rewording]) -> Wording:
    article = wording.said.article
    spans = wording.said.quote.spans
    whole = Span(spans[0].start, spans[-1].end)
    pieces = spans if len(spans) > 1 else ()
    return Wording(Evidence.at(article, whole), wording.said.quote.kind, alone(wording, group), pieces)

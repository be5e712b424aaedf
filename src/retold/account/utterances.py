"""What was said, each utterance once, in every wording the tellings give it."""

from collections import Counter
from difflib import SequenceMatcher

from retold.account.speakers import Said, roles_of, said_in, speaker_evidence, tellings
from retold.model import AccountQuote, Evidence, Lineage, QuoteKind, Span, Story, Wording
from retold.words import fold, stem, token_spans
from retold.words.background import idf

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
_SHARED_WORDS = 3  # at least so many telling words must be shared
_FEWEST_WORDS = 4  # of reported words outside quotation marks
_SAME_RUN = 5  # words in one order inside the marks of both, from which a short quote is the same
_RUN_SHARE = 0.7  # of the fewer words inside marks
_TELLING = 3.0  # nats of rarity from which a word counts as telling


class _Wording:
    """A quote with its words in the form under which they are compared."""

    def __init__(self, said: Said) -> None:
        """Gather the words."""
        self.said = said
        text = self.said.article.text
        tokens = [t.shifted(p.start) for p in self.said.quote.spans for t in token_spans(p.of(text))]
        self.spans = _hyphened(text, tokens)
        self.words = [fold(s.of(text)).replace("-", "") for s in self.spans]
        self.in_marks = [any(q.covers(s) for q in said.quoted) for s in self.spans]
        self.weights: dict[str, float] = {stem(w): idf(w) for w in self.words if idf(w) >= 1.0}

    @property
    def total(self) -> float:
        return sum(self.weights.values())


def _hyphened(text: str, tokens: list[Span]) -> list[Span]:
    """Tokens with words that a hyphen joins made one, so that build-up and buildup are one word."""
    joined: list[Span] = []
    for token in tokens:
        if joined and text[joined[-1].end : token.start] in {"-", "‐", "‑"}:
            joined[-1] = Span(joined[-1].start, token.end)
        else:
            joined.append(token)
    return joined


def utterances(story: Story, lineage: Lineage) -> tuple[AccountQuote, ...]:
    """The utterances of a story: those that most independent tellings give first, then in the order of the articles."""
    wordings = [_Wording(s) for s in said_in(story) if _is_utterance(s)]
    groups: list[list[_Wording]] = []
    for wording in sorted(wordings, key=lambda w: (-w.total, w.said.article.id, w.said.start)):
        group = max((g for g in groups if _fits(wording, g)), key=lambda g: _best(wording, g), default=None)
        if group is None:
            groups.append([wording])
        else:
            group.append(wording)
    roles = roles_of(story)
    order = {article.id: n for n, article in enumerate(story.articles)}
    found = [(_first(group, order), _account(group, lineage, roles)) for group in groups]
    return tuple(quote for _, quote in sorted(found, key=lambda f: (-f[1].origins, -len(f[1].wordings), f[0])))


def _is_utterance(said: Said) -> bool:
    if said.quote.kind is not QuoteKind.INDIRECT:
        return True
    return said.act in _SPEECH and said.speaker is not None and len(said.text.split()) >= _FEWEST_WORDS


def _first(group: list[_Wording], order: dict[str, int]) -> tuple[int, int]:
    return min((order[w.said.article.id], w.said.start) for w in group)


def _likeness(a: _Wording, b: _Wording) -> float:
    """Weighted words shared, over the lighter of the two; 0 with too few telling words shared."""
    shared = a.weights.keys() & b.weights.keys()
    if sum(a.weights[w] >= _TELLING for w in shared) < _SHARED_WORDS:
        return 0.0
    return sum(a.weights[w] for w in shared) / max(min(a.total, b.total), 1e-9)


def _best(wording: _Wording, group: list[_Wording]) -> float:
    return max(_likeness(wording, other) for other in group)


def _fits(wording: _Wording, group: list[_Wording]) -> bool:
    if any(w.said.article.id == wording.said.article.id for w in group):
        return False
    for other in group:
        one, two = wording.said, other.said
        likeness = _likeness(wording, other)
        if one.named and two.named and one.speaker != two.speaker:
            continue
        if _shared_run(wording, other):
            return True
        needed = _SAME_SPEAKER if one.speaker == two.speaker and one.speaker is not None else _OTHER_SPEAKER
        if likeness >= needed:
            return True
    return False


def _shared_run(a: _Wording, b: _Wording) -> bool:
    left = [w if inside else "" for w, inside in zip(a.words, a.in_marks, strict=True)]
    right = [w if inside else "\n" for w, inside in zip(b.words, b.in_marks, strict=True)]
    match = SequenceMatcher(None, left, right, autojunk=False).find_longest_match()
    return match.size >= _SAME_RUN and match.size >= _RUN_SHARE * min(sum(a.in_marks), sum(b.in_marks))


def _account(group: list[_Wording], lineage: Lineage, roles: dict[str, str]) -> AccountQuote:
    ordered = sorted(group, key=lambda w: (w.said.article.id, w.said.start))
    usual = _usual(ordered)
    speaker = _speaker(usual, ordered)
    differences = [d for w in ordered if w is not usual for d in _differences(usual, w)]
    if speaker is not None:  # the same words in another's mouth
        others = [w.said for w in ordered if w.said.named and w.said.speaker != speaker]
        differences += [(speaker, said.speaker or "", said.article.id) for said in others]
    return AccountQuote(
        speaker=speaker,
        role=roles.get(speaker) if speaker is not None else None,
        act=usual.said.act,
        to=_words(usual, usual.said.quote.addressee),
        occasion=_words(usual, usual.said.quote.occasion),
        wordings=tuple(_wording(w, ordered) for w in ordered),
        differences=tuple(differences),
        origins=tellings({w.said.article.id for w in ordered}, lineage),
        speaker_evidence=tuple(e for w in ordered if (e := speaker_evidence(w.said)) is not None),
    )


def _speaker(usual: _Wording, group: list[_Wording]) -> str | None:
    """Whom most wordings name; a name before a description, then the usual wording's."""
    counts = Counter(w.said.speaker for w in group if w.said.speaker is not None)
    named = {w.said.speaker for w in group if w.said.named}
    return max(counts, key=lambda s: (counts[s], s in named, s == usual.said.speaker, s), default=None)


def _words(wording: _Wording, span: Span | None) -> str | None:
    return " ".join(span.of(wording.said.article.text).split()) if span is not None else None


def _usual(group: list[_Wording]) -> _Wording:
    """The wording most like the others; the direct and then the fuller one among equals."""
    return max(
        group,
        key=lambda w: (
            round(sum(SequenceMatcher(None, w.words, o.words, autojunk=False).ratio() for o in group if o is not w), 3),
            w.said.quote.kind is QuoteKind.DIRECT,
            len(w.words),
            w.said.article.id,
        ),
    )


def _wording(wording: _Wording, group: list[_Wording]) -> Wording:
    article = wording.said.article
    spans = wording.said.quote.spans
    whole = Span(spans[0].start, spans[-1].end)
    return Wording(Evidence.at(article, whole), wording.said.quote.kind, alone=_alone(wording, group))


def _alone(wording: _Wording, group: list[_Wording]) -> bool:
    """With two others that agree on a telling word, this one has another in its place."""
    others = [w for w in group if w is not wording]
    if len(others) < 2 or wording.said.quote.kind is QuoteKind.INDIRECT:
        return False
    counts = Counter(x for w in others for x in {stem(x) for x in w.words})
    own = {stem(x) for x in wording.words}
    for theirs in others:
        for a, b in _replaced(theirs, wording):
            agreed = [x for x in a if counts[stem(x)] >= 2 and stem(x) not in own and idf(x) >= _TELLING]
            if agreed and any(counts[stem(x)] == 0 and idf(x) >= _TELLING for x in b):
                return True
    return False


def _replaced(usual: _Wording, other: _Wording) -> list[tuple[list[str], list[str]]]:
    matcher = SequenceMatcher(None, usual.words, other.words, autojunk=False)
    return [
        (usual.words[i1:i2], other.words[j1:j2]) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag == "replace"
    ]


def _differences(usual: _Wording, other: _Wording) -> list[tuple[str, str, str]]:
    """(words of the usual wording, words of the other, its article), within the part both have."""
    matcher = SequenceMatcher(None, usual.words, other.words, autojunk=False)
    codes = matcher.get_opcodes()
    found = []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or (tag != "replace" and n in {0, len(codes) - 1}):
            continue
        if n in {0, len(codes) - 1} and abs((i2 - i1) - (j2 - j1)) > 4:  # one of them simply holds more
            continue
        if "".join(usual.words[i1:i2]) == "".join(other.words[j1:j2]):  # buildup, build-up
            continue
        found.append((_at(usual, i1, i2), _at(other, j1, j2), other.said.article.id))
    return found


def _at(wording: _Wording, low: int, high: int) -> str:
    if low >= high:
        return ""
    return wording.said.article.text[wording.spans[low].start : wording.spans[high - 1].end]

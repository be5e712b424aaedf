"""Words given as somebody's: what the marks show and what the grammar shows, joined."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.mentions.attributions import Attribution, attributions
from retold.mentions.drafts import Draft, Page, drafted
from retold.mentions.interviews import answers
from retold.mentions.lexicon import lexicon
from retold.mentions.speech import led_in, speech
from retold.mentions.transcripts import turns
from retold.model import QuoteKind, Span

_ANSWER = "answer"  # how the answers of an interview were found
_FEWEST_OF_NOBODY = 4  # words


def draft_quotes(page: Page, people: Sequence[tuple[Span, str]] = ()) -> list[Draft]:
    """All quotes of the page, ascending; none inside another. `people`: where it names somebody, with his full name."""
    found = _answers(page, people) or turns(page)
    taken = [p for d in found for p in d.pieces]
    spoken, used = speech(page)
    spoken = [d for d in spoken if not _meets(d, taken)]
    taken += [*(s.outer for s in used), *(p for d in spoken for p in d.pieces)]
    found += spoken
    for number in range(len(page.parsed)):
        for draft in _reported(page, number):
            if draft.cue is not None and any(draft.cue.overlaps(s.cue) for s in spoken if s.cue is not None):
                continue
            _widen(page, draft)
            if not _meets(draft, taken):
                found.append(draft)
    found.sort(key=lambda d: (d.start, d.cue.start if d.cue else 0))
    for before, draft in pairwise(found):
        unclaimed = draft.source is None or (draft.carried and _is_person(page, before))
        if unclaimed and draft.cue is None and _follows(page, before, draft):
            draft.source, draft.carried = before.source, True
    return found


def _answers(page: Page, people: Sequence[tuple[Span, str]]) -> list[Draft]:
    """The answers of an interview."""
    told = answers(page.text, page.stretches, people, "en")
    return [Draft(list(a.words), page.sentence_at(a.words[0].start), source=a.who, rule=_ANSWER) for a in told]


def _follows(page: Page, before: Draft, draft: Draft) -> bool:
    """`… , a spokeswoman said. “…”`: words in marks right behind what somebody is reported to have said are his too."""
    if (
        before.cue is None
        or led_in(page, draft.pieces[0])
        or page.sentence_at(draft.start) - page.sentence_at(before.cue.start) != 1
    ):
        return False
    return "\n" not in page.text[before.cue.start : draft.start]


def _is_person(page: Page, draft: Draft) -> bool:
    """Whether it is a person by name whose words a draft has."""
    if draft.source is None:
        return False
    sentence = page.parsed[page.sentence_at(draft.source.start)]
    return any(sentence.names[k].endswith("PER") for k in sentence.between(draft.source.start, draft.source.end))


def _meets(draft: Draft, taken: list[Span]) -> bool:
    return any(t.overlaps(p) for t in taken for p in draft.pieces)


def _reported(page: Page, number: int) -> Iterator[Draft]:
    """The attributions of one sentence that stand in no other one's content and in nobody's marks."""
    sentence = page.parsed[number]
    outside = [a for a in attributions(sentence) if page.marked_at(sentence.starts[a.head]) is None]
    for attribution in _outermost(outside):
        draft = drafted(page, number, attribution)
        if draft is not None and not _is_bare(page, draft):
            yield draft


def _is_bare(page: Page, draft: Draft) -> bool:
    """Whether a few words are given as nobody's: `was not accused | of wrongdoing`, `| her successor | is to be sworn in`."""
    if draft.source is not None or any(m.outer.overlaps(p) for m in page.stretches for p in draft.pieces):
        return False
    return sum(len(p.of(page.text).split()) for p in draft.pieces) < _FEWEST_OF_NOBODY


def _outermost(found: list[Attribution]) -> list[Attribution]:
    kept: list[Attribution] = []
    covered: set[int] = set()
    for attribution in sorted(
        found, key=lambda a: (a.frame not in {"c", "r"}, a.lemma in lexicon().nouns, -len(a.content), a.head)
    ):
        if attribution.head in covered or covered & set(attribution.content):
            continue
        kept.append(attribution)
        covered |= set(attribution.content)
    return kept


def _widen(page: Page, draft: Draft) -> None:
    """Make a content that reaches into quotation marks hold all they hold."""
    for at, piece in enumerate(draft.pieces):
        for stretch in page.stretches:
            if not stretch.single and stretch.outer.overlaps(piece):
                draft.marked.append(stretch)
                piece = Span(min(piece.start, stretch.outer.start), max(piece.end, stretch.outer.end))  # noqa: PLW2901
        draft.pieces[at] = piece


def kind_of(page: Page, draft: Draft) -> QuoteKind:
    """Direct if (nearly) all the words stand in marks, or answer a question in print; indirect if none stand in marks."""
    if draft.rule == _ANSWER:
        return QuoteKind.DIRECT
    if not draft.marked:
        return QuoteKind.INDIRECT
    total = sum(_letters(page.text, p) for p in draft.pieces)
    inside = sum(_letters(page.text, m.outer) for m in draft.marked)
    return QuoteKind.DIRECT if total <= inside else QuoteKind.MIXED


def _letters(text: str, span: Span) -> int:
    return sum(map(str.isalnum, span.of(text)))

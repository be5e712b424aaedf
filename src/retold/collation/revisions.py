"""What was changed on a page between two looks: sentence by sentence, cosmetic edits left out.

Sentences are compared by their folded words (case, accents, apostrophes and punctuation do not count), aligned with the
longest runs of equal ones first (Ratcliff and Obershelp, as in `difflib`); between those, the most alike are paired in
order. A sentence cut in one place that stands elsewhere was moved.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from retold.model import Article, Edit, EditKind, Mentions, Patch, Revision, Span, Story
from retold.words import fold, token_spans

MIN_LIKENESS = 0.5  # share of words two sentences must have in common, in order, to be one that was changed
MAX_PAIRED = 40  # sentences of a changed run that are paired; longer ones were written anew
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    text: str
    key: Key


def revisions(story: Story) -> Iterator[Revision]:
    """What was changed on every page of a story whose address came in several versions, by address, then by age."""
    by_address: dict[str, list[tuple[Article, Mentions]]] = {}
    for article, found in zip(story.articles, story.mentions, strict=True):
        if article.url is not None:
            by_address.setdefault(article.url, []).append((article, found))
    for _, several in sorted(by_address.items()):
        for before, after in pairwise(sorted(several, key=lambda pair: _age(pair[0]))):
            yield revised(before, after)


def _age(article: Article) -> tuple[str, str, str, str]:
    """Sorts versions of a page by when they were fetched, else by what they say of themselves."""
    fetched = article.captured.isoformat() if article.captured else ""
    return fetched, article.updated or "", article.published.first if article.published else "", article.id


def revised(before: tuple[Article, Mentions], after: tuple[Article, Mentions]) -> Revision:
    """The edits from one version of a page to a later one."""
    old, new = _sentences(*before), _sentences(*after)
    old_keys, new_keys = [s.key for s in old], [s.key for s in new]
    edits: list[Edit] = []
    cosmetic = 0
    for tag, a, b, c, d in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_opcodes():
        if tag == "equal":
            cosmetic += sum(x.text != y.text for x, y in zip(old[a:b], new[c:d], strict=True))
        else:
            edits += _run(old[a:b], new[c:d])
    headlines = [article.title or "" for article, _ in (before, after)]
    patches = None if _key(headlines[0]) == _key(headlines[1]) else tuple(patched(*headlines))
    return Revision(before[0].id, after[0].id, patches, tuple(_with_moves(edits, old, new)), cosmetic)


def patched(before: str, after: str) -> Iterator[Patch]:
    """Two wordings as one text: what is in both (as the later has it), what is gone, what is new."""
    old, new = token_spans(before), token_spans(after)
    old_words, new_words = ([fold(span.of(text)) for span in spans] for spans, text in ((old, before), (new, after)))
    for tag, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        gone = _between(before, old, a, b) if tag in ("replace", "delete") else ""
        came = _between(after, new, c, d)
        if gone:
            yield Patch(gone, gone=True)
        if came:
            yield Patch(came, new=tag != "equal")


def _between(text: str, spans: Sequence[Span], first: int, last: int) -> str:
    """The text of the words from `first` up to `last`, with what stands after each, up to the next word."""
    if first == last:
        return ""
    start = spans[first].start if first else 0
    end = spans[last].start if last < len(spans) else len(text)
    return text[start:end]


def _sentences(article: Article, found: Mentions) -> list[_Sentence]:
    texts = ((span, span.of(article.text)) for span in found.sentences)
    return [_Sentence(span, text, key) for span, text in texts if (key := _key(text))]


def _key(text: str) -> Key:
    return tuple(fold(span.of(text)) for span in token_spans(text))


def _run(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> Iterator[Edit]:
    """A run of sentences that differ: pairs that are alike in order, the rest cut or added."""
    i = j = 0
    for a, b in _pairs(old, new):
        yield from map(_cut, old[i:a])
        yield from map(_added, new[j:b])
        yield Edit(EditKind.CHANGED, old[a].span, new[b].span, tuple(patched(old[a].text, new[b].text)))
        i, j = a + 1, b + 1
    yield from map(_cut, old[i:])
    yield from map(_added, new[j:])


def _pairs(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Positions of like sentences, ascending in both: the pairing with the greatest sum of likeness."""
    if not old or not new or max(len(old), len(new)) > MAX_PAIRED:
        return []
    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0.0, ())] * (len(new) + 1)]
    for a, one in enumerate(old):
        row: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for b, other in enumerate(new):
            like = SequenceMatcher(None, one.key, other.key, autojunk=False).ratio()
            kept = max(best[a][b + 1], row[b], key=lambda found: found[0])
            total, pairs = best[a][b]
            row.append((total + like, (*pairs, (a, b))) if like >= MIN_LIKENESS and total + like > kept[0] else kept)
        best.append(row)
    return list(best[-1][-1][1])


def _cut(sentence: _Sentence) -> Edit:
    return Edit(EditKind.CUT, sentence.span, None, (Patch(sentence.text, gone=True),))


def _added(sentence: _Sentence) -> Edit:
    return Edit(EditKind.ADDED, None, sentence.span, (Patch(sentence.text, new=True),))


def _with_moves(edits: Sequence[Edit], old: Sequence[_Sentence], new: Sequence[_Sentence]) -> Iterator[Edit]:
    """The edits with a sentence that was cut here and added there as one that was moved, where it stands now."""
    before = {s.span: s.key for s in old}
    after = {s.span: s.key for s in new}
    came = Counter(after[e.after] for e in edits if e.kind is EditKind.ADDED and e.after)
    moved: dict[Key, list[Span]] = {}
    for edit in edits:
        if edit.kind is EditKind.CUT and edit.before and came[before[edit.before]] > 0:
            came[before[edit.before]] -= 1
            moved.setdefault(before[edit.before], []).append(edit.before)
    gone = {span for spans in moved.values() for span in spans}
    for edit in edits:
        if edit.kind is EditKind.ADDED and edit.after and moved.get(after[edit.after]):
            words = "".join(patch.text for patch in edit.patches)
            yield Edit(EditKind.MOVED, moved[after[edit.after]].pop(0), edit.after, (Patch(words),))
        elif edit.before not in gone or edit.kind is not EditKind.CUT:
            yield edit

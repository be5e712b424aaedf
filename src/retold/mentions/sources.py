"""Whose words they are: from a cue to the words of the sentence that name its subject."""

from retold.mentions.grammar import Parsed

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def source_of(s: Parsed, cue: int, *, passive: bool) -> tuple[int, ...]:
    """The words that name the subject of the cue at word `cue`, empty if the sentence names nobody."""
    seen: set[int] = set()
    word = cue
    while word not in seen and len(seen) < 6:
        seen.add(word)
        found = _subject(s, word, passive=passive)
        if found is not None:
            return noun_phrase(s, found)
        relation, head = s.relations[word], s.heads[word]
        if passive or head < 0:
            return ()
        if relation in {"acl", "acl:relcl"}:
            return noun_phrase(s, head, before=word)
        if relation in {"conj", "advcl", "xcomp", "parataxis", "obl"}:
            word = head
            continue
        return ()
    return ()


def _subject(s: Parsed, word: int, *, passive: bool) -> int | None:
    wanted = ("obl:agent",) if passive else ("nsubj", "nsubj:pass")
    for relation in wanted:
        for child in s.children[word]:
            if s.relations[child] == relation:
                return child
    return None


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
        if s.low[k] in {",", '"', "(", ":", "-"} or (before is not None and k >= before):
            end = k
            break
    while start < head and s.low[start] in {"by", "from", "of", "for"}:
        start += 1
    return tuple(range(start, max(end, head + 1)))


def _listed(s: Parsed, comma: int, head: int) -> bool:
    """A comma between two adjectives or names of one phrase."""
    return s.heads[comma] >= 0 and comma < head and s.tags[comma - 1][:2] == "JJ" and s.tags[comma + 1][:2] == "JJ"


def name_before(s: Parsed, verb: int) -> tuple[int, ...]:
    """Where the grammar shows no subject: the noun phrase that ends within three words before the verb."""
    for k in range(verb - 1, max(verb - 4, -1), -1):
        if s.tags[k] in {"NNP", "NNPS", "PRP", "NN", "NNS", "WP"}:
            return noun_phrase(s, k)
        if s.tags[k] not in {"RB", "MD", "VBD", "VBZ", "VBP", ")", "-RRB-", ","}:
            return ()
    return ()

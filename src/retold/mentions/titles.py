"""The role given beside a name: a title before it, a description before or behind its comma."""

from retold.mentions.gazetteer import role_nouns
from retold.mentions.grammar import Parsed
from retold.model import Span
from retold.words import fold
from retold.words.background import common_word
from retold.words.names import given_names, place_key, places

TITLED = 3  # words: a title, a given name, a surname
_DOERS = ("er", "or", "ist", "ian", "eer")
_SHORTEST, _LONGEST = 3, 9  # words of a description, with its article and its comma
_OWNERS = frozenset({"the", "'s"})
_IN_DESCRIPTION = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "PRP$", "DT", "IN", "RB", "VBN"})
_LONG = 8  # letters: a given name with such an ending that is not known as one is shorter

# What ends the words of a role: a mark, or what opens a clause of its own.
_BEHIND_ROLE = frozenset(
    {
        ",",
        ".",
        "who",
        "which",
        '"',
        ";",
        "-",
        ")",
        "(",
        "and",
        "said",
        "with",
        "until",
        "since",
        "when",
        "while",
        "after",
        "before",
    }
)


def title_before(s: Parsed, first: int) -> Span | None:
    """`State Department spokesman` before a name: the words of its phrase, if one of them is a role."""
    start = first
    while (
        start > 0
        and s.tags[start - 1] in {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "VBN"}
        and s.low[start - 1] not in {'"', ","}
        and not _is_verb(s, start - 1)
    ):
        start -= 1
    if start > 1 and s.low[start - 1] in {"of", "for"} and s.low[start - 2] in role_nouns():
        start -= 2
        while start > 0 and s.tags[start - 1] in {"NN", "NNP", "JJ", "POS", "NNPS"}:
            start -= 1
    if start < first and s.low[start] in {"'s", "'"}:
        start += 1
    roles = [k for k in range(start, first) if _is_role(s, k)]
    if s.low[first - 1] in {"of", "for"}:
        return None
    if not roles or (roles[-1] != first - 1 and s.low[first - 1] not in _state_words(s, roles[-1], first)):
        return None
    return s.over(start, first - 1)


def _is_verb(s: Parsed, word: int) -> bool:
    """Whether a participle is of a verb, as in `has landed Pensions Minister`, and does not stand in the phrase as in `a retired`."""
    return s.tags[word] == "VBN" and word > 0 and s.tags[word - 1] not in {"DT", "PRP$", "POS", "JJ", "IN", ",", "``"}


def _state_words(s: Parsed, role: int, first: int) -> set[str]:
    """The words of `of State` between a role noun and the name."""
    return set(s.low[role + 1 : first]) if role + 1 < first and s.low[role + 1] in {"of", "for"} else set()


def _is_role(s: Parsed, word: int) -> bool:
    low = s.low[word].rstrip(".")
    return low in role_nouns() or low.rpartition("-")[2] in role_nouns()


def apposition_after(s: Parsed, end: int) -> Span | None:
    """`, a former envoy to Norway,` after a name: to the next comma or relative word, if its head is a role."""
    if end + 1 >= len(s.words) or s.low[end] != "," or s.tags[end + 1] not in {"DT", "NN", "JJ", "PRP$", "NNP", "WP"}:
        return None
    start = end + 1
    if s.low[start] == "who" and s.low[start + 1 : start + 2] in {("is",), ("was",)}:
        start += 2
        while start < len(s.words) and s.tags[start] == "RB":
            start += 1
    stop = start
    while (
        stop < len(s.words)
        and stop - start < 16
        and s.low[stop] not in _BEHIND_ROLE
        and s.tags[stop] not in {"VBD", "VBZ", "VBP", "MD", "VBG"}
        and not (s.low[stop] == "of" and s.tags[stop + 1 : stop + 2] == ("CD",))  # a docker | of 41
    ):
        stop += 1
    head = next((k for k in range(start, stop) if s.tags[k] in {"IN", "TO"} and k > start), stop)
    if head > start and any(_is_role(s, k) for k in range(start, head)) and s.low[start] not in {"when", "while"}:
        return s.over(start, stop - 1)
    return None


def description_before(s: Parsed, first: int, end: int) -> Span | None:
    """`Its chief inspector, | Jo Roe,`: the description before the comma before a name, if its head is a role.

    It begins with an article or an owner, and what stands behind the name goes on with the sentence.
    """
    if first < _SHORTEST or s.low[first - 1] != "," or not (s.tags[end : end + 1] and _goes_on(s, end)):
        return None
    start = first - 1
    while start > 0 and first - start <= _LONGEST and s.tags[start - 1] in _IN_DESCRIPTION:
        start -= 1
    opens = next((k for k in range(start, first - 1) if s.low[k] in _OWNERS or s.tags[k] in {"PRP$", "POS"}), None)
    if opens is None:
        return None
    head = next((k for k in range(opens + 1, first - 1) if s.tags[k] == "IN"), first - 1) - 1
    parted = (k for k in range(opens + 1, head) if s.words[k][0].islower() and s.words[k + 1][0].isupper())
    opens = max(parted, default=opens)  # across the gangway | Roe's sister
    return s.over(opens + 1, first - 2) if head > opens and _is_role(s, head) else None


def _goes_on(s: Parsed, at: int) -> bool:
    return s.low[at] in {",", "."} or s.tags[at] in {"VBD", "VBZ", "VBP", "MD"}


def only_opens(s: Parsed, first: int, end: int) -> bool:
    """Whether a sentence's first word tells what somebody is or does: `Scaffolder Lewis Moen`, `Jailing Marchbank, the judge`."""
    word = s.low[first]
    if first or end - first == 1 or word in given_names():
        return False
    if word.endswith("ing"):  # the network sees a person begin behind it
        return s.names[first][2:] != "PER" and s.names[first + 1][2:] == "PER"
    person = s.names[end - 1][2:] == "PER" and place_key(word) not in places()
    return person and end - first == TITLED and word.endswith(_DOERS) and len(word) >= _LONG


def opens_thing(s: Parsed, first: int, end: int) -> bool:
    """Whether the title before a name is the first word of a thing's: `the nearest Premier | Division`, `a Chief | Theatre`.

    A common word behind an article and a title with a capital is nobody's name, as far as the network sees.
    """
    title = first - 1
    if title < 1 or end - first > 1 or not s.words[title].istitle() or not _is_role(s, title):
        return False
    before = s.tags[title - 1] == "DT" or (s.tags[title - 1][:2] == "JJ" and s.words[title - 1].islower())
    return before and common_word(fold(s.words[first])) and not s.names[first].endswith("PER")


def is_doer(word: str) -> bool:
    """Whether a word is made to say what somebody does, and is nobody's given name: `designer`, `chronicler`."""
    return word.endswith(_DOERS) and common_word(fold(word)) and word not in given_names()

"""The search for candidate pairs as pure functions of bytes: what others are looked for by once, then block by block."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from retold.bulk.codec import pack, unpack
from retold.bulk.guard import Work
from retold.stories.evidence import Judge
from retold.stories.features import Features
from retold.stories.kept import Kept
from retold.stories.neighbours import Sought, pairs_of, sought
from retold.stories.settings import StorySettings
from retold.stories.vocabulary import Vocabulary

# Terms whose number is kept, in each process.
_MOST_HASHES = 1 << 20


def corpus_vocabulary(settings: StorySettings, path: str) -> Vocabulary:
    """The vocabulary of the corpus, from the file it was counted into."""
    articles, seen = unpack(Path(path).read_bytes(), tuple[int, dict[str, int]])
    return Vocabulary.of(settings, seen, articles)


class Block(NamedTuple):
    """By what others like the articles of a block are looked for, ascending by id (see `retold.stories.neighbours`).

    Attributes:
        numbers: of the articles, as `int64`.
        terms, worth, sizes, against: as in `Sought`, as bytes.
    """

    numbers: bytes
    terms: bytes
    worth: bytes
    sizes: bytes
    against: bytes
    days: list[tuple[int, int] | None]


def seeker(argument: tuple[StorySettings, str]) -> Work:
    """Ids, numbers and features of the articles of a block to a `Block`."""
    import numpy as np  # noqa: PLC0415

    settings, path = argument
    vocabulary = corpus_vocabulary(settings, path)
    hashes = Kept(_hashed, _MOST_HASHES)

    def work(item: bytes) -> bytes:
        members = sorted(unpack(item, list[tuple[str, int, bytes]]))
        features = [unpack(packed, Features) for *_, packed in members]
        judge = Judge(vocabulary, settings)
        tallies = [judge.tally(vocabulary.vector(one), one) for one in features]
        found = sought(tallies, [one.days for one in features], judge, hashes)
        numbers = np.array([number for _, number, _ in members], np.int64)
        terms, worth, sizes, against = (
            array.tobytes() for array in (found.terms, found.worth, found.sizes, found.against)
        )
        return pack(Block(numbers.tobytes(), terms, worth, sizes, against, list(found.days)))

    return work


def _hashed(term: str) -> int:
    """The number of a term, the same in every process."""
    return int.from_bytes(blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def pairer(settings: StorySettings) -> Work:
    """Blocks, the one whose nearest are asked for marked, to candidate pairs of the numbers of their articles: three columns of bytes."""
    import numpy as np  # noqa: PLC0415

    def work(item: bytes) -> bytes:
        given = [(own, unpack(packed, Block)) for own, packed in unpack(item, list[tuple[bool, bytes]])]
        blocks = [block for _, block in given]
        numbers = _column(blocks, "numbers", np.int64)
        items = Sought(
            _column(blocks, "terms", np.uint64),
            _column(blocks, "worth", np.float32),
            _column(blocks, "sizes", np.int64),
            _column(blocks, "against", np.float64),
            [days for block in blocks for days in block.days],
        )
        asked = [own for own, block in given for _ in block.days]
        left, right, evidence = pairs_of(items, settings, asked)
        ends = np.sort(numbers[np.stack((left, right))], axis=0)
        return pack((*(end.tobytes() for end in ends), evidence.tobytes()))

    return work


def _column(blocks: Sequence[Block], name: str, kind: Any) -> Any:
    import numpy as np  # noqa: PLC0415

    return np.concatenate([np.frombuffer(getattr(block, name), kind) for block in blocks])

"""What is known of names beforehand: nationalities and roles."""

from functools import cache, lru_cache

from retold.words import tables
from retold.words.names import given_names, place_key, rows, split


@cache
def nationalities() -> dict[str, str]:
    """Countries by the folded adjective."""
    return {place_key(a): row[0] for row in rows("places.tsv") for a in split((*row, "", "", "")[2])}


@cache
def shortened() -> frozenset[str]:
    """Short forms in capitals that name nobody, folded: `CCTV`, `PDF`."""
    return frozenset(tables.words("retold.mentions", "shortened.txt"))


@cache
def sexes() -> dict[str, str]:
    """The sex that a given name tells, without names of both men and women."""
    either = frozenset(tables.words("retold.mentions", "either_sex.txt"))
    return {name: sex for name, sex in given_names().items() if name not in either}


@cache
def role_nouns() -> frozenset[str]:
    """Nouns that say what a person is, singular and plural."""
    nouns = set(tables.words("retold.mentions", "roles.txt"))
    plural = {n[:-3] + "men" if n.endswith("man") else n + "s" for n in nouns}
    return frozenset(nouns | plural | {n[:-1] + "ies" for n in nouns if n.endswith("y")})


@cache
def words_and_endings(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of a data file, and the endings of such words that it has, which begin with a hyphen there."""
    words = list(tables.words("retold.mentions", name))
    return frozenset(w for w in words if w[0] != "-"), tuple(w[1:] for w in words if w[0] == "-")


@lru_cache(maxsize=1 << 14)
def is_body(word: str) -> bool:
    """Whether a folded word of a name makes it the name of an organisation: `ministry`, `infirmary`, `bioworks`."""
    known, endings = words_and_endings("bodies.txt")
    return word in known or (word.endswith(endings) and word not in endings)

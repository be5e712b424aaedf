"""What is known of names beforehand: nationalities and roles."""

from functools import cache

from retold.words import tables
from retold.words.names import place_key, rows, split


@cache
def nationalities() -> dict[str, str]:
    """Countries by the folded adjective."""
    return {place_key(a): row[0] for row in rows("places.tsv") for a in split((*row, "", "", "")[2])}


@cache
def shortened() -> frozenset[str]:
    """Short forms in capitals that name nobody, folded: `CCTV`, `PDF`."""
    return frozenset(tables.words("retold.mentions", "shortened.txt"))


@cache
def role_nouns() -> frozenset[str]:
    """Nouns that say what a person is, singular and plural."""
    nouns = set(tables.words("retold.mentions", "roles.txt"))
    plural = {n[:-3] + "men" if n.endswith("man") else n + "s" for n in nouns}
    return frozenset(nouns | plural | {n[:-1] + "ies" for n in nouns if n.endswith("y")})

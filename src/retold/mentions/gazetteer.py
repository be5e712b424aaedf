"""What is known of names beforehand: nationalities and roles."""

from functools import cache
from importlib.resources import files

from retold.words.names import place_key, rows, split


@cache
def nationalities() -> dict[str, str]:
    """Countries by the folded adjective."""
    return {place_key(a): row[0] for row in rows("places.tsv") for a in split((*row, "", "", "")[2])}


@cache
def role_nouns() -> frozenset[str]:
    """Nouns that say what a person is, singular and plural."""
    text = files("retold.mentions").joinpath("data", "roles.txt").read_text(encoding="utf-8")
    nouns = {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}
    plural = {n[:-3] + "men" if n.endswith("man") else n + "s" for n in nouns}
    return frozenset(nouns | plural | {n[:-1] + "ies" for n in nouns if n.endswith("y")})

"""What is known of names beforehand: nationalities, roles, given names."""

from functools import cache
from importlib.resources import files

from retold.mentions.lexicon import rows as word_rows
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


@cache
def given_names() -> dict[str, str]:
    """Sex (`m`, `f`) by folded given name; names of both are left out."""
    found: dict[str, str] = {}
    both = set()
    for row in word_rows("given_names.tsv"):
        for name in row[1].split():
            if found.setdefault(name, row[0]) != row[0]:
                both.add(name)
    return {name: sex for name, sex in found.items() if name not in both}

"""Names that are sentences (`the alliance Water Is Ours`), put as names for the grammar, which would take their verb for one.

Every word keeps its place and length, so that what is found stands in the text as it was.
"""

import re
from functools import cache

from retold.words import tables

_LONGEST = 3  # words before and behind the verb


def as_names(text: str) -> str:
    """The text with the verbs and pronouns of such names exchanged for words a name may hold.

    Only amid words without capitals: in a headline all have them.
    """
    pattern, instead = _mottoes()

    def exchanged(match: re.Match[str]) -> str:
        return " ".join(instead.get(word, word) for word in match.group().split(" "))

    return pattern.sub(exchanged, text)


@cache
def _mottoes() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = list(tables.rows("retold.mentions", "mottoes.tsv"))
    verbs = "|".join(row[1] for row in rows if row[0] == "verb")
    name = rf"(?:[A-Z]\w+ ){{1,{_LONGEST}}}(?:{verbs})(?: [A-Z]\w+){{1,{_LONGEST}}}"
    return re.compile(rf"(?<=[a-z] ){name}(?=[,.;:]|['’]s| [a-z])"), {row[1]: row[2] for row in rows}

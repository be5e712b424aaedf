"""What is looked for in an article, and how far the search goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MentionSettings:
    """Settings of the mentions stage.

    Attributes:
        parts: which of `dates`, `quotes`, `actors` are wanted. Sentences and quoted spans are always given, since
            later stages mask quoted words.
        careful: read with the larger grammar: about a point of attribution F1 more, at two thirds of the speed.
        max_quote_chars: a pair of quote marks further apart than this is not believed. The longest quoted paragraph in
            ordinary news has about 1,500 characters.
        max_sentence_tokens: longer sentences (lists, tables, broken pages) are cut for the grammar, which bounds the
            time a page can take.
        max_text_chars: the text beyond this is not searched for quotes and actors.
    """

    parts: frozenset[str] = frozenset({"dates", "quotes", "actors"})
    careful: bool = False
    max_quote_chars: int = 2_500
    max_sentence_tokens: int = 120
    max_text_chars: int = 400_000

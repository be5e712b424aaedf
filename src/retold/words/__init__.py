"""Words and sentences: the layer every stage reads text through, below the stages and above the model."""

from retold.words.sentences import sentences
from retold.words.tokens import fold, folded, is_abroad, paragraphs, shown, stem, token_spans, tokens

__all__ = ["fold", "folded", "is_abroad", "paragraphs", "sentences", "shown", "stem", "token_spans", "tokens"]

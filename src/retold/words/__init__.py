"""Words and sentences: the layer every stage reads text through, below the stages and above the model."""

from retold.words.sentences import sentences
from retold.words.tokens import TOKEN, fold, folded, paragraphs, stem, token_spans, tokens

__all__ = ["TOKEN", "fold", "folded", "paragraphs", "sentences", "stem", "token_spans", "tokens"]

"""Speech in quotation marks: which marked stretches are somebody's words, and the cue beside them."""

from collections.abc import Sequence

from retold.mentions.attributions import Attribution, attributions
from retold.mentions.drafts import Draft, Page, span_of
from retold.mentions.grammar import Parsed
from retold.mentions.lexicon import Lexeme, lexicon
from retold.mentions.marks import Marked
from retold.mentions.sources import TIMES, noun_phrase, phrase_behind, sound, source_of, with_name
from retold.model import Span

_FEWEST_ALONE = 5  # words of a quote with no cue at all; shorter ones are titles and irony as often
_OPENS = 3  # words among which the subject of a sentence begins that opens with it
_OPENING = " \t\xa0\"'“„«‘"  # what stands between a colon and the words
_NEAR = 14  # words between marks and cue: "…," the former head of the state's ethics board, Jo Roe, said
# Acts that are no speech: what people know or decide is not introduced with quotation marks.
_SILENT = frozenset({"know", "expect", "want", "feel", "decide", "estimate", "appear"})


def speech(page: Page) -> tuple[list[Draft], list[Marked]]:
    """Drafts of direct quotes, ascending, and the stretches they use."""
    drafts: list[Draft] = []
    used: list[Marked] = []
    for stretch in page.stretches:
        if not _is_speech(page, stretch):
            framed = _framed(page, stretch, drafts)
            if framed is not None:
                drafts.append(framed)
            continue
        draft = _with_cue(page, stretch, drafts)
        if draft is None:
            last = drafts[-1] if drafts else None
            if last is not None and _goes_on(page, last, stretch):
                last.pieces.append(stretch.span)
                last.marked.append(stretch)
                used.append(stretch)
                continue
            draft = _without_cue(page, stretch, last)
        if draft is not None:
            drafts.append(draft)
            used.append(stretch)
    return drafts, used


def _is_speech(page: Page, stretch: Marked) -> bool:
    """Whether the stretch is set off like speech: whole clauses, not a phrase built into the writer's sentence."""
    text = page.text
    if stretch.single and len(stretch.span) < 30:
        return text[stretch.span.end - 1] in ",.!?" and _cue_after(page, stretch) is not None
    before = text[max(0, stretch.outer.start - 3) : stretch.outer.start].rstrip(" \t\xa0")[-1:]
    after = text[stretch.outer.end : stretch.outer.end + 2]
    ends = text[stretch.span.end - 1] in ",.!?…—–-" or after[:1] in {",", "."} or stretch.continued
    opens = before in {"", "\n", ",", ":", "—", "–", "-", ".", "!", "?", "”", '"'} or stretch.continued
    first = text[stretch.span.start]
    if before == "," and after[:1] == "," and _is_called(stretch.span.of(text)):
        return False
    if not opens and _verb_touches(page, stretch):
        return True
    return opens and (ends or len(stretch.span) > 60) and (
        first.isupper() or not first.isalpha() or len(stretch.span.of(text).split()) > 3
    )  # fmt: skip


def _is_called(words: str) -> bool:
    """Whether words are a name between commas, as of somebody said to have signed: `, “K. Berg”, `."""
    return words[-1:].isalnum() and all(word[0].isupper() for word in words.split())


def _framed(page: Page, stretch: Marked, drafts: list[Draft]) -> Draft | None:
    """`The leaders “will discuss … ,” said Jo Roe`: a cue behind marks that end with a comma governs the sentence so far."""
    closing = page.text[stretch.span.end - 1] + page.text[stretch.outer.end : stretch.outer.end + 1]
    found = _cue_after(page, stretch) if "," in closing and not stretch.single else None
    if found is None or found[2].frames.get("c") is None:
        return None
    number, word, lexeme = found
    sentence = page.parsed[number]
    between = [k for k in range(word) if sentence.starts[k] >= stretch.outer.end]
    if (
        any(sentence.tags[k] in {"IN", "CC", "WP", "WDT"} and sentence.low[k] != "of" for k in between)
        or len(between) > 9
        or (
            all(sentence.low[k] == "," for k in between) and lexeme.frames["c"] == "tell"
        )  # the mill, which was “open”, told the paper that …
    ):
        return None
    earlier = [p.end for d in drafts for p in d.pieces if p.end <= stretch.outer.start]
    start = max([sentence.span.start, *earlier])
    source = span_of(sentence, _source(page, sentence, word, stretch.outer.end))
    if source is not None and source.start < stretch.outer.start:
        return None  # the paper, marked “secret”, says that …
    inside = [m for m in page.stretches if start <= m.outer.start and m.outer.end <= stretch.outer.end]
    first = next((at for at in sentence.starts if at >= start and page.text[at].isalnum()), stretch.outer.start)
    piece = Span(min(first, stretch.outer.start), stretch.outer.end)
    act = lexeme.frames["c"]
    return Draft([piece], number, _cue_span(sentence, word, lexeme), act, source, word, inside)


def _verb_touches(page: Page, stretch: Marked) -> bool:
    """`she said “…”`: a reporting verb stands directly before the marks."""
    number = page.sentence_at(stretch.outer.start)
    sentence = page.parsed[number]
    before = sentence.between(0, stretch.outer.start)
    lexeme = reporting(sentence, before[-1]) if before else None
    return lexeme is not None and not _inside_report(page, sentence, before)


def _inside_report(page: Page, sentence: Parsed, words: range) -> bool:
    """`Roe said he has begun “to show …”`: the verb before the marks is in words that another verb reports."""
    return any(
        sentence.low[k] in {"said", "says", "told"} and page.marked_at(sentence.starts[k]) is None for k in words[:-1]
    )


def _with_cue(page: Page, stretch: Marked, drafts: list[Draft]) -> Draft | None:
    after = _cue_after(page, stretch)
    before = _cue_before(page, stretch)
    taken = {(d.sentence, d.cue_word) for d in drafts}
    led = before is not None and page.text[stretch.span.end - 1] in ".?!" and _leads(page, stretch, before)
    for found in (before, after) if led else (after, before):
        if found is not None and (found[0], found[1]) not in taken:
            number, word, lexeme = found
            sentence = page.parsed[number]
            source = _source(page, sentence, word, stretch.outer.end if found is after else None)
            cue = _cue_span(sentence, word, lexeme)
            act = lexeme.frames.get("c") or lexeme.frames.get("q") or next(iter(lexeme.frames.values()))
            return Draft([stretch.span], number, cue, act, span_of(sentence, source), word, [stretch])
    return None


def _leads(page: Page, stretch: Marked, cue: tuple[int, int, Lexeme]) -> bool:
    """`Somebody shouted “What now?” and he turned round`: the verb right before marks that end a sentence has the words."""
    sentence = page.parsed[cue[0]]
    return not page.text[sentence.over(cue[1], cue[1]).end : stretch.outer.start].strip(" \t\xa0:,")


def _cue_span(sentence: Parsed, word: int, lexeme: Lexeme) -> Span:
    end = word
    if lexeme.particle is not None and lexeme.particle in sentence.low[word + 1 : word + 3]:
        end = sentence.low.index(lexeme.particle, word + 1)
    return sentence.over(word, end)


def _cue_after(page: Page, stretch: Marked) -> tuple[int, int, Lexeme] | None:
    """`“…,” she said`: the first reporting verb after the marks, before other marks open or the sentence ends."""
    end = stretch.outer.end
    number = page.sentence_at(stretch.outer.end - 1)
    sentence = page.parsed[number]
    limit = next((m.outer.start for m in page.stretches if m.outer.start >= end and not m.single), len(page.text))
    words = page.parsed[number].between(end, limit)
    if not words and number + 1 < len(page.parsed) and "\n" not in page.text[end : page.parsed[number + 1].span.start]:
        following = page.parsed[number + 1]
        if following.words and following.words[0][0].islower():
            number, sentence = number + 1, following
            words = page.parsed[number].between(end, limit)
    return _first_cue(page, number, [k for k in words[:_NEAR] if sentence.low[k] != '"'])


def _first_cue(page: Page, number: int, words: Sequence[int]) -> tuple[int, int, Lexeme] | None:
    sentence = page.parsed[number]
    for k in words:
        lexeme = reporting(sentence, k)
        if lexeme is not None:
            return number, k, lexeme
    return None


def reporting(sentence: Parsed, word: int) -> Lexeme | None:
    """The verb at `word`, if it can introduce speech here."""
    if sentence.tags[word][0] != "V" and sentence.low[word] not in {"said", "says"}:
        return None
    for lexeme in lexicon().verbs.get(sentence.low[word], ()):
        if lexeme.particle is not None and lexeme.particle not in sentence.low[word + 1 : word + 3]:
            continue
        act = lexeme.frames.get("c") or lexeme.frames.get("q")
        if act is not None and act not in _SILENT:
            return lexeme
    return None


def _cue_before(page: Page, stretch: Marked) -> tuple[int, int, Lexeme] | None:
    """`She said: “…”`: the reporting verb nearest before the marks."""
    start = stretch.outer.start
    number = page.sentence_at(start)
    low = max((m.outer.end for m in page.stretches if m.outer.end <= start and not m.single), default=0)
    words = page.parsed[number].between(low, start)
    if not words and number and page.text[:start].rstrip().endswith(":"):
        number -= 1
        words = page.parsed[number].between(low, start)
    if not words:
        return None
    sentence = page.parsed[number]
    for k in reversed(words):
        lexeme = reporting(sentence, k)
        if lexeme is not None:
            return number, k, lexeme
    return None


def _source(page: Page, sentence: Parsed, word: int, marks_end: int | None) -> tuple[int, ...]:
    """Who speaks; after closing marks the first noun phrase is the subject, or the one behind an inverted verb."""
    if quoted := _quoted_as(sentence, word):
        return quoted
    if marks_end is not None:
        between = [k for k in range(word) if sentence.starts[k] >= marks_end and sentence.tags[k][0] not in "RM,.:"]
        first = next((k for k in between if sentence.low[k] not in TIMES), None)
        if first is not None and sentence.tags[first][0] in "NPDJCW":
            return with_name(sentence, _to_comma(sentence, first, word))
        if not between and (behind := phrase_behind(sentence, word)):
            return behind
    found = source_of(sentence, word, passive=False) if sentence.heads else ()
    outside = tuple(k for k in found if page.marked_at(sentence.starts[k]) is None)
    return outside or sound(sentence, _beside(page, sentence, word))


def _quoted_as(sentence: Parsed, word: int) -> tuple[int, ...]:
    """`The weekly quotes | an officer | as saying`: whom the paper quotes."""
    if sentence.low[word] != "saying" or sentence.low[word - 1 : word] != ("as",):
        return ()
    verb = next((k for k in range(word - 2, max(word - _NEAR, -1), -1) if sentence.low[k] in _QUOTES), None)
    return tuple(range(verb + 1, word - 1)) if verb is not None else ()


_QUOTES = frozenset({"quotes", "quoted", "quoting", "cites", "cited", "citing"})


def _to_comma(sentence: Parsed, first: int, verb: int) -> tuple[int, ...]:
    """From `first` to a comma or the verb; over the comma where only the apposition holds the name."""
    end = next((k for k in range(first, verb) if sentence.low[k] in {",", "(", "-", "who"}), verb)
    while end > first + 1 and sentence.tags[end - 1][0] in "RMV":
        end -= 1
    return tuple(range(first, end))


def _beside(page: Page, sentence: Parsed, word: int) -> tuple[int, ...]:
    """Without a subject in the grammar: the name or pronoun that touches the verb."""
    for k in (*range(word - 1, max(word - 4, -1), -1), *range(word + 1, min(word + 6, len(sentence.words)))):
        if page.marked_at(sentence.starts[k]) is not None or sentence.low[k] in {",", '"'}:
            if k > word:
                break
            continue
        if sentence.tags[k] in {"NNP", "PRP", "NN", "NNS", "NNPS"}:
            return noun_phrase(sentence, k) if sentence.heads else (k,)
    return ()


def _goes_on(page: Page, last: Draft, stretch: Marked) -> bool:
    """`“…,” she said. “…”`: no more than the cue's own sentence lies between, or the mark says it carries on."""
    between = page.text[last.pieces[-1].end : stretch.outer.start]
    if stretch.continued:
        return True
    if "\n" in between:
        return False
    number = page.sentence_at(stretch.outer.start)
    return last.cue is not None and last.cue.start >= last.pieces[0].end and number - last.sentence <= 1


def led_in(page: Page, marks: Span) -> bool:
    """Whether a colon leads to the words and no pronoun says whose they are: `The boy's last message was: “…”`."""
    before = page.text[: marks.start].rstrip(_OPENING)
    sentence = page.parsed[page.sentence_at(len(before) - 1)]
    return before.endswith(":") and _PERSONS.isdisjoint(sentence.low[k] for k in sentence.between(0, len(before)))


_PERSONS = frozenset({"he", "she", "i", "they", "we"})


def _may_go_on(page: Page, last: Draft, stretch: Marked, number: int) -> bool:
    """Whether a quote without a cue is likely by the speaker of the last: near it, and no answer to it."""
    end = last.pieces[-1].end
    asked = page.text[end - 1] == "?" and "\n" in page.text[end : stretch.outer.start]
    return (
        last.source is not None
        and number - page.sentence_at(end) <= 2
        and not asked
        and not led_in(page, stretch.outer)
    )


def _fills_paragraph(text: str, stretch: Marked) -> bool:
    """A turn of a dialogue: nothing else stands in its paragraph."""
    before = text[max(0, stretch.outer.start - 4) : stretch.outer.start].rstrip(" \t")
    after = text[stretch.outer.end : stretch.outer.end + 4].lstrip(" \t")
    starts = before.endswith("\n") or (not before and stretch.outer.start < 4)
    return starts and (after.startswith("\n") or not after)


def _without_cue(page: Page, stretch: Marked, last: Draft | None) -> Draft | None:
    """Speech nobody is named for: in the paragraph, or the one after, of a quote by the same speaker."""
    number = page.sentence_at(stretch.span.start)
    if len(stretch.span.of(page.text).split()) < _FEWEST_ALONE and not _fills_paragraph(page.text, stretch):
        return None
    draft = Draft([stretch.span], number, marked=[stretch])
    if last is not None and _may_go_on(page, last, stretch, number):
        draft.source, draft.carried = last.source, True
    elif led_in(page, stretch.outer):
        draft.source = _leading(page, stretch.outer)
    return draft


def _leading(page: Page, marks: Span) -> Span | None:
    """The person whom the sentence that leads to the words opens with: `But Roe hit back: “…”`."""
    sentence = page.parsed[page.sentence_at(len(page.text[: marks.start].rstrip(_OPENING)) - 1)]
    first = next((k for k in range(_OPENS) if sentence.names[k : k + 1] == ("B-PER",)), None)
    if first is None:
        return None
    end = first + 1
    while sentence.names[end : end + 1] == ("I-PER",):
        end += 1
    of_another = sentence.low[end : end + 1] in {("'s",), (",",), ("and",)}
    return None if of_another else sentence.over(first, end - 1)


__all__ = ["Attribution", "attributions", "led_in", "reporting", "speech"]

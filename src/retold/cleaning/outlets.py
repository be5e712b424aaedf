"""Which outlet a page is from, as its own lines say."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from retold.cleaning.blocks import Block
from retold.cleaning.credits import key, known
from retold.cleaning.frames import is_furniture
from retold.cleaning.mastheads import has_own_word, is_abroad, is_name_abroad, masthead
from retold.cleaning.published import before_day
from retold.cleaning.sources import is_agency_name
from retold.cleaning.tables import sections
from retold.words.scripts import has_unspaced

_MAX_NAME_WORDS = 5
_MAST_LINES = 2  # that may be the name: the outlet's stands above its menu
_TOP_LINES, _FOOT_LINES, _MAX_RIGHTS_WORDS = 8, 8, 40
_SHORT_NAME, _ACRONYM, _MAX_FOLLOW_WORDS = 3, 5, 10
_HOSTS = frozenset(("主办", "主办单位", "主辦單位", "主管单位"))
# Whose the rights are is named again on so many lines of so few words, the line itself not counted; a company seldom is.
_MAX_AGAIN_WORDS, _LEAST_AGAIN = 8, 2
_COMPANY = re.compile(r"\b(?:Inc|LLC|Ltd|GmbH|AG|SA|SL|SRL|BV|AB|AS|Oy|Corp|Company|Group|Holdings?|PLC|plc)\b")
# A company's form behind a name, with what companies of papers and stations add to it.
_FIRM = re.compile(
    r"(?:,?\s(?:Media|Publishing|Publications|Newspapers|Communications|Digital|Verlag|Group|Inc|LLC|Ltd|Limited|GmbH|AG|SE|KG|S\.?A\.?|S\.?L\.?U?\.?|"
    r"S\.?r\.?l\.?|B\.?V\.?|AB|AS|Oy|A\.Ş\.|Sp\. z o\.o|Corp|Company|PLC|Plc|plc)\b\.?)+"
)
_FOR_SITES = frozenset(("google", "whatsapp", "flipboard"))  # where one follows sites; elsewhere people too
_INSIDE = frozenset(
    {"&", "de", "des", "du", "del", "della", "dei", "do", "da", "of", "and"}
)  # Le Courrier des Tropiques
_RIGHTS = re.compile(
    r"^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}\s*(?:[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.,;|–—©\d]{1,50}?)\s*(?:\d{4}.*)?(?:[.,;|–—©-].*|all rights.*)?$",
    re.IGNORECASE,
)


# What stands before an outlet's name in a line of rights, beside a picture, in the foot of a page.
_BY_RIGHTS = re.compile(r"(?:[©ⓒ\d«»]|copyright|\bto|به|^)\W*$", re.IGNORECASE)
_BY_PICTURES = re.compile(r"(?:[:/©]\s?|\s(?:for|für|pour|para|per|voor|för|для)\s)$")
_BY_FOOT = re.compile(r"^\W*$")
# The same anywhere: behind a colon, bar, dash or step of a trail; and what may stand behind the name there.
_BY_MARK = re.compile(r"(?:[:：|>»›–—]|^)\s?$")
_TRAIL = re.compile(r"\s[>»›|/]\s|\W*$|\W{1,2}\s[A-Z]{2,}\b")
_ADDRESS = re.compile(r"@([\w.-]+)|https?://(?:www\.)?([\w.-]+)")
_OWN = frozenset(("newsletter", "appeal", "disclosure", "notice", "talk", "shop"))
_CAPITAL = re.compile(r"\s[A-Z]")
# Lines below the headline in which a page names itself.
_BELOW_TITLE = 3


def outlet(
    blocks: Sequence[Block], title_at: int | None, skip: Mapping[int, str], agency: str | None = None
) -> str | None:
    """The outlet a page names: above the headline, or in the copyright line; None if it names none for sure.

    Args:
        blocks: of the page.
        title_at: index of the headline, None where there is none.
        skip: blocks that are fields, with the reason.
        agency: whom the dateline names: if only the rights are said to be its, the page is another's.
    """
    for block in blocks[: title_at or 0]:
        hit = known(block.text) if block.words <= _MAX_NAME_WORDS else None
        if hit and hit[1] == "outlet":
            return hit[0]
    if again := _masthead(blocks, title_at or 0):
        return again
    if name := masthead(blocks, title_at or 0, skip):
        return name
    above = next((block.text for block in blocks[: title_at or 0] if _named_so(block)), None)
    below = blocks[title_at + 1 : title_at + 1 + _BELOW_TITLE] if title_at is not None else ()
    above = above or next((name for block in below if (name := _beside_day(block.text))), None)
    above = above or next((block.text for block in below if _named_so(block) and block.text.split()[0] == "The"), None)
    if above:
        return above
    short = [block for block in blocks if block.words <= _MAX_FOLLOW_WORDS]
    if above := next((name for block in short if (name := _followed(block))), None):
        return above
    said = [block for block in reversed(blocks) if block.shape == "copyright" or block.text[0] == "主"]
    owner = next((name for block in said if (name := _owner(block, blocks) or _host(block.text))), None)
    return None if owner and owner == agency else owner


def _followed(block: Block) -> str | None:
    """The name that a page gives itself where it asks to be followed: `Follow The Mirror on WhatsApp`."""
    match = None if _FOR_SITES.isdisjoint(block.long_words) else _asks_to_follow().match(block.text)
    name = next(filter(None, match.groups())) if match else ""
    capitals = len(name) > _SHORT_NAME and all(word[0].isupper() or word in _INSIDE for word in name.split())
    return name if capitals and len(name.split()) <= _MAX_NAME_WORDS and not _is_acronym(name) else None


@lru_cache(maxsize=1)
def _asks_to_follow() -> re.Pattern[str]:
    pairs = (line.split(" … ") for line in sections("outlet_words.txt")["followed"])
    return re.compile("|".join(rf"{before} (\S.*?) {behind} .*" for before, behind in pairs), re.IGNORECASE)


def _host(line: str) -> str | None:
    """Who runs a Chinese site, as the foot of an office's says: `主办单位:南屏市人民政府`."""
    label, _, name = line.replace("：", ":").partition(":") if line[0] == "主" else ("", "", "")
    return name.split()[0] if label in _HOSTS and name.strip() else None


def site_named(blocks: Sequence[Block]) -> int | None:
    """Index of a line above all others that the page's line of rights names again: no headline."""
    first = [at for at, block in enumerate(blocks[:_MAST_LINES]) if _like_masthead(block)]
    rights = [block.text for block in blocks[1:] if _states_rights(block)] if first else ()
    return next((at for at in first if any(_named_again(blocks[at].text, text, _BY_RIGHTS) for text in rights)), None)


def _masthead(blocks: Sequence[Block], title_at: int) -> str | None:
    """The line among the first that a page's foot, its rights or its pictures name again: as printed there, if not in capitals."""
    lines = [block.text for block in blocks[:_TOP_LINES][:title_at] if _like_masthead(block)][:_MAST_LINES]
    if not lines:
        return None
    below = blocks[title_at + 1 :]
    rights = [block.text for block in below if _states_rights(block)]
    pictures = [block.text for block in below if block.start == "picture"]
    foot = [block.text for block in below[-_FOOT_LINES:] if block.words > _MAX_NAME_WORDS]
    for evidence, before in ((rights, _BY_RIGHTS), (pictures, _BY_PICTURES), (foot, _BY_FOOT)):
        for line in lines:
            printed = next((name for text in evidence if (name := _named_again(line, text, before))), None)
            if printed:
                return printed if line.isupper() else line
    names = [line for line in lines if not _is_acronym(line)]
    return next((line for line in names if _is_address(line, blocks) or _speaks_as(line, blocks)), None)


def _is_acronym(name: str) -> bool:
    """Whether a name is a few capitals: the full name, which the rights have, says more."""
    return name.isupper() and len(name) <= _ACRONYM


def _is_address(line: str, blocks: Sequence[Block]) -> bool:
    """Whether a line is spelt as an address or account on the page is: `Stoep & Spice`, `@stoepandspice`."""
    names = {key(line), key(line.replace("&", "and")), key(line.replace("+", "plus"))}
    signs = (block.text for block in blocks if "@" in block.text or "://" in block.text)
    said = (match[1] or match[2] for text in signs for match in _ADDRESS.finditer(text))
    return any(key(part) in names for address in said for part in (address, *address.split(".")[:-1]))


def _speaks_as(line: str, blocks: Sequence[Block]) -> bool:
    """Whether the page speaks of itself by a name: in appeals and notices, behind the mark of a source, in its trail; a plain word twice."""
    plain = line.isalpha() and (line.isupper() or line[1:].islower()) and not has_unspaced(line)
    return sum(_names_itself(line, block) for block in blocks if block.text != line and line in block.text) > plain


def _names_itself(line: str, block: Block) -> bool:
    at = block.text.find(line)
    before, rest = block.text[:at], block.text[at + len(line) :]
    if rest[:1] in {":", "："} or (not has_unspaced(line) and (before[-1:].isalnum() or rest[:1].isalnum())):
        return False
    own = not _OWN.isdisjoint(block.phrases) or block.start == "newsletter" or block.shape == "copyright"
    return own or (_BY_MARK.search(before) is not None and _TRAIL.match(rest) is not None)


def _named_again(line: str, text: str, before: re.Pattern[str]) -> str | None:
    """The name that `line` may be as `text` prints it, with a capital and behind what `before` matches; None if it does not."""
    at = text.lower().find(line.lower())
    if at < 0 or text[at].islower():
        return None
    rest = text[at + len(line) :]
    if before.search(text[:at]) is None and not (before is _BY_RIGHTS and _FIRM.match(rest)):
        return None
    part = " " not in line and not line.isupper() and _CAPITAL.match(rest) and not _FIRM.match(rest)  # no "Wine Guide"
    return None if part or rest[:1].isalnum() else text[at : at + len(line)]


def _like_masthead(block: Block) -> bool:
    """Whether a line may be the name of a site: a few words, none of them known of menus."""
    return (
        block.words <= _MAX_NAME_WORDS
        and len(block.text) > _SHORT_NAME
        and not is_agency_name(block.text)  # an agency is a credit
        and not (is_furniture(block) or block.ends or block.text[0].islower())
    )


def _states_rights(block: Block) -> bool:
    signed = block.shape == "copyright" or "©" in block.text or "ⓒ" in block.text or "disclosure" in block.phrases
    return signed and block.words <= _MAX_RIGHTS_WORDS


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    return frozenset(sections("outlet_words.txt")["ends"])


def has_outlet_word(name: str) -> bool:
    """Whether a name has a word that names of papers have."""
    return not _ends().isdisjoint(name.casefold().split())


@lru_cache(maxsize=1)
def _opens() -> frozenset[str]:
    return frozenset(sections("outlet_words.txt")["opens"])


def _named_so(block: Block) -> bool:
    """A short line in capitals with a word of outlets' names, and an article or a second name before it."""
    words = block.text.split()
    capitals = all(word[0].isupper() or (n and (word in _INSIDE or word[0].isdigit())) for n, word in enumerate(words))
    if not 2 <= len(words) <= _MAX_NAME_WORDS or block.whole or block.ends or not capitals:
        return False
    lowered = [word.casefold() for word in words]
    named = lowered[-1] in _ends() or (lowered[0] in _opens() and any(word in _ends() for word in lowered))
    return named and has_own_word(lowered)


def _beside_day(line: str) -> str | None:
    """The name of an outlet that a line of another script gives with its day: `海门晚报 2026年3月12日`."""
    name = (before_day(line) or "").strip(" ,،፣|—–-·\u3000") if is_abroad(line) else ""
    if name and has_unspaced(name):
        name = name.split()[-1]  # before it stands who wrote: `李敏 青石日报`
    return name if name and is_name_abroad(name) else None


def _owner(block: Block, blocks: Sequence[Block]) -> str | None:
    """Whose the rights are, if that is the name of an outlet: it has a word of such names, or the page says it again."""
    match = _RIGHTS.match(block.text) if block.shape == "copyright" else None
    if not match:
        return None
    name = match["name"].strip(" -")
    if (firm := _FIRM.search(name)) and firm.end() == len(name) and any(b.text == name[: firm.start()] for b in blocks):
        return name[: firm.start()]
    hit = known(name)
    if hit:
        return hit[0] if hit[1] == "outlet" else None
    words = name.casefold().split()
    if 1 < len(words) <= _MAX_NAME_WORDS and any(word in _ends() for word in words):
        return name
    again = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    said = sum(other.words <= _MAX_AGAIN_WORDS and again.search(other.text) is not None for other in blocks)
    return name if len(words) <= _MAX_NAME_WORDS and said > _LEAST_AGAIN and not _COMPANY.search(name) else None

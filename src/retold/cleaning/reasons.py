"""Why a line was cut, in words for people."""

from collections.abc import Sequence

from retold.cleaning.blocks import Block
from retold.cleaning.groups import Group, names_of

_CLASSES = {
    "advert": "advertisement mark",
    "share": "share bar",
    "more": "link to more",
    "related": "teaser list",
    "navigation": "navigation",
    "footer": "footer",
    "comment": "comment box",
    "newsletter": "newsletter or subscription appeal",
    "section": "name of a section",
    "author": "byline",
    "teaser": "teaser for another article",
    "references": "list of sources",
    "picture": "caption of a picture",
    "poll": "poll of the readers",
    "vote": "poll of the readers",
    "caption": "caption of a picture",
    "credited": "caption of a picture",
    "bio": "about the author",
    "appeal": "newsletter or subscription appeal",
    "talk": "comment box",
    "shop": "offer",
    "notice": "notice of the site",
    "disclosure": "notice of the site",
    "button": "offer",
    "minutes": "reading time",
    "consent": "dialogue that asks for consent",
}
_SHAPES = {
    "duration": "length of a video",
    "timestamp": "timestamp",
    "ago": "timestamp",
    "minutes": "reading time",
    "file": "file to download",
    "shortcode": "shortcode",
    "url": "web address",
    "email": "contact",
    "phone": "contact",
    "copyright": "copyright line",
    "tags": "tags",
    "handle": "account name",
    "count": "counter",
    "price": "price tag",
    "number": "number alone",
    "byline": "byline",
    "speaker": "comment",
    "reference": "list of sources",
    "mark": "mark without words",
    "wire": "mark of an agency's copy",
    "page": "head or foot of a printed page",
}
# The features that are told as a reason.
_TELLING = ("foreign ", "since ", "copies ", "region ")


def reason(block: Block, features: Sequence[Group]) -> str:
    """The strongest thing that speaks against a line that was cut."""
    if block.whole:
        return _CLASSES[block.whole]
    if block.shape in _SHAPES:
        return _SHAPES[block.shape]
    told = (name.partition(" ") for name in names_of(features) if name.startswith(_TELLING))
    named = {name: rest for name, _, rest in told}
    if "foreign" in named:
        return "in another language than the article"
    if block.start or block.phrases:
        return _CLASSES[block.start or block.phrases[0]]
    return _by_place(block, named)


def _by_place(block: Block, named: dict[str, str]) -> str:
    if "since" in named:
        return "in a list after “" + _CLASSES[named["since"].split()[0]] + "”"
    if "copies" in named:
        return "repeated on the page"
    return _by_form(block, named)


def _by_form(block: Block, named: dict[str, str]) -> str:
    region = named.get("region", "").partition(" ")[0]
    where = {"head": " above the text", "under": " above the text", "tail": " below the text"}.get(
        region, " between paragraphs"
    )
    if block.words <= 3:
        return "label" + where
    if not block.ends:
        return "title or link" + where
    return "text apart from the article" + where

"""Datelines of other scripts: `新华社海门3月12日电`, `【海門共同】`, `(해문=연합뉴스)`, `РАМСК, 12 мар — РИА Новости.`, `الرملة (رويترز) -`."""

import re

from retold.cleaning.credits import known

_DAY = r"\d{1,2}\s?[^\s\d.,—–-]{2,12}\.?"
_WORDS = r"[^\W\d_][^\d\n(（【】=＝—–:/,،]{0,28}?"
# Most name an agency that is in the table: whatever else has their shape is text.
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # Chinese: agency, place, day, "by wire"; in brackets with the reporter's name
        r"[（(【]?(?P<name>[\u4e00-\u9fff]{2,5}?社)(?:记者|記者)?(?P<place>[\u4e00-\u9fff/]{2,14}?)(?:\d{1,2}月)?\d{1,2}日(?:电|電|讯|訊)(?:[（(][^)）\n]{2,24}[)）])?[)）】]?\s*",
        # Japanese: place and agency in heavy brackets
        r"【(?P<place>[^\n【】]{2,10}?)[＝=・ ]?(?P<name>共同通信|共同|時事|AFP=時事|AFP時事|ロイター|AP|AFP)】\s*",
        # Korean: place and agency in brackets, the reporter behind
        r"[(（\[](?P<place>[^\n()=]{1,16})=(?P<name>[^\n()=]{2,12})[)）\]]\s*(?:[^\n=]{2,24}=\s)?",
        # Russian, Ukrainian: place in capitals, day, agency
        rf"(?P<place>[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ -]{{2,24}}),?\s{_DAY}\s?(?:[—–-]\s?(?P<name>{_WORDS})|/(?P<stroke>{_WORDS})/)\.\s+",
        # Arabic, Persian, Hebrew, Hindi, Bengali, Greek: place, a day perhaps, the agency in brackets or after a stroke
        rf"(?P<place>{_WORDS}),?\s?(?:{_DAY}\s?)?[(（](?P<name>{_WORDS})[)）]\s?[-–—:।]?\s*",
        rf"(?P<place>{_WORDS})\s?[-/–—]\s?(?P<name>{_WORDS})\s?[-:–—]\s",
    )
)  # fmt: skip


def read_abroad(head: str) -> tuple[re.Match[str], str, str] | None:
    """The dateline that opens a line of another script, with its place and its agency by its usual name."""
    for form in _FORMS:
        match = form.match(head)
        if match is None:
            continue
        printed = match["name"] or match.groupdict().get("stroke") or ""
        hit = known(printed.strip(" .,،"))
        if hit is not None and hit[1] == "agency":
            return match, match["place"].strip(" ,،"), hit[0]
    return None

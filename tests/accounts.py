"""What tests ask of the accounts of whole piles."""

from collections.abc import Callable, Iterator

from retold.model import Account, Difference, Report

GRAVE = 0.5


def account_of(report: Report, article: str) -> Account:
    """The account of the story an article is in."""
    return next(a for a in report.accounts if any(each.id == article for each in a.story.articles))


def texts_of(account: Account) -> dict[str, str]:
    """The text of each article by its id."""
    return {a.id: a.text for a in account.story.articles}


def differences(account: Account) -> Iterator[Difference]:
    """All differences, passage by passage."""
    return (d for passage in account.collation.passages for d in passage.differences)


def charged(account: Account, which: Callable[[Difference], bool] = lambda _: True) -> set[tuple[str, str]]:
    """The articles charged with a difference, each with its words there."""
    texts = texts_of(account)
    return {(d.article, d.span.of(texts[d.article])) for d in differences(account) if which(d)}


def is_number(difference: Difference) -> bool:
    """Whether another number is what differs."""
    return difference.kind.value == "number"


def is_grave(difference: Difference) -> bool:
    """Whether it changes the meaning."""
    return difference.severity >= GRAVE


def is_error(difference: Difference) -> bool:
    """Whether it changes the meaning, and it is told which side is wrong."""
    return is_grave(difference) and not difference.contested

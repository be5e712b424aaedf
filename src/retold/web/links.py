"""Addresses of the app's pages."""

from urllib.parse import quote, urlencode


class Paths:
    """Addresses as paths of the app; ids may hold anything, so every one is quoted whole."""

    def index(self) -> str:
        """The list of stories."""
        return "/"

    def story(self, story: str) -> str:
        """The page of a story."""
        return f"/stories/{_segment(story)}"

    def page(self, article: str) -> str:
        """The page of an article."""
        return f"/articles/{_segment(article)}"

    def has(self, article: str) -> bool:
        """Every article of a collection has a page."""
        return bool(article)

    def original(self, article: str) -> str:
        """The bytes of an article's page as they came."""
        return f"/originals/{_segment(article)}"

    def as_json(self, article: str) -> str:
        """An article under /api."""
        return f"/api/articles/{_segment(article)}"

    def person(self, name: str) -> str:
        """The stories in which someone occurs."""
        return f"/people/{_segment(name)}"

    def edge(self, story: str, child: str, parent: str | None) -> str:
        """The evidence that a text was taken from another."""
        return f"/lineage?{urlencode({'story': story, 'child': child, 'parent': parent or ''})}"

    def export(self, kind: str, story: str | None = None) -> str:
        """A format to take away."""
        return f"/export/{kind}" + (f"?{urlencode({'story': story})}" if story else "")


def with_query(path: str, **values: object) -> str:
    """A path with those values of a query that are not empty."""
    given = {name: str(value) for name, value in values.items() if value not in (None, "", 0)}
    return f"{path}?{urlencode(given)}" if given else path


def _segment(name: str) -> str:
    # Browsers drop a segment of one or two dots even where the dots are quoted.
    escaped = quote(name.encode("utf-8", "backslashreplace"), safe="")
    return escaped if escaped.strip(".") else f"~{escaped}"


def unsegment(segment: str) -> str:
    """The id that a segment of a path stands for."""
    return segment[1:] if segment.startswith("~") and not segment.strip("~.") else segment

"""A story as the app shows it: what does not change between two readers is written once."""

from functools import cached_property

from markupsafe import Markup

from retold.export.view import StoryView
from retold.web.environment import environment


class LiveView(StoryView):
    """A `StoryView` that keeps the markup of its account."""

    @cached_property
    def told(self) -> Markup:
        """The account from head to pages, as the static site shows it."""
        text = environment().get_template("story_told.html").render(view=self)
        return Markup(text)  # noqa: S704  made by templates that escape

"""An invented page, and how lines become the article of one."""

from retold.cleaning import CleaningSettings, clean
from retold.model import Article, Page, PageForm

TITLE = "Merrow council votes to mend the old bridge"
BODY = (
    "The council of Merrow voted on Tuesday to mend the old bridge, said the mayor, who had asked for a new one in May.",
    "Work on the bridge will begin in autumn, the council said, and it will cost the town about two million crowns.",
    "“We could not wait any longer,” said councillor Ada Pell, who has lived beside the bridge for sixty years.",
    "The bridge was built in 1902. Two of its pillars stand in salt water, and the council has been warned about them.",
)


def article(*lines):
    """The article of a flattened page of these lines."""
    page = Page("p", PageForm.FLATTENED, "\n".join(lines), "0" * 64, "p.txt")
    found = next(iter(clean([page], CleaningSettings())))
    assert isinstance(found, Article), found
    return found

"""Everything known about a story, assembled: each line with the words it rests on."""

from typing import TYPE_CHECKING

from retold.late import late

if TYPE_CHECKING:
    from retold.account.assembly import assemble, bare, outline
    from retold.account.elsewhere import Links, away, beside

__all__ = ["Links", "assemble", "away", "bare", "beside", "outline"]

__getattr__ = late(
    __name__,
    {
        "Links": "elsewhere",
        "assemble": "assembly",
        "away": "elsewhere",
        "bare": "assembly",
        "beside": "elsewhere",
        "outline": "assembly",
    },
)

"""Settings of the account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountSettings:
    """How much an account holds.

    Attributes:
        max_brief_points: lines of the brief; twelve fit a screen.
        max_evidence_per_actor: mentions kept as evidence of an actor; the first ones of each article come first.
    """

    max_brief_points: int = 12
    max_evidence_per_actor: int = 50

"""Bytes to pages: one input format a file."""

from retold.intake.fetching import Fetched, Fetcher
from retold.intake.read import read
from retold.intake.settings import IntakeSettings

__all__ = ["Fetched", "Fetcher", "IntakeSettings", "read"]

"""Bytes to pages: one input format a file."""

from retold.intake.read import read
from retold.intake.settings import IntakeSettings

__all__ = ["IntakeSettings", "read"]

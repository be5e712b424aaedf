"""Retold shows who told a news story first, who retold it, and what changed on the way."""

__version__ = "0.1.0"

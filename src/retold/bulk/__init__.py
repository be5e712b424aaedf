"""Whole corpora: the stages of the pipeline as a dataflow on Daft, on one machine or on a Ray cluster."""

from retold.bulk.report import BulkReport
from retold.bulk.run import run
from retold.bulk.settings import BulkSettings

__all__ = ["BulkReport", "BulkSettings", "run"]

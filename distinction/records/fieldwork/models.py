"""The nouns of fieldwork, gathered for Django."""

from distinction.records.fieldwork.assessment import Assessment, Remediation
from distinction.records.fieldwork.batch import Batch
from distinction.records.fieldwork.correction import Correction
from distinction.records.fieldwork.cycle import Cycle, ReducedPeriod
from distinction.records.fieldwork.progress import ProgressReport
from distinction.records.fieldwork.zero import ZeroCase, ZeroEntry

__all__ = [
    "Assessment",
    "Batch",
    "Correction",
    "Cycle",
    "ProgressReport",
    "ReducedPeriod",
    "Remediation",
    "ZeroCase",
    "ZeroEntry",
]

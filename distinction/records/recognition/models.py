"""The nouns of recognition, gathered for Django."""

from distinction.records.recognition.decision import Decision
from distinction.records.recognition.index import IndexRow
from distinction.records.recognition.sheet import Sheet

__all__ = ["Decision", "IndexRow", "Sheet"]

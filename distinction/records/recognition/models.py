"""The nouns of recognition, gathered for Django."""

from distinction.records.recognition.decision import Decision
from distinction.records.recognition.index import IndexRow, IndexVersion
from distinction.records.recognition.sheet import Sheet

__all__ = ["Decision", "IndexRow", "IndexVersion", "Sheet"]

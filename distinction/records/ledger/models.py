"""The nouns of the ledger, gathered for Django."""

from distinction.records.ledger.entry import Chain, Done, Entry

__all__ = ["Chain", "Done", "Entry"]

"""The ledger: append-only entries in chains of hashes; it knows nobody."""

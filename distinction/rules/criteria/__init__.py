"""Criteria: packs, evidence, and what the engine says of a factory."""

"""Faults of rights, planted in copies of the access table."""

"""Checks: what would be wrong with an access table, one small function for each fault."""

"""Migrations: one per change, reversible, named by what they do."""

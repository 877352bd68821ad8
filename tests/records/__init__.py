"""Tests of the records: what the database itself holds to."""

"""Tests of the access table: read whole, checked with planted faults, walked cell by cell."""

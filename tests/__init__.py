"""Tests: they mirror the floors, and hold the house itself."""

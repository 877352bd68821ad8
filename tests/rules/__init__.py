"""Tests of the rules: tables and properties, no database."""

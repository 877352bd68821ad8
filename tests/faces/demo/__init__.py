"""Tests of the fictional portfolios."""

"""Whole programs of the same job in other hands: a portfolio file in, verdicts out as CSV."""

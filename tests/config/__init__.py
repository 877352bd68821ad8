"""Tests of the roof: what starts, what refuses to, and what is logged."""

"""Tests of the house: sizes, sentences, floors, packs."""

"""Tests of the doors: what each viewer may read, and what each act does and refuses."""

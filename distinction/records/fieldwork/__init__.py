"""Fieldwork: cycles, visits and reports as they were recorded."""

"""Distinction: which garment factories are consistently high-performing, and why."""

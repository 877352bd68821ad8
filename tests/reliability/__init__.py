"""Reliability: what must never happen, enumerated, tried and looked for."""

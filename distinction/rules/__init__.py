"""Rules: what is so, in plain Python."""

"""Signing in: what is ours in the pages of allauth, and the way in by invitation."""

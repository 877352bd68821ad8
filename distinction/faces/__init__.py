"""Faces: what shows the engine to people and programs."""

"""The two doors: people read and change records through these, and no other way."""

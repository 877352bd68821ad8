"""The acts: everything that can be changed, as something one viewer does to one subject."""

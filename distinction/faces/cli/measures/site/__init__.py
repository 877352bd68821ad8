"""What the measurements of the site do within it, each in a process of its own."""

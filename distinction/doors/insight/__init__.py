"""The door to read: shapes, cut to what their viewer may see."""

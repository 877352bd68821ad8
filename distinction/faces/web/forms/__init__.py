"""Forms: what was typed becomes an act, or a message at its field."""

"""Recognition: dossiers gathered from records, decisions, and the standing index."""

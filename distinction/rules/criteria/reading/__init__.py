"""Reading: one line of a contract file becomes a dossier, or says what is wrong with it."""

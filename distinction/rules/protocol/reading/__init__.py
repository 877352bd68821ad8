"""Reading: from the six csv texts to rows whose every word is known."""

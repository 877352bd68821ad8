"""People: who signs in, in which hats, and what is to be sent to them."""

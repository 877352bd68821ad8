"""The catalogues of the languages: how they are made, and what holds them."""

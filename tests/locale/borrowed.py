"""Sentences of Django and allauth that our pages show and their own catalogues may lack."""

BORROWED: tuple[str, ...] = ()

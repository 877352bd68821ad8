"""The batch path: the same rules over a whole portfolio of packed facts."""

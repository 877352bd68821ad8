"""Terms: the words of the field as values."""

"""Work without a person in front of it: letters, dates that come due, the outside anchor."""

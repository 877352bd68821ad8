"""What is printed or written for people: an explanation, tables and a page."""

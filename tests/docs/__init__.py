"""Tests of the documents: what is made from the code, links, and the commands they quote."""

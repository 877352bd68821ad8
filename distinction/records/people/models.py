"""The nouns of people, gathered for Django."""

from distinction.records.people.letter import Letter
from distinction.records.people.membership import Designation, Hat
from distinction.records.people.person import Person

__all__ = ["Designation", "Hat", "Letter", "Person"]

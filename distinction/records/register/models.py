"""The nouns of the register, gathered for Django."""

from distinction.records.register.buyer import Buyer
from distinction.records.register.committee import Committee, Union
from distinction.records.register.country import Programme, Setting
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.records.register.provider import Provider

__all__ = ["Buyer", "Committee", "Factory", "Grant", "Programme", "Provider", "Setting", "Union"]

"""Names of factories: the contract has none, so a name is the id unless one is given."""

from collections.abc import Callable

Naming = Callable[[str], str]

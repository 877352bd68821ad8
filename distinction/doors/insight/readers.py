"""Who may read the standing of a factory, and how much of it, as the access table says."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from distinction.doors.access.library import access_table
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Relation, Role, Side

Readers = Mapping[str, tuple[tuple[Role, Relation], ...]]
DRAFTS, WHOLE, FINAL = "drafts", "whole", "final"  # how much, the most first


@cache
def readers() -> Readers:
    """Under each word the roles that read so much; who stands nowhere reads nothing."""
    found: dict[str, list[tuple[Role, Relation]]] = {DRAFTS: [], WHOLE: [], FINAL: []}
    for pair in access_table().pairs():
        if access_table().roles[pair.role].side in {Side.SERVICE, Side.OUTSIDE}:
            continue
        place = Place(Noun.STANDING, Action.SEE, "published")
        published = access_table().grant(place, pair)
        drafts = access_table().grant(Place(Noun.STANDING, Action.SEE, "provisional"), pair)
        if drafts is not None:
            found[DRAFTS].append((pair.role, pair.relation))
        elif published is not None:
            how = WHOLE if published.view is View.FULL else FINAL
            found[how].append((pair.role, pair.relation))
    return MappingProxyType({how: tuple(pairs) for how, pairs in found.items()})

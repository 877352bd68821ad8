"""A filter by what its viewer may not see narrows nothing: else it would tell it by its rows."""

from collections.abc import Iterable, Iterator

from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.status import STATE_OF, Status
from tests.reliability.browser import ask
from tests.reliability.cells import reaches
from tests.reliability.knowing import Knowing
from tests.reliability.matrix import names_in
from tests.reliability.shown import listed_houses
from tests.reliability.things import Thing
from tests.reliability.world import Someone, World

BY_STANDING = ("missing=hr1", "unknown=hr1", "still=hr1", "away=one", "due=12")
BY_GATES = ("step=assessed", "step=eligible", "stage=eligible", "stage=confirming")


def told_by_filters(world: World, people: Iterable[Someone]) -> tuple[int, list[str]]:
    tried, faults = 0, []
    for who in people:
        knowing = Knowing(world, who)
        if not knowing.enters(Noun.FACTORY_PROFILE, Action.LIST):
            continue
        every = listed_houses(Action.LIST)(knowing, Thing())
        for query in _hidden(knowing):
            tried += 1
            found = names_in(ask(who.session, "GET", f"/factories/?{query}"))
            named = {each for each in found if each.startswith("Nq")}
            if not every <= named:
                faults.append(f"{who}: {query} leaves out {sorted(every - named)}")
    return tried, faults


def _hidden(knowing: Knowing) -> Iterator[str]:
    """The filters by standings, gates and words that are shown of no factory at all."""
    houses = [each for each in knowing.world.houses.values() if not each.is_left]
    views = [knowing.derived(Noun.STANDING, each, Action.LIST) for each in houses]
    if not any(views):
        yield from BY_STANDING
    if not any(reaches(each, View.FULL) for each in views):
        yield from BY_GATES
    for word in Status:
        place = Place(Noun.STATUS, Action.LIST, STATE_OF[word])
        if not any(knowing.of(place, each) for each in houses):
            yield f"word={word}"

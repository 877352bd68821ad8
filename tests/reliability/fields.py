"""Fields: what each shape shows and hides, compared with the columns of views.csv."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from distinction.doors import insight
from distinction.doors.access.redact import TOPIC, Hidden, Shape
from distinction.doors.access.viewer import Viewer, viewer_of
from distinction.doors.insight.access import access_of
from distinction.doors.insight.card import Card, card
from distinction.doors.insight.factories import factories
from distinction.doors.insight.keyset import Turn
from distinction.doors.insight.line import Line
from distinction.doors.insight.recognised import highlight
from distinction.doors.insight.suppliers import Wanted as WantedSuppliers
from distinction.doors.insight.suppliers import suppliers
from distinction.doors.insight.trail import Asked, of_system
from distinction.doors.insight.wanted import Wanted
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Place
from distinction.rules.protocol.words import Action, View
from distinction.rules.terms.parties import Side
from distinction.rules.terms.status import STATE_OF
from tests.makers_site import NOW
from tests.reliability.cells import shows
from tests.reliability.knowing import Knowing
from tests.reliability.world import House, Someone, World

ViewOf = Callable[[Noun], View | None]
DERIVED = (Noun.STANDING, Noun.CRITERIA_BREAKDOWN, Noun.WHAT_IS_MISSING)
STATES: Mapping[Noun, str] = {
    Noun.COMMITTEE_MEMBERSHIP: "current",
    Noun.TPA_GRANT: "granted",
    Noun.ASSESSMENT: "released",
    Noun.ASSESSMENT_ANSWERS: "released",
    Noun.ADDITIONAL_QUESTIONS: "released",
    Noun.PR2: "released",
    Noun.DECISION_RECORD: "decided",
}
# Fields that every reader of the shape reads: what the row is, and what is cut elsewhere.
FOR_ALL: Mapping[str, frozenset[str]] = {
    "access.Access": frozenset(("grant", "state", "may_decide")),
    "home.Asked": frozenset(("grant",)),
    "board.Board": frozenset(("factories", "programmes")),
    "card.Card": frozenset(
        ("id", "name", "day", "told", "pack", "digest", "may_read_log", "may_edit")
    ),
    "trail.ChainState": frozenset(("name", "is_system")),
    "answers.Change": frozenset(("on", "before", "after")),
    "factories.Gap": frozenset(("criterion", "pack")),
    "heard.Heard": frozenset(
        ("moment", "on", "released_on", "place", "issues", "elements", "found", "cases")
    ),
    "line.Line": frozenset(("factory", "name", "country")),
    "evidence.Opened": frozenset(("listed", "issues")),
    "recognised.Recognised": frozenset(("factory",)),
    "suppliers.Supplier": frozenset(("factory", "pack")),
    "trail.Line": frozenset(  # an entry is seen whole; `changes` is cut by the object it tells of
        (
            *("number", "chain", "at", "act", "role", "who", "changes", "whom"),
            *("factory", "factory_name", "place"),
        )
    ),
    "history.Turn": frozenset(("on", "told", "is_new_word", "turned", "released")),
}


class Compared:
    """Counts what was compared, and keeps what was wrong."""

    def __init__(self) -> None:
        self.tried = 0
        self.faults: list[str] = []

    def shape(self, who: Someone, what: str, shape: Shape, view_of: ViewOf) -> None:
        """Hidden where the view lacks the topic, there where it has it."""
        for each in fields(shape):
            topic = each.metadata.get(TOPIC)
            if topic is None:
                continue
            self.tried += 1
            is_hidden = isinstance(getattr(shape, each.name), Hidden)
            wanted = shows(topic.noun, view_of(topic.noun), topic.view)
            if is_hidden is wanted:
                name = type(shape).__name__
                told = "is hidden" if is_hidden else "is shown"
                self.faults.append(f"{who}: {name}.{each.name} of {what} {told}")

    def same(self, who: Someone, what: str, found: object, wanted: object) -> None:
        self.tried += 1
        if found != wanted:
            self.faults.append(f"{who}: {what} is {found}, not {wanted}")


def viewer_at(who: Someone) -> Viewer:
    found = viewer_of(who.person, who.hat, NOW, NOW)
    assert found is not None, who
    return found


def compare(world: World, people: list[Someone], compared: Compared) -> None:
    for who in people:
        knowing, viewer = Knowing(world, who), viewer_at(who)
        for house in world.houses.values():
            _card(knowing, viewer, house, compared)
        _lines(knowing, viewer, compared)
        _buyers(knowing, viewer, compared)
        _grants(knowing, viewer, compared)
        _system(knowing, viewer, compared)


def _of_house(knowing: Knowing, house: House, action: Action = Action.SEE) -> ViewOf:
    def view_of(noun: Noun) -> View | None:
        if noun in DERIVED:
            return knowing.derived(noun, house, action)
        if noun is Noun.FACTORY_PROFILE:
            return knowing.profile(house, action)
        return knowing.of(Place(noun, action, STATES[noun]), house)

    return view_of


def _card(knowing: Knowing, viewer: Viewer, house: House, compared: Compared) -> None:
    found: Card | None = card(viewer, house.id)
    compared.same(knowing.who, f"a card of {house.key}", found is not None, knowing.reads(house))
    if found is None:
        return
    compared.shape(knowing.who, house.key, found, _of_house(knowing, house))
    told = None if found.told is None else (found.told.status, found.told.view)
    compared.same(knowing.who, f"the word of {house.key}", told, knowing.word(house))
    dated = found.told is not None and found.told.since is not None
    may_date = told is not None and told[1] in {View.FULL, View.SUMMARY}
    compared.same(knowing.who, f"the day of the word of {house.key}", dated, may_date)


def _lines(knowing: Knowing, viewer: Viewer, compared: Compared) -> None:
    for line in factories(viewer, Wanted(), Turn()).part.rows:
        house = knowing.world.by_id[line.factory]
        view_of = _of_house(knowing, house, Action.LIST)
        status = knowing.of(Place(Noun.STATUS, Action.LIST, "high_performing"), house)
        word = knowing.word(house, Action.LIST)
        compared.shape(knowing.who, house.key, line, _with_status(view_of, line, status))
        if knowing.who.side in {Side.PROGRAMME, Side.GLOBAL}:
            wanted = None if word is None else word[0]
            compared.same(knowing.who, f"the listed word of {house.key}", line.status, wanted)
        else:
            is_less = isinstance(line.status, Hidden) or line.status in {None, word and word[0]}
            compared.same(knowing.who, f"the listed word of {house.key}", is_less, True)


def _with_status(view_of: ViewOf, line: Line, status: View | None) -> ViewOf:
    """Where a list cannot know what a word asks for, it tells none: less is no fault there."""
    shown = None if isinstance(line.status, Hidden) else status
    return lambda noun: shown if noun is Noun.STATUS else view_of(noun)


def _buyers(knowing: Knowing, viewer: Viewer, compared: Compared) -> None:
    found = suppliers(viewer, WantedSuppliers(), Turn())
    for row in found.part.rows if found else ():
        house = knowing.world.by_id[row.factory]
        word = knowing.word(house, Action.LIST)
        compared.same(
            knowing.who, f"the supplier's word of {house.key}", row.word, word and word[0]
        )
        view_of = _of_house(knowing, house, Action.LIST)
        status = None if word is None else word[1]
        compared.shape(knowing.who, house.key, row, _status_or(view_of, status))
    shown = highlight(viewer, "", Turn())
    for each in shown.part.rows if shown else ():
        house = knowing.world.by_id[each.factory]
        word = knowing.word(house, Action.LIST)
        status = None if word is None else word[1]
        compared.shape(knowing.who, house.key, each, _always(status))


def _always(view: View | None) -> ViewOf:
    return lambda _noun: view


def _status_or(view_of: ViewOf, status: View | None) -> ViewOf:
    return lambda noun: status if noun is Noun.STATUS else view_of(noun)


def _grants(knowing: Knowing, viewer: Viewer, compared: Compared) -> None:
    for given in knowing.world.grants:
        found, view = access_of(viewer, given.id), knowing.grant_view(given)
        what = f"{given.state} of {given.house}"
        compared.same(knowing.who, what, found is not None, view is not None)
        if found is not None:
            compared.shape(knowing.who, what, found, _always(view))
            compared.same(knowing.who, f"state of {what}", found.state, given.state)


def _system(knowing: Knowing, viewer: Viewer, compared: Compared) -> None:
    found = of_system(viewer, Asked(), verify=False)
    view = knowing.of(Place(Noun.AUDIT_LOG, Action.SEE, "written"))
    compared.same(knowing.who, "the system's log", found is not None, view is View.META)
    for each in found.chains if found else ():
        compared.shape(knowing.who, "a chain", each, _always(view))


def open_fields() -> Iterator[str]:
    """Fields without a topic that nobody has said anything about (N27)."""
    for kind in all_shapes():
        untold = {each.name for each in fields(kind) if TOPIC not in each.metadata}
        for name in sorted(untold - FOR_ALL.get(_short(kind), frozenset())):
            yield f"{_short(kind)}.{name}"


def _short(kind: type[Any]) -> str:
    return f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"


def all_shapes() -> list[type[Any]]:
    """Every shape of the door to read, whoever made it."""
    for each in iter_modules(insight.__path__, f"{insight.__name__}."):
        import_module(each.name)
    found: list[type[Any]] = []
    waiting: list[type[Any]] = [Shape]
    while waiting:
        below = waiting.pop().__subclasses__()
        found += below
        waiting += below
    return sorted(found, key=lambda each: (each.__module__, each.__name__))


__all__ = ["STATE_OF", "Compared", "all_shapes", "compare", "open_fields"]

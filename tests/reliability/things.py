"""Sample objects: what stands in the addresses, of every relation and state that exists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.reliability.world import Account, Given, House, World


@dataclass(frozen=True)
class Thing:
    """One sample object: what stands in the address, and what it is."""

    args: tuple[str, ...] = ()
    house: House | None = None
    given: Given | None = None
    account: Account | None = None
    query: str = ""


Things = Callable[[World], Iterable[Thing]]


def one(_world: World) -> Iterable[Thing]:
    return (Thing(),)


def houses(world: World) -> Iterable[Thing]:
    return [Thing((each.id,), each) for each in world.houses.values()]


def houses_at_home(world: World) -> Iterable[Thing]:
    return [each for each in houses(world) if each.house and each.house.country == "KH"]


def criteria(world: World) -> Iterable[Thing]:
    return [Thing((each.id, "sd1"), each) for each in world.houses.values()]


def answers(world: World) -> Iterable[Thing]:
    """A released answer where there is one; the visit of fennel waits, so it has one of one."""
    told = [each for each in world.houses.values() if each.key not in {"birch", "iris"}]
    return [Thing((each.id, "osh1", "1", "OSH-E-06"), each) for each in told]


# Of every state of an account, of every kind of house, and one's own of some.
SAMPLE = (
    "manager",
    "staffabroad",
    "admin",
    "marlin",
    "provider",
    "factorytalder",
    "workercalder",
    "unionrcedar",
    "factorymcedar",
    "factorymhazel",
    "guest",
    "paper",
    "shut",
    "closed",
    "waiting",
)

FEW = ("guest", "factorymhazel")  # where forms alone are taken, and all else is refused


def accounts(world: World) -> Iterable[Thing]:
    found = [world.accounts[each] for each in SAMPLE if each in world.accounts]
    return [Thing((each.person,), account=each) for each in found]


def account_things(*keys: str, hat: bool = False) -> Things:
    def found(world: World) -> Iterable[Thing]:
        for key in keys:
            each = world.accounts[key]
            args = (each.person, each.hat) if hat else (each.person,)
            yield Thing(args, account=each)

    return found


def few_accounts(world: World) -> Iterable[Thing]:
    return [each for each in accounts(world) if each.account and each.account.key in FEW]


def hats(world: World) -> Iterable[Thing]:
    found = [world.accounts[each] for each in FEW]
    return [Thing((each.person, each.hat), account=each) for each in found]


def given(world: World) -> Iterable[Thing]:
    """Of each buyer and state one, and all of one factory."""
    first = {(each.buyer, each.state): each for each in reversed(world.grants)}
    chosen = [*first.values(), *(each for each in world.grants if each.house == "alder")]
    return [
        Thing((each.id, what), world.houses[each.house], each)
        for each in {one.id: one for one in chosen}.values()
        for what in ("accept", "decline", "end")
    ]


def files(_world: World) -> Iterable[Thing]:
    return (Thing(("csv",)), Thing(("xlsx",)))


def settings(_world: World) -> Iterable[Thing]:
    return (Thing(("dispute_days",)), Thing(("registered_buyer_sees",)))


def proposals(world: World) -> Iterable[Thing]:
    return [Thing((each,)) for each, _by in world.proposals.values()]


def packs(_world: World) -> Iterable[Thing]:
    return (Thing(("better-work-2017", "1.0.0")),)


def searched(_world: World) -> Iterable[Thing]:
    return (Thing(query="?q=garments"),)


def house_of(thing: Thing) -> House:
    assert thing.house is not None
    return thing.house

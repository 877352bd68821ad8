"""G3: leaks of a few lines, planted one at a time; the checks of G1, G2 and G4 must find each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from distinction.doors.access import relations, scopes
from distinction.doors.access.folio import Folio
from distinction.doors.access.listed import listed as listed_by_access
from distinction.doors.insight import counted, factories, suppliers
from distinction.doors.insight import line as lines
from distinction.records.recognition.index import IndexRow
from distinction.records.register.grant import Grant
from distinction.rules.criteria.recorded import Audience
from distinction.rules.protocol.words import Condition
from distinction.rules.terms.parties import Relation
from tests.reliability.fields import Compared, compare
from tests.reliability.filters import told_by_filters
from tests.reliability.headers import Watched
from tests.reliability.matrix import Matrix
from tests.reliability.names import in_letters, in_lines, logs
from tests.reliability.routes import all_routes
from tests.reliability.world import World
from tests.reliability.worlds import PAIRS, differing, seen, with_fact

Check = Callable[[World], list[str]]
CASE, DRAFT, BUYER, AFTER = PAIRS


@dataclass(frozen=True)
class Leak:
    """What is broken, the rule that it breaks, the lines that do it, and where it must be found."""

    number: int
    rule: str
    what: str
    patches: Sequence[Any]
    check: Check


@contextmanager
def planted(leak: Leak) -> Iterator[None]:
    """Counts that were kept before it, or while it was there, are forgotten."""
    counted._kept.clear()
    with ExitStack() as held:
        for each in leak.patches:
            held.enter_context(each)
        yield
    counted._kept.clear()


# -- slices of the checks


def pages(*names: str, by: str) -> Check:
    """G1: some addresses, as one person."""

    def check(world: World) -> list[str]:
        matrix = Matrix(world)
        routes = [each for each in all_routes() if each.name in names]
        return matrix.walk(matrix.planned([world.people[by]], routes))

    return check


def pages_watched(*names: str, by: str) -> Check:
    """G12: what each answer carries."""

    def check(world: World) -> list[str]:
        matrix = Matrix(world, (Watched(),))
        routes = [each for each in all_routes() if each.name in names]
        return matrix.walk(matrix.planned([world.people[by]], routes))

    return check


def fields_of(by: str) -> Check:
    """G1: what the shapes show to one person."""

    def check(world: World) -> list[str]:
        compared = Compared()
        compare(world, [world.people[by]], compared)
        return compared.faults

    return check


def pair(which: Any, *names: str, by: str) -> Check:
    """G2: some addresses with and without a fact, as one who must not know it."""

    def check(world: World) -> list[str]:
        who, only = world.people[by], frozenset(names)
        one = seen(world, [who], only)[who.key]
        with with_fact(world, which):
            other = seen(world, [who], only)[who.key]
        return [f"{who}: {each}" for each in differing(one, other)]

    return check


def filters(by: str) -> Check:
    return lambda world: told_by_filters(world, [world.people[by]])[1]


def letters(_world: World) -> list[str]:
    """G4: what goes out by mail."""
    return in_letters()[1]


def log_lines(world: World) -> list[str]:
    """G4: what is logged of some requests."""
    with logs() as found:
        pages("standing", "factories", by="manager")(world)
    return in_lines(found.getvalue(), world)


# -- the leaks


def _granted_once(now: datetime) -> Q:
    return Q(granted_at__lte=now)


def _every_grant(_viewer: object, _action: object = None) -> Any:
    return Grant.objects.all()


def _index_of_programme(viewer: Any) -> Any:
    """The rows of the right factories, of the wrong audience."""
    reached = scopes.index(viewer).values("factory")
    return IndexRow.objects.filter(factory__in=reached, audience=Audience.PROGRAMME)


_judged = Folio.judged
_judged_for = Folio._judged
_holds = Folio.holds


def _judged_for_the_programme(folio: Folio, _audience: Audience, on: Any, known_at: Any) -> Any:
    return _judged_for(folio, Audience.PROGRAMME, on, known_at)


def _holds_disclosed(folio: Folio, condition: Condition) -> bool:
    return condition is Condition.DISCLOSED or _holds(folio, condition)


def _judged_in_the_past(folio: Folio, on: Any, known_at: Any = None) -> Any:
    """Past days are read from the programme's evidence."""
    if folio.audience is not None and on < folio.viewer.today:
        return folio._judged(Audience.PROGRAMME, on, known_at)
    return _judged(folio, on, known_at)


_found = relations._found


def _of_any_programme(viewer: Any, to: str) -> Any:
    found = dict(_found(viewer, to))
    if Relation.SAME_PROGRAMME in found:
        found[Relation.SAME_PROGRAMME] = relations.ALWAYS
        found[Relation.OTHER_PROGRAMME] = relations.NEVER
    return found


_listed = listed_by_access


def _listed_whatever_action(viewer: Any, *_action: Any) -> Any:
    return _listed(viewer)


def _as_wanted(wanted: Any, _listed: Any) -> Any:
    return wanted


def _nothing_cut(_kind: Any, _views: Any) -> dict[str, Any]:
    return {}


def _path_as_role(request: Any) -> str:
    return str(request.get_full_path())


def _subject(text: str) -> str:
    return f"{text}: Nqcedar" if "ready" in text else text


def _whatever_is_set(*_asked: object) -> Q:
    return ~Q(pk__in=())


WEB = "distinction.faces.web"
LEAKS = (
    Leak(
        1,
        "N2",
        "what one may not enter is refused instead of not found",
        [mock.patch(f"{WEB}.rooms.Http404", PermissionDenied)],
        pages("log", "settings", by="plover"),
    ),
    Leak(
        2,
        "N8",
        "an access that has ended is honoured",
        [mock.patch.object(relations, "live_grants", _granted_once)],
        pages("standing", "suppliers", by="heron"),
    ),
    Leak(
        3,
        "N3",
        "the list of accesses forgets whose they are",
        [mock.patch("distinction.doors.access.parties.grants", _every_grant)],
        pages("own_access", by="osprey"),
    ),
    Leak(
        4,
        "N7",
        "suppliers are listed with the standing of the programme",
        [mock.patch.object(suppliers, "index", _index_of_programme)],
        pair(DRAFT, "suppliers", "suppliers_file", by="marlin"),
    ),
    Leak(
        5,
        "N7",
        "the page of a factory is computed from the evidence of the programme",
        [mock.patch.object(Folio, "_judged", _judged_for_the_programme)],
        pair(CASE, "standing", "criterion", by="marlin"),
    ),
    Leak(
        6,
        "N13",
        "a factory is told that it is under review before anybody disclosed it",
        [mock.patch.object(Folio, "holds", _holds_disclosed)],
        fields_of("factorytdahlia"),
    ),
    Leak(
        7,
        "N17",
        "a file holds the rows of the list instead of those that may be taken away",
        [mock.patch.object(factories, "listed", _listed_whatever_action)],
        pages("factories_file", by="heron"),
    ),
    Leak(
        8,
        "N24",
        "the scope forgets the programme",
        [mock.patch.object(relations, "_found", _of_any_programme)],
        pages("standing", "factories", by="manager"),
    ),
    Leak(
        9,
        "N18",
        "an answer may be kept by a shared cache",
        [mock.patch(f"{WEB}.middleware.headers.TELLING", ("Cache-Control",))],
        pages_watched("standing", "profile", by="marlin"),
    ),
    Leak(
        10,
        "N19",
        "the subject of a letter names the factory",
        [mock.patch("distinction.faces.jobs.mail._", _subject)],
        letters,
    ),
    Leak(
        11,
        "N20",
        "a line of the log holds the address",
        [mock.patch("distinction.config.logging._role", _path_as_role)],
        log_lines,
    ),
    Leak(
        12,
        "N27",
        "nothing is cut from the rows of a list",
        [
            mock.patch.object(lines, "cuts", _nothing_cut),
            mock.patch("distinction.doors.access.redact.cuts", _nothing_cut),
        ],
        fields_of("heron"),
    ),
    Leak(
        13,
        "N7",
        "a list is narrowed by what its viewer may not see",
        [mock.patch.object(factories, "allowed", _as_wanted)],
        filters("staff"),
    ),
    Leak(
        14,
        "N9",
        "a past day is read from the evidence of the programme",
        [mock.patch.object(Folio, "judged", _judged_in_the_past)],
        pair(DRAFT, "standing", by="marlin"),
    ),
    Leak(
        15,
        "N4",
        "the highlight asks for no setting",
        [mock.patch.object(scopes, "value_q", _whatever_is_set)],
        pages("recognised", by="plover"),
    ),
)

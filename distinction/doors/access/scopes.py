"""Scopes: which rows a viewer may reach, derived from the table; who is not named reaches none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from distinction.doors.access.relations import ALWAYS, NEVER, held, own_relation
from distinction.doors.access.settings import value_q
from distinction.doors.access.viewer import Viewer, live_grants
from distinction.records.fieldwork.batch import Batch
from distinction.records.ledger.entry import Entry
from distinction.records.people.membership import Hat
from distinction.records.people.person import Person
from distinction.records.recognition.index import IndexRow
from distinction.records.recognition.packs import access_table
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Programme, Setting
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.rules.criteria.recorded import Audience
from distinction.rules.protocol.nouns import Noun
from distinction.rules.protocol.table import Pair, Place
from distinction.rules.protocol.words import NEW, Action, Condition, View
from distinction.rules.terms.parties import Role

TO_FACTORY = "factory__"  # the way from a row to the factory it hangs on


@dataclass(frozen=True, slots=True)
class Rows:
    """What is asked of which object, and how its rows say their state and what holds of them.

    A condition that no predicate is given for is not met: deny is the default.
    """

    noun: Noun
    action: Action
    states: Mapping[str, Q]
    conditions: Mapping[Condition, Q] = field(default_factory=dict)


def reach(viewer: Viewer, rows: Rows, to: str = "") -> Q:
    """One predicate: each state with each relation that the table grants, under its conditions."""
    found = NEVER
    for relation, holds in held(viewer, to).items():
        for state, is_in in rows.states.items():
            place = Place(rows.noun, rows.action, state)
            grant = access_table().grant(place, Pair(viewer.role, relation))
            if grant is None:
                continue
            asked = ALWAYS
            for condition in grant.conditions:
                asked &= rows.conditions.get(condition, NEVER)
            found |= holds & is_in & asked
    return found


def factories(viewer: Viewer, action: Action = Action.SEE) -> QuerySet[Factory]:
    states = {"active": Q(left_on__isnull=True), "left": Q(left_on__isnull=False)}
    return Factory.objects.filter(reach(viewer, Rows(Noun.FACTORY_PROFILE, action, states)))


def grants(viewer: Viewer, action: Action = Action.SEE) -> QuerySet[Grant]:
    """Third-party access; a buyer reaches its own (N3)."""
    live = live_grants(viewer.now)
    states = {
        "asked": Q(granted_at__isnull=True, ended_at__isnull=True),
        "granted": live,
        "ended": Q(granted_at__isnull=False) & ~live,
    }
    mine = {Condition.MINE: Q(buyer=viewer.buyer) if viewer.buyer else NEVER}
    return Grant.objects.filter(
        reach(viewer, Rows(Noun.TPA_GRANT, action, states, mine), TO_FACTORY)
    )


def index(viewer: Viewer) -> QuerySet[IndexRow]:
    """Lists of standings: the audience that the table grants, and no other (N7).

    Staff that may see provisional standings read those of the programme; where the table shows a
    published one, the disclosed rows.
    """
    here = Q(factory__left_on__isnull=True)
    covered = {Condition.COVERED: ALWAYS}  # the index holds nothing released later than now
    provisional = Rows(Noun.STANDING, Action.LIST, {"provisional": here})
    published = Rows(Noun.STANDING, Action.LIST, {"published": here}, covered)
    mine = reach(viewer, provisional, TO_FACTORY)
    theirs = reach(viewer, published, TO_FACTORY)
    return IndexRow.objects.filter(
        (mine & Q(audience=Audience.PROGRAMME)) | (theirs & ~mine & Q(audience=Audience.DISCLOSED))
    )


def recognised(viewer: Viewer) -> QuerySet[IndexRow]:
    """Factories whose status others may read as a fact, as far as the settings say (N4).

    `last_visible`: under review the word stays as it was for those outside.
    """
    word = Q(word="high_performing") | Q(word="under_review", before="high_performing")
    # The words once more, so that an index finds the few rows that can be among them.
    few = Q(word__in=("high_performing", "under_review"))
    here = Q(factory__left_on__isnull=True, audience=Audience.DISCLOSED) & few
    same_country = Q(country=viewer.country)
    conditions = {
        Condition.BADGE_ON: value_q("registered_buyer_sees", "status_and_account", viewer.today),
        Condition.PEERS_ON: same_country
        & value_q("factories_see_recognised", "same_country", viewer.today),
    }
    rows = Rows(Noun.STATUS, Action.LIST, {"high_performing": word}, conditions)
    asked = reach(viewer, rows, TO_FACTORY)
    return IndexRow.objects.filter(here & asked)


def people(viewer: Viewer, action: Action = Action.SEE) -> QuerySet[Person]:
    """Accounts: one's own, those of one's organisation, or all of them, as the row says."""
    grant = _own_grant(viewer, Noun.USER_ACCOUNT, action, "active")
    if grant is None:
        return Person.objects.none()
    conditions, view = grant
    if Condition.SELF in conditions:
        return Person.objects.filter(pk=viewer.person)
    if Condition.MINE in conditions:
        return Person.objects.filter(pk__in=_hats_at(viewer).values("person"))
    if view is View.FULL:
        return Person.objects.all()
    return Person.objects.filter(pk__in=_hats_at(viewer).values("person"))


def hats(viewer: Viewer) -> QuerySet[Hat]:
    """The hats of the people in reach; outside the administration only those of one's own house."""
    reached = Hat.objects.filter(person__in=people(viewer))
    if viewer.role is Role.GLOBAL_ADMINISTRATOR:
        return reached
    return reached.filter(Q(person=viewer.person) | Q(pk__in=_hats_at(viewer)))


def settings(viewer: Viewer) -> QuerySet[Setting]:
    grant = _own_grant(viewer, Noun.SETTING, Action.SEE, "current")
    if grant is None:
        return Setting.objects.none()
    if viewer.programme:
        return Setting.objects.filter(programme=viewer.programme)
    return Setting.objects.all()


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Names of programmes: one's own, or all for those of the global side."""
    if viewer.programme:
        return Programme.objects.filter(pk=viewer.programme)
    grant = _own_grant(viewer, Noun.SETTING, Action.SEE, "current")
    return Programme.objects.none() if grant is None else Programme.objects.all()


def batches(viewer: Viewer) -> QuerySet[Batch]:
    grant = _own_grant(viewer, Noun.IMPORT_BATCH, Action.SEE, "checked")
    if grant is None or not viewer.programme:
        return Batch.objects.none()
    mine = Q(created_by=viewer.person) if Condition.SELF in grant[0] else ALWAYS
    return Batch.objects.filter(mine, programme=viewer.programme)


def entries(viewer: Viewer) -> QuerySet[Entry]:
    """The ledger: business events of the own programme, or those of accounts alone (N12)."""
    grant = _own_grant(viewer, Noun.AUDIT_LOG, Action.SEE, "written")
    if grant is None:
        return Entry.objects.none()
    if grant[1] is View.META:
        return Entry.objects.filter(noun__in=(Noun.USER_ACCOUNT, Noun.API_TOKEN))
    return Entry.objects.filter(chain=viewer.programme)


def _own_grant(
    viewer: Viewer, noun: Noun, action: Action, state: str
) -> tuple[frozenset[Condition], View] | None:
    place = Place(noun, action, state)
    pair = Pair(viewer.role, own_relation(viewer))
    grant = access_table().grant(place, pair)
    return None if grant is None else (grant.conditions, grant.view)


def _hats_at(viewer: Viewer) -> QuerySet[Hat]:
    """Hats at the organisation of the active hat."""
    if viewer.factory:
        return Hat.objects.filter(factory=viewer.factory)
    if viewer.buyer:
        return Hat.objects.filter(buyer=viewer.buyer)
    if viewer.provider:
        return Hat.objects.filter(provider=viewer.provider)
    if viewer.programme:
        of_it = Factory.objects.filter(programme=viewer.programme).values("pk")
        return Hat.objects.filter(Q(programme=viewer.programme) | Q(factory__in=of_it))
    return Hat.objects.none()


def buyers_registered(viewer: Viewer) -> QuerySet[Buyer] | None:
    """For those who open accounts in full; None for everybody else, who has no such register."""
    grant = _own_grant(viewer, Noun.USER_ACCOUNT, Action.CREATE, NEW)
    if grant is None or grant[1] is not View.FULL:
        return None
    return Buyer.objects.all()

"""A viewer: somebody, in one hat, on one day, as the records say at this request (N8)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery

from distinction.records.people.membership import Hat
from distinction.records.recognition.packs import access_table
from distinction.records.register.buyer import Buyer
from distinction.records.register.country import Programme
from distinction.records.register.factory import Factory
from distinction.records.register.grant import Grant
from distinction.records.register.provider import Provider
from distinction.rules.terms.parties import Role, Side

IN_USE = ("invited", "active")
FRESH = timedelta(minutes=15)  # fresh_auth, conditions.csv


@dataclass(frozen=True, slots=True)
class Viewer:
    """Made once at the threshold of a face, and passed down as first argument.

    `now` is aware, `today` is the day of the viewer's programme; `proven_at` is when a second
    factor was last given in this session. Empty texts say: no such organisation.
    """

    role: Role
    side: Side
    now: datetime
    today: date
    person: str = ""
    hat: str = ""
    name: str = ""
    programme: str = ""
    factory: str = ""
    buyer: str = ""
    provider: str = ""
    organisation: str = ""
    country: str = ""
    language: str = "en"
    theme: str = "system"
    proven_at: datetime | None = None

    @property
    def is_fresh(self) -> bool:
        return self.proven_at is not None and self.now - self.proven_at <= FRESH


@dataclass(frozen=True, slots=True)
class HatOffer:
    """A hat that the same person may put on instead."""

    hat: str
    role: Role
    organisation: str


def nobody(now: datetime) -> Viewer:
    """Somebody who has not signed in."""
    return Viewer(Role.ANONYMOUS, Side.OUTSIDE, now, now.astimezone(UTC).date())


def job(now: datetime) -> Viewer:
    """Background work; it computes, expires and sends, and decides nothing."""
    return Viewer(Role.SYSTEM_JOB, Side.SERVICE, now, now.astimezone(UTC).date())


def viewer_of(
    person: str, hat: str, now: datetime, proven_at: datetime | None = None
) -> Viewer | None:
    """The live hat asked for, or the first one; None if the person has none or is not active."""
    found = _live(now).filter(person=person)
    rows = list(found.select_related("person").order_by("begins_at", "id"))
    row = next((each for each in rows if each.pk == hat), rows[0] if rows else None)
    return None if row is None else _viewer(row, now, proven_at)


def hats_of(viewer: Viewer) -> tuple[HatOffer, ...]:
    """All live hats of the viewer's person."""
    rows = _live(viewer.now).filter(person=viewer.person).order_by("begins_at", "id")
    return tuple(HatOffer(each.pk, _role(each), _organisation(each)) for each in rows)


def still_wears(viewer: Viewer, at: datetime) -> bool:
    """Asked inside an act, with the rows held: no act commits after the hat or account ended (R12).

    An invited person already wears the hat, to take up the account.
    """
    rows = Hat.objects.select_for_update(of=("self", "person")).select_related("person")
    found = rows.filter(live_hats(at), pk=viewer.hat, person=viewer.person).first()
    return found is not None and found.person.state in IN_USE


def live_hats(now: datetime) -> Q:
    """Given, begun, neither run out nor ended."""
    open_ended = Q(ends_at__isnull=True) | Q(ends_at__gt=now)
    return Q(state="given", begins_at__lte=now, ended_at__isnull=True) & open_ended


def live_grants(now: datetime) -> Q:
    """Third-party access in force: granted, neither run out nor ended (N8)."""
    open_ended = Q(ends_at__isnull=True) | Q(ends_at__gt=now)
    return Q(granted_at__lte=now, ended_at__isnull=True) & open_ended


def _live(now: datetime) -> QuerySet[Hat]:
    """With the names that a header shows, in the same query."""
    factory = Factory.objects.filter(pk=OuterRef("factory"))
    programme = Programme.objects.filter(pk=OuterRef("programme"))
    buyer = Buyer.objects.filter(pk=OuterRef("buyer"))
    grants = Grant.objects.filter(live_grants(now), buyer=OuterRef("buyer"))
    return Hat.objects.filter(live_hats(now), person__state="active").annotate(
        factory_name=Subquery(factory.values("name")[:1]),
        factory_programme=Subquery(factory.values("programme")[:1]),
        factory_zone=Subquery(factory.values("programme__zone")[:1]),
        factory_country=Subquery(factory.values("country")[:1]),
        programme_name=Subquery(programme.values("name")[:1]),
        programme_zone=Subquery(programme.values("zone")[:1]),
        programme_country=Subquery(programme.values("country")[:1]),
        buyer_name=Subquery(buyer.values("name")[:1]),
        provider_name=Subquery(Provider.objects.filter(pk=OuterRef("provider")).values("name")[:1]),
        one_grant=Subquery(grants.values("pk")[:1]),
    )


def _viewer(row: Hat, now: datetime, proven_at: datetime | None) -> Viewer:
    found = vars(row)  # the annotations of the query among them
    zone = found["programme_zone"] or found["factory_zone"] or "UTC"
    role = _role(row)
    return Viewer(
        role=role,
        side=access_table().roles[role].side,
        now=now,
        today=now.astimezone(ZoneInfo(zone)).date(),
        person=row.person_id,
        hat=row.pk,
        name=row.person.name,
        programme=row.programme or found["factory_programme"] or "",
        factory=row.factory,
        buyer=row.buyer,
        provider=row.provider,
        organisation=_organisation(row),
        country=found["programme_country"] or found["factory_country"] or "",
        language=row.person.language,
        theme=row.person.theme,
        proven_at=proven_at,
    )


def _role(row: Hat) -> Role:
    """A buyer with one live access is a partner, without any it is registered (roles.csv)."""
    role = Role(row.role)
    if role in {Role.BUYER_PARTNER, Role.BUYER_REGISTERED}:
        has_one = vars(row)["one_grant"] is not None
        return Role.BUYER_PARTNER if has_one else Role.BUYER_REGISTERED
    return role


def _organisation(row: Hat) -> str:
    names = ("factory_name", "buyer_name", "provider_name", "programme_name")
    return next((name for each in names if (name := vars(row)[each])), "")

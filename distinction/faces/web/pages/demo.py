"""The start page of the demonstration: every sign-in in one click; nowhere else is there any."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from distinction.faces.demo.logins import Login, kept
from distinction.faces.web.entries import TITLES
from distinction.rules.terms.parties import Role, Side

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SIDES: tuple[tuple[Side, Promise], ...] = (
    (Side.PROGRAMME, _("Programme teams")),
    (Side.FACTORY, _("Factories")),
    (Side.BUYER, _("Buyers")),
    (Side.GLOBAL, _("The global side")),
    (Side.OTHER, _("Learning providers")),
)
# The first thing to look at in each role; their order is that of the first panel.
SEES: Mapping[Role, Promise] = MappingProxyType(
    {
        Role.PROGRAMME_MANAGER: _("Every factory of a country, and the decisions that wait"),
        Role.COUNTRY_STAFF: _("The register, imports, access from letters"),
        Role.TEAM_LEADER: _("The factories of the team, and what each of them lacks"),
        Role.ENTERPRISE_ADVISOR: _("The factories that are advised, and what comes next"),
        Role.FACTORY_TOP_MANAGER: _("The own standing, and who may see it"),
        Role.FACTORY_MANAGER: _("The own standing, and what to put right first"),
        Role.WORKER_COMMITTEE_MEMBER: _("The own standing, in the language of the country"),
        Role.UNION_REPRESENTATIVE: _("The own standing, in the language of the country"),
        Role.BUYER_PARTNER: _("Suppliers that gave access, as far as released"),
        Role.BUYER_REGISTERED: _("Recognised factories, and no more"),
        Role.GLOBAL_ANALYST: _("Released facts of all countries"),
        Role.GLOBAL_ADMINISTRATOR: _("Accounts and programmes, and no factory's data"),
        Role.LEARNING_PROVIDER: _("Requests for learning"),
    }
)
IN_ORDER = {role: place for place, role in enumerate(SEES)}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody whom one click signs in."""

    username: str
    name: str
    title: Promise | str
    organisation: str
    sees: Promise | str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one side, or the first of each role."""

    key: str
    title: Promise | str
    lines: Sequence[Line]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    found = _logins()
    password = found[0].password if found else ""
    shown = {"first": _first(found), "groups": list(_groups(found)), "password": password}
    return render(request, "demo/start.html", shown)


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """With the second factor just given; whoever was signed in here is signed out by it."""
    username = request.POST.get("username", "")
    wanted = next((each for each in _logins() if each.username == username), None)
    person = get_user_model().objects.filter(username=username, is_active=True).first()
    if wanted is None or person is None:
        raise Http404
    request.session.flush()
    login(request, person, backend=BACKEND)
    if wanted.totp_secret:
        kind = Authenticator.Type.TOTP
        record_authentication(request, person, "mfa", type=kind)
    return redirect("/")


def _logins() -> list[Login]:
    """Never where real data may be (N28)."""
    if not settings.IS_DEMO:
        raise Http404
    return kept(settings.VAR)


def _first(found: Sequence[Login]) -> Group:
    """One of each role, as the roles stand in the table."""
    of_role: dict[Role, Login] = {}
    for each in found:
        of_role.setdefault(each.role, each)
    chosen = sorted(of_role.values(), key=lambda each: IN_ORDER[each.role])
    lines = [replace(_line(each), sees=SEES[each.role]) for each in chosen]
    return Group("roles", _("One of each role"), lines)


def _groups(found: Sequence[Login]) -> Iterator[Group]:
    for side, title in SIDES:
        mine = [each for each in found if each.side is side]
        if mine:
            yield Group(side, title, [_line(each) for each in sorted(mine, key=_by_house)])


def _by_house(each: Login) -> tuple[str, int, str]:
    return each.organisation, IN_ORDER[each.role], each.username


def _line(each: Login) -> Line:
    return Line(each.username, each.name, TITLES.get(each.role, each.role), each.organisation)

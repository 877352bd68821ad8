"""The start page of the demonstration: every sign-in in one click; nowhere else is there any."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
IN_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody whom one click signs in."""

    username: str
    name: str
    title: Promise | str
    organisation: str


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
    return Group("roles", _("One of each role"), [_line(each) for each in chosen])


def _groups(found: Sequence[Login]) -> Iterator[Group]:
    for side, title in SIDES:
        mine = [each for each in found if each.side is side]
        if mine:
            yield Group(side, title, [_line(each) for each in sorted(mine, key=_by_house)])


def _by_house(each: Login) -> tuple[str, int, str]:
    return each.organisation, IN_ORDER[each.role], each.username


def _line(each: Login) -> Line:
    return Line(each.username, each.name, TITLES.get(each.role, each.role), each.organisation)

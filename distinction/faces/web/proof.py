"""When a second factor was last given in this session, and whether there is one at all."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

SPARE = Authenticator.Type.RECOVERY_CODES
APP = Authenticator.Type.TOTP


def proven_at(request: HttpRequest) -> datetime | None:
    """An app's code, a key or a spare code; a password alone proves nothing here."""
    if not request.user.is_authenticated:
        return None
    given = [
        float(each["at"])
        for each in get_authentication_records(request, request.user)
        if each.get("method") == "mfa"
    ]
    return datetime.fromtimestamp(max(given), UTC) if given else None


def has_second_factor(request: HttpRequest) -> bool:
    """Set up, whether given in this session or not; spare codes alone are none."""
    return bool(_kinds(request) - {SPARE})


def ask_for_proof(request: HttpRequest, back: str) -> HttpResponseRedirect:
    """To the page that asks for the second factor again, or sets up the first one.

    The page of the app works without a script, and offers the key as well.
    """
    kinds = _kinds(request)
    if not kinds - {SPARE}:
        return HttpResponseRedirect(reverse("mfa_index"))
    name = "mfa_reauthenticate" if APP in kinds else "mfa_reauthenticate_webauthn"
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")


def _kinds(request: HttpRequest) -> set[str]:
    if not request.user.is_authenticated:
        return set()
    kept = Authenticator.objects.filter(user_id=request.user.pk)
    return set(kept.values_list("type", flat=True))

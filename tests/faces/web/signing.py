"""Signing in within tests: a browser of one viewer, on the day of the viewer."""

from django.test import Client

from distinction.doors.access.viewer import Viewer
from distinction.records.people.person import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(viewer: Viewer, *, proven: bool = True) -> Client:
    """In the viewer's hat; `proven` has just given a second factor."""
    client = Client()
    client.force_login(Person.objects.get(pk=viewer.person), backend=BACKEND)
    session = client.session
    session["hat"] = viewer.hat
    if proven:
        at = viewer.now.timestamp()
        session["account_authentication_methods_user"] = viewer.person
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": at}]
    session.save()
    return client

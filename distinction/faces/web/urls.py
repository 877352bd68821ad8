"""The addresses of the pages: words, stable, and silent about factories (N20)."""

from django.urls import URLPattern

from distinction.faces.web.pages import account, health, home, invitation
from distinction.faces.web.rooms import OWN, room

urlpatterns: list[URLPattern] = [
    room("", home.show, "home", OWN),
    room("profile/", account.profile, "profile", OWN),
    room("hats/switch/", account.switch, "switch", OWN),
    room("invitation/", invitation.by_code, "invitation_code", OWN),
    room("invitation/<str:token>/", invitation.accept, "invitation", OWN),
    room("health", health.health, "health", OWN),
]

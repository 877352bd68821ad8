"""The app of Django that holds templates and static files."""

from django.apps import AppConfig


class Web(AppConfig):
    name = "distinction.faces.web"
    label = "web"

"""The app of Django that holds these tables."""

from django.apps import AppConfig


class Register(AppConfig):
    name = "distinction.records.register"
    label = "register"

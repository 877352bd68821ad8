"""The app of Django that holds these tables."""

from django.apps import AppConfig


class People(AppConfig):
    name = "distinction.records.people"
    label = "people"

"""The app of Django that holds these tables."""

from django.apps import AppConfig


class Fieldwork(AppConfig):
    name = "distinction.records.fieldwork"
    label = "fieldwork"

"""The app of Django that holds these tables."""

from django.apps import AppConfig


class Recognition(AppConfig):
    name = "distinction.records.recognition"
    label = "recognition"

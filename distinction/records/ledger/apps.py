"""The app of Django that holds these tables."""

from django.apps import AppConfig


class Ledger(AppConfig):
    name = "distinction.records.ledger"
    label = "ledger"

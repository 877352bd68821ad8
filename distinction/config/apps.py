"""The app of Django that registers the checks of the roof."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from distinction.config.refusals import check_data


class Config(AppConfig):
    name = "distinction.config"
    label = "roof"

    def ready(self) -> None:
        register(check_data, Tags.database)

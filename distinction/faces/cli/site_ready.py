"""Makes Django ready for the commands of a site; commands on files alone never load it."""

import os

import django
from django.core.exceptions import ImproperlyConfigured

from distinction.faces.cli.ending import Refusal

SETTINGS, USUAL = "DJANGO_SETTINGS_MODULE", "distinction.config.demo"


def ready() -> None:
    """Before a command's file is read, since what it imports are the tables of the site.

    Which site it is stands in the environment; nothing told, it is the demonstration.
    """
    os.environ.setdefault(SETTINGS, USUAL)
    try:
        django.setup()
    except (ImproperlyConfigured, ModuleNotFoundError) as refused:
        raise Refusal(
            f"distinction: this site cannot be opened: {refused}",
            f"{SETTINGS} is {os.environ[SETTINGS]}; distinction.config.production is a real site",
        ) from refused

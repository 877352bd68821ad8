"""The table in which tries are counted, so that all workers of a site count together."""

from django.core.management import call_command
from django.db import migrations


def make(_apps, editor):
    call_command("createcachetable", "counts", database=editor.connection.alias, verbosity=0)


def remove(_apps, editor):
    editor.execute("DROP TABLE counts")


class Migration(migrations.Migration):
    dependencies = ()
    operations = (migrations.RunPython(make, remove),)

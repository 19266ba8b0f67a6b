"""The table of the cache, so that `migrate` alone prepares a database; where it is there already it stays as it is."""

from django.core.management import call_command
from django.db import migrations


def lege_tabelle_an(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(lege_tabelle_an, migrations.RunPython.noop)]

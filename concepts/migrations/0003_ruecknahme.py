"""Withdrawing a Fassung; the database itself refuses to change or delete a Rücknahme."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

SQLITE = """
CREATE TRIGGER ruecknahme_kein_{wort} BEFORE {befehl} ON concepts_ruecknahme
BEGIN SELECT RAISE(ABORT, 'Eine Ruecknahme ist unveraenderlich.'); END
"""
POSTGRESQL = """
CREATE FUNCTION ruecknahme_unveraenderlich() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'Eine Ruecknahme ist unveraenderlich.' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER ruecknahme_unveraenderlich BEFORE UPDATE OR DELETE ON concepts_ruecknahme
FOR EACH ROW EXECUTE FUNCTION ruecknahme_unveraenderlich();
"""
POSTGRESQL_ZURUECK = """
DROP TRIGGER ruecknahme_unveraenderlich ON concepts_ruecknahme;
DROP FUNCTION ruecknahme_unveraenderlich();
"""
WOERTER = {"aendern": "UPDATE", "loeschen": "DELETE"}


def schuetze(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for wort, befehl in WOERTER.items():
        schema_editor.execute(SQLITE.format(wort=wort, befehl=befehl))


def gib_frei(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_ZURUECK)
        return
    for wort in WOERTER:
        schema_editor.execute(f"DROP TRIGGER ruecknahme_kein_{wort}")


class Migration(migrations.Migration):
    dependencies = [
        ("concepts", "0002_fassung_unveraenderlich"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ruecknahme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("grund", models.TextField(verbose_name="Grund")),
                ("am", models.DateTimeField(default=django.utils.timezone.now, verbose_name="zurückgenommen am")),
                (
                    "fassung",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ruecknahme", to="concepts.fassung"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "Rücknahme", "verbose_name_plural": "Rücknahmen"},
        ),
        migrations.RunPython(schuetze, gib_frei),
    ]

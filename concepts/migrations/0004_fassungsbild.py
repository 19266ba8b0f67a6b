"""Pictures of Fassungen as rows of their own, also of those frozen before; the database refuses every change."""

import base64
import hashlib
import json

import django.db.models.deletion
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import migrations, models

SQLITE = """
CREATE TRIGGER fassungsbild_kein_{wort} BEFORE {befehl} ON concepts_fassungsbild
BEGIN SELECT RAISE(ABORT, 'Das Bild einer Fassung ist unveraenderlich.'); END
"""
POSTGRESQL = """
CREATE FUNCTION fassungsbild_unveraenderlich() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
RAISE EXCEPTION 'Das Bild einer Fassung ist unveraenderlich.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER fassungsbild_unveraenderlich BEFORE UPDATE OR DELETE ON concepts_fassungsbild
FOR EACH ROW EXECUTE FUNCTION fassungsbild_unveraenderlich();
"""
POSTGRESQL_ZURUECK = """
DROP TRIGGER fassungsbild_unveraenderlich ON concepts_fassungsbild;
DROP FUNCTION fassungsbild_unveraenderlich();
"""
WOERTER = {"aendern": "UPDATE", "loeschen": "DELETE"}
ENDUNGEN = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/svg+xml": "svg"}


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
        schema_editor.execute(f"DROP TRIGGER fassungsbild_kein_{wort}")


def hole_nach(apps, schema_editor):
    """One Fassung at a time, since each may hold many megabytes."""
    fassungen, zeilen = apps.get_model("concepts", "Fassung").objects, apps.get_model("concepts", "Fassungsbild")
    for pk in fassungen.values_list("pk", flat=True):
        dokument = json.loads(fassungen.values_list("text", flat=True).get(pk=pk))
        zeilen.objects.bulk_create(
            zeilen(fassung_id=pk, kennung=bild["id"], mediatyp=bild["mediatyp"], datei=_datei(bild))
            for bild in dokument.get("bilder", [])
        )


def _datei(bild):
    daten = base64.b64decode(bild["daten"])
    name = f"bilder/{hashlib.sha256(daten).hexdigest()}.{ENDUNGEN[bild['mediatyp']]}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(daten))
    return name


class Migration(migrations.Migration):
    dependencies = [("concepts", "0003_ruecknahme")]

    operations = [
        migrations.CreateModel(
            name="Fassungsbild",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kennung", models.CharField(max_length=64)),
                ("mediatyp", models.CharField(max_length=20)),
                ("datei", models.CharField(max_length=100)),
                (
                    "fassung",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bilder", to="concepts.fassung"
                    ),
                ),
            ],
            options={
                "verbose_name": "Bild einer Fassung",
                "verbose_name_plural": "Bilder einer Fassung",
                "constraints": [
                    models.UniqueConstraint(fields=("fassung", "kennung"), name="fassungsbild_kennung_einmal")
                ],
            },
        ),
        migrations.RunPython(schuetze, gib_frei),
        migrations.RunPython(hole_nach, migrations.RunPython.noop),
    ]

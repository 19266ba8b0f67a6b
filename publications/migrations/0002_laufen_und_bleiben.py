"""Brochures know their variant, their run and their file; those of a decision stay as they are.

SQLite forgets a table's triggers when a later migration remakes the table: such a migration has to call `schuetze`.
"""

import hashlib

from django.db import migrations, models

FEST = (
    *("konzept_id", "fassung_id", "ausgabe", "schluessel", "dauerhaft", "zustand"),
    *("datei", "pruefsumme", "groesse", "seitenzahl", "seiten", "fertig_am"),
)
SQLITE_BEDINGUNG = "OLD.dauerhaft AND OLD.zustand = 'fertig'"
SQLITE_AENDERN = """
CREATE TRIGGER broschuere_bleibt_aendern BEFORE UPDATE ON publications_broschuere
WHEN {bedingung} AND ({anders})
BEGIN SELECT RAISE(ABORT, 'Die Broschuere eines Beschlusses ist unveraenderlich.'); END
"""
SQLITE_LOESCHEN = """
CREATE TRIGGER broschuere_bleibt_loeschen BEFORE DELETE ON publications_broschuere
WHEN {bedingung}
BEGIN SELECT RAISE(ABORT, 'Die Broschuere eines Beschlusses ist unveraenderlich.'); END
"""
POSTGRESQL = """
CREATE FUNCTION broschuere_bleibt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'Die Broschuere eines Beschlusses ist unveraenderlich.'
USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER broschuere_bleibt_aendern BEFORE UPDATE ON publications_broschuere FOR EACH ROW
WHEN (OLD.dauerhaft AND OLD.zustand = 'fertig' AND ({anders})) EXECUTE FUNCTION broschuere_bleibt();
CREATE TRIGGER broschuere_bleibt_loeschen BEFORE DELETE ON publications_broschuere FOR EACH ROW
WHEN (OLD.dauerhaft AND OLD.zustand = 'fertig') EXECUTE FUNCTION broschuere_bleibt();
"""
TRIGGER = ("broschuere_bleibt_aendern", "broschuere_bleibt_loeschen")


def schuetze(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        anders = " OR ".join(f"NEW.{spalte} IS DISTINCT FROM OLD.{spalte}" for spalte in FEST)
        schema_editor.execute(POSTGRESQL.format(anders=anders))
        return
    anders = " OR ".join(f"NEW.{spalte} IS NOT OLD.{spalte}" for spalte in FEST)
    for befehl in (SQLITE_AENDERN, SQLITE_LOESCHEN):
        schema_editor.execute(befehl.format(anders=anders, bedingung=SQLITE_BEDINGUNG))


def gib_frei(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for name in TRIGGER:
        schema_editor.execute(f"DROP TRIGGER {name}" + (" ON publications_broschuere" if postgresql else ""))
    if postgresql:
        schema_editor.execute("DROP FUNCTION broschuere_bleibt()")


def trage_nach(apps, schema_editor):
    """What was made before: sizes and checksums; the newest of each adopted Fassung stays for good.

    A file that is gone or cannot be read just now is no reason to keep its row for good: such rows stay as they were.
    """
    broschueren = apps.get_model("publications", "Broschuere").objects
    broschueren.filter(zustand="laeuft").update(zustand="wartet")
    behalten = set()
    for broschuere in _fertige(broschueren).iterator():
        if not _vermiss(broschuere):
            continue
        fassung = broschuere.fassung
        if fassung and fassung.zweck == "beschluss" and fassung.pk not in behalten:
            schluessel = _schluessel(fassung)
            andere = broschueren.filter(konzept_id=broschuere.konzept_id, schluessel=schluessel)
            if not andere.exclude(pk=broschuere.pk).exists():  # there is one when 0002 was undone and is done again
                behalten.add(fassung.pk)
                broschuere.schluessel, broschuere.dauerhaft = schluessel, True
        broschuere.save(update_fields=["groesse", "pruefsumme", "schluessel", "dauerhaft"])


def _fertige(broschueren):
    felder = ("konzept_id", "schluessel", "dauerhaft", "datei", "groesse", "pruefsumme")
    der_fassung = ("fassung__pruefsumme", "fassung__nummer", "fassung__zweck")
    fertige = broschueren.filter(zustand="fertig").select_related("fassung").only(*felder, *der_fassung)
    return fertige.order_by("-fertig_am", "-pk")


def _schluessel(fassung):
    teile = ["beschluss", fassung.pruefsumme, str(fassung.nummer), "bildschirm"]
    return hashlib.sha256("\x00".join(teile).encode()).hexdigest()


def _vermiss(broschuere):
    summe, groesse = hashlib.sha256(), 0
    try:
        with broschuere.datei.open("rb") as datei:
            for stueck in datei.chunks():
                summe.update(stueck)
                groesse += len(stueck)
    except Exception as fehler:  # each kind of storage has errors of its own
        print(f"  {broschuere.datei.name} lässt sich nicht lesen ({fehler}); diese Broschüre wird nicht aufbewahrt.")
        return False
    broschuere.groesse, broschuere.pruefsumme = groesse, summe.hexdigest()
    return True


class Migration(migrations.Migration):
    dependencies = [
        ("concepts", "0002_fassung_unveraenderlich"),
        ("publications", "0001_initial"),
    ]

    operations = [
        migrations.AddField("broschuere", "ausgabe", models.CharField(default="bildschirm", max_length=15)),
        migrations.AddField("broschuere", "merkmal", models.CharField(blank=True, max_length=64)),
        migrations.AddField("broschuere", "dauerhaft", models.BooleanField(default=False)),
        migrations.AddField("broschuere", "schritt", models.PositiveIntegerField(default=0)),
        migrations.AddField("broschuere", "schritte", models.PositiveIntegerField(default=0)),
        migrations.AddField("broschuere", "versuche", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            "broschuere", "lauf", models.CharField("wer gerade daran arbeitet", blank=True, max_length=32)
        ),
        migrations.AddField("broschuere", "herzschlag", models.DateTimeField(null=True)),
        migrations.AddField(
            "broschuere",
            "pruefsumme",
            models.CharField("Prüfsumme der Datei (SHA-256)", blank=True, max_length=64),
        ),
        migrations.AddField("broschuere", "groesse", models.PositiveBigIntegerField("Größe in Bytes", null=True)),
        migrations.AddField("broschuere", "seitenzahl", models.PositiveIntegerField(null=True)),
        migrations.AddField("broschuere", "seiten", models.JSONField(default=dict)),
        migrations.AddField("broschuere", "hinweise", models.JSONField(default=list)),
        migrations.AddConstraint(
            "broschuere",
            models.CheckConstraint(
                condition=~models.Q(zustand="fertig") | ~models.Q(datei=""), name="broschuere_fertig_mit_datei"
            ),
        ),
        migrations.AddConstraint(
            "broschuere",
            models.CheckConstraint(
                condition=models.Q(ausgabe__in=["bildschirm", "druck", "grossdruck", "kurzfassung"]),
                name="broschuere_ausgabe",
            ),
        ),
        migrations.AddConstraint(
            "broschuere",
            models.CheckConstraint(
                condition=models.Q(dauerhaft=False) | models.Q(fassung__isnull=False), name="broschuere_dauerhaft"
            ),
        ),
        migrations.RunPython(schuetze, gib_frei),
        migrations.RunPython(trage_nach, migrations.RunPython.noop),
    ]

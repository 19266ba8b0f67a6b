"""A brochure is a job among others: whose share of the workers it takes, how urgent it is, and when it was over.

What failed is over as well; so an open job is one without `fertig_am`.
"""

import importlib

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Coalesce

before = importlib.import_module("publications.migrations.0002_laufen_und_bleiben")
PRIORITIES = [(0, "bei Gelegenheit"), (1, "angefordert"), (2, "jemand wartet, und es dauert Sekunden")]
STATES = [("wartet", "wartet"), ("laeuft", "in Arbeit"), ("fertig", "fertig"), ("gescheitert", "nicht gelungen")]


def protect_on_sqlite(apps, schema_editor):
    """There, a table that is remade loses its triggers; not every change of a column remakes it."""
    if schema_editor.connection.vendor == "sqlite":
        for name in before.TRIGGER:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}")
        before.schuetze(apps, schema_editor)


def fill_in(apps, schema_editor):
    jobs = apps.get_model("publications", "Broschuere").objects
    konzept = apps.get_model("concepts", "Konzept").objects.filter(pk=models.OuterRef("konzept"))
    jobs.update(tenant=models.Subquery(konzept.values("kommune_id")[:1]))
    jobs.filter(zustand="gescheitert", fertig_am=None).update(fertig_am=Coalesce("heartbeat", "angefordert_am"))


class Migration(migrations.Migration):
    dependencies = [("concepts", "0001_initial"), ("publications", "0002_laufen_und_bleiben")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, protect_on_sqlite),
        migrations.RenameField("broschuere", "lauf", "lease"),
        migrations.RenameField("broschuere", "herzschlag", "heartbeat"),
        migrations.AlterField("broschuere", "lease", models.CharField(blank=True, max_length=32)),
        migrations.AlterField(
            "broschuere", "zustand", models.CharField(choices=STATES, default="wartet", max_length=15)
        ),
        migrations.AddField("broschuere", "tenant", models.PositiveBigIntegerField(null=True)),
        migrations.AddField("broschuere", "priority", models.PositiveSmallIntegerField(choices=PRIORITIES, default=1)),
        migrations.RunPython(protect_on_sqlite, migrations.RunPython.noop),
        migrations.AddIndex(
            "broschuere",
            models.Index(
                fields=["priority", "tenant", "angefordert_am"], condition=Q(fertig_am=None), name="broschuere_open"
            ),
        ),
        migrations.AddIndex("broschuere", models.Index(fields=["heartbeat"], name="broschuere_heartbeat")),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]

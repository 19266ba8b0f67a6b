"""A concept's revision changes with whatever is written in it, so that nothing made from it is ever shown too long."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext

from concepts.dokument.aufbau import baue_dokument
from concepts.models import Bild, Konzept
from concepts.revision import KONZEPT, quellen
from tests.conftest import gueltiges_dokument, lies_ein

TABELLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
EIGENE = {"accounts_kommune"}  # what is read of the Kommune stands in the keys themselves
MODELLE = {modell._meta.db_table: modell for modell in apps.get_models()}


@pytest.fixture
def volles(musterstadt):
    dokument = gueltiges_dokument()
    dokument["handlungsfelder"][0]["ziele"][1]["uebergeordnet"] = dokument["handlungsfelder"][0]["ziele"][0]["id"]
    return lies_ein(musterstadt, dokument, slug="voll")


@pytest.fixture
def revision(volles):
    """Says whether the revision is another than when it was last asked."""
    gesehen = [Konzept.alle.get(pk=volles.pk).revision]

    def ist_neu():
        gesehen.append(Konzept.alle.get(pk=volles.pk).revision)
        return gesehen[-1] != gesehen[-2]

    return ist_neu


def test_building_reads_no_other_table(volles):
    with CaptureQueriesContext(connection) as gebaut:
        baue_dokument(Konzept.objects.select_related("kommune", "leitbild").get(pk=volles.pk))
    gelesen = {name for abfrage in gebaut.captured_queries for name in TABELLE.findall(abfrage["sql"])}

    assert len(gelesen) > 10
    assert gelesen <= {quelle.tabelle for quelle in quellen()} | {KONZEPT} | EIGENE


@pytest.mark.parametrize("quelle", list(quellen()), ids=lambda quelle: quelle.tabelle)
def test_every_change_of_every_row_counts(volles, revision, quelle):
    """Changed, added, deleted: in plain SQL, past every service."""
    modell = MODELLE[quelle.tabelle]
    zeile = _zeilen(modell, volles).first() or pytest.fail(f"{quelle.tabelle} ist leer: das Dokument füllt sie nicht")
    spalte = next(f for f in modell._meta.concrete_fields if not f.primary_key and not f.is_relation)

    with connection.cursor() as zeiger:
        zeiger.execute(f"UPDATE {quelle.tabelle} SET {spalte.column} = {spalte.column} WHERE id = %s", [zeile.pk])
    assert revision()
    with connection.cursor() as zeiger:
        zeiger.execute(f"DELETE FROM {quelle.tabelle} WHERE id = %s", [zeile.pk])  # what hangs on it comes back with it
    assert revision()
    getattr(modell, "alle", modell._default_manager).bulk_create([zeile])
    assert revision()


def _zeilen(modell, konzept):
    manager = getattr(modell, "alle", modell._default_manager)
    if any(feld.name == "konzept" for feld in modell._meta.fields):
        return manager.filter(konzept=konzept)
    weg = next(q for q in quellen() if q.tabelle == modell._meta.db_table).spalte.removesuffix("_id")
    return manager.filter(**{f"{weg}__konzept": konzept})


def test_the_concept_itself_counts_and_a_stale_one_brings_no_old_revision_back(volles, revision):
    veraltet = Konzept.alle.get(pk=volles.pk)
    Konzept.alle.filter(pk=volles.pk).update(titel="Anders")
    assert revision()
    veraltet.save()
    assert revision()
    assert Konzept.alle.get(pk=volles.pk).revision != veraltet.revision
    assert not revision()


def test_other_concepts_and_reading_do_not_count(volles, revision, konzept):
    konzept.abschnitt_set.update(titel="Anders")
    baue_dokument(volles)
    assert not revision()


def test_nothing_is_left_of_what_was_rolled_back(volles, revision):
    with transaction.atomic():
        Bild.alle.filter(konzept=volles).update(alternativtext="Anders")
        transaction.set_rollback(True)
    assert not revision()


@pytest.mark.parametrize("modell", [Konzept, MODELLE["concepts_massnahme"]])
def test_a_table_can_still_be_rebuilt_and_the_triggers_are_there_again(transactional_db, volles, revision, modell):
    """SQLite rebuilds a table for most changes of a column; `migrate` takes the triggers away and brings them back."""
    from concepts.revision import drop_triggers

    drop_triggers("default")
    feld = modell._meta.get_field("titel")
    with connection.schema_editor() as aenderung:
        anderes = models.CharField(max_length=feld.max_length + 1)
        anderes.set_attributes_from_name("titel")
        anderes.model = modell
        aenderung.alter_field(modell, feld, anderes, strict=True)
        aenderung.alter_field(modell, anderes, feld, strict=True)
    call_command("migrate", verbosity=0)
    assert revision()
    volles.abschnitt_set.update(titel="Anders")
    assert revision()

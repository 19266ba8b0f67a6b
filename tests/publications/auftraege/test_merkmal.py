"""The quick sign that nothing was written must be sure."""

import re

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.teile import zeilen_von
from concepts.models import Konzept
from publications.models import Broschuere
from publications.services import merkmal as modul
from publications.services.gestaltung import gestaltung_von
from publications.services.merkmal import merkmal
from tests.conftest import gueltiges_dokument, lies_ein
from tests.publications.auftraege.conftest import fordere_an, gesetzt

TABELLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')


@pytest.fixture
def volles(musterstadt):
    return lies_ein(musterstadt, gueltiges_dokument(), slug="voll")


def tabellen(abfragen):
    return {name for abfrage in abfragen.captured_queries for name in TABELLE.findall(abfrage["sql"])}


def test_building_reads_no_other_table(volles):
    with CaptureQueriesContext(connection) as gebaut:
        frisch = Konzept.objects.select_related("kommune", "leitbild").get(pk=volles.pk)
        baue_dokument(frisch)
        gestaltung_von(frisch.kommune)
    with CaptureQueriesContext(connection) as gemerkt:
        merkmal(volles.pk)
    assert len(tabellen(gebaut)) > 10
    assert tabellen(gebaut) <= tabellen(gemerkt)


def _andere(wert, feld):
    """Some other value of the same kind."""
    if isinstance(feld, models.BooleanField):
        return not wert
    if isinstance(feld, models.IntegerField | models.FloatField | models.DecimalField):
        return (wert or 0) + 1
    if isinstance(feld, models.JSONField):
        return [wert, "anders"]
    return (
        f"{wert or ''}x"[-(feld.max_length or 100) :] if isinstance(feld, models.CharField | models.TextField) else None
    )


def test_every_column_of_every_row_counts(volles):
    """Whatever is written, however it is written, and without leaving a trace elsewhere."""
    tabellen_der_arten = [(art.modell.alle, "konzept") for art in ELEMENTARTEN.values()]
    for art in ELEMENTARTEN.values():
        tabellen_der_arten += [(v.tabelle._default_manager, f"{v.von}__konzept") for v in art.verweise]
        tabellen_der_arten += [(z.tabelle._default_manager, f"{z.eltern}__konzept") for z in zeilen_von(art)]
    geprueft = 0
    for manager, weg in tabellen_der_arten:
        zeile = manager.filter(**{weg: volles}).first()
        for feld in zeile._meta.concrete_fields if zeile else ():
            neuer = _andere(getattr(zeile, feld.attname), feld)
            if neuer is None or feld.primary_key or feld.is_relation or feld.name == "rolle":
                continue
            vorher = merkmal(volles.pk)
            manager.filter(pk=zeile.pk).update(**{feld.name: neuer})
            assert merkmal(volles.pk) != vorher, feld
            geprueft += 1
    assert geprueft > 60


def test_nothing_written_is_the_same_and_other_concepts_do_not_count(volles, konzept):
    vorher = merkmal(volles.pk, "heute")
    konzept.abschnitt_set.update(titel="Anders")
    assert merkmal(volles.pk, "heute") == vorher
    assert merkmal(volles.pk, "morgen") != vorher


def test_unchanged_nothing_is_built(konzept, alice, schnell, monkeypatch):
    fertig = gesetzt(konzept, alice)

    def verboten(*args, **kwargs):
        raise AssertionError("gebaut")

    monkeypatch.setattr("publications.services.entwurf.baue_dokument", verboten)
    assert fordere_an(konzept, alice) == fertig


def test_what_changes_nothing_in_the_document_is_remembered(konzept, alice, schnell):
    fertig = gesetzt(konzept, alice)
    konzept.abschnitt_set.update(version=7)
    assert merkmal(konzept.pk) != fertig.merkmal
    assert fordere_an(konzept, alice) == fertig
    neues = Broschuere.objects.get().merkmal
    assert neues != fertig.merkmal
    assert fordere_an(konzept, alice).merkmal == neues


def test_what_is_written_while_it_is_read_is_not_remembered(konzept, alice, schnell, monkeypatch):
    """Else a draft could be found again by a state that it does not show."""
    fertig = gesetzt(konzept, alice)
    konzept.abschnitt_set.update(version=7)

    def baue_und_schreibe(gebaut, **angaben):
        dokument = baue_dokument(gebaut, **angaben)
        konzept.abschnitt_set.update(titel="Gerade eben")
        return dokument

    monkeypatch.setattr("publications.services.entwurf.baue_dokument", baue_und_schreibe)
    assert fordere_an(konzept, alice) == fertig
    assert Broschuere.objects.get().merkmal == fertig.merkmal
    assert fordere_an(konzept, alice) != fertig


def test_the_statements_are_made_once(konzept, monkeypatch):
    merkmal(konzept.pk)
    monkeypatch.setattr(modul, "_mengen", lambda: pytest.fail("noch einmal"))
    merkmal(konzept.pk)

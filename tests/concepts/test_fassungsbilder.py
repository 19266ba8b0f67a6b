"""The pictures of a Fassung: served from their file, for ever, without its document being read."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.enums import Fassungszweck
from concepts.models import Bild, Fassung
from concepts.services.einfrieren import friere_fassung_ein
from tests.dokumente import SVG

KARTE = "/musterstadt/integrationskonzept/fassungen/1/bilder/karte/"


@pytest.fixture
def fassung(konzept, bob):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=bob)


def test_no_document_is_read_and_nobody_need_ask_twice(als, bob, fassung):
    client = als(bob)
    with CaptureQueriesContext(connection) as abfragen:
        antwort = client.get(KARTE)
    assert antwort.content == SVG.encode()
    assert not any('"concepts_fassung"."text"' in abfrage["sql"] for abfrage in abfragen.captured_queries)
    assert "immutable" in antwort["Cache-Control"]
    zweite = client.get(KARTE, headers={"If-None-Match": antwort["ETag"]})
    assert (zweite.status_code, zweite.content) == (304, b"")


def test_it_stays_when_the_concept_gets_another(als, bob, konzept, fassung):
    Bild.alle.filter(konzept=konzept, kennung="karte").update(datei="bilder/anders.png", mediatyp="image/png")
    assert als(bob).get(KARTE).content == SVG.encode()


def test_a_lost_file_is_made_up_for_by_the_document(als, bob, fassung):
    default_storage.delete(fassung.bilder.get(kennung="karte").datei)
    assert als(bob).get(KARTE).content == SVG.encode()


@pytest.mark.parametrize(
    "befehl", ["UPDATE concepts_fassungsbild SET datei = 'x'", "DELETE FROM concepts_fassungsbild"]
)
def test_database_refuses_every_change(fassung, befehl):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as zeiger:
        zeiger.execute(befehl)
    assert fassung.bilder.count() == 2


def test_fassungen_from_before_get_their_rows(als, bob, konzept):
    text = als_text(baue_dokument(konzept))
    alte = Fassung.objects.create(konzept=konzept, nummer=1, zweck="entwurf", text=text, pruefsumme="x")
    default_storage.delete(Bild.alle.get(konzept=konzept, kennung="karte").datei.name)
    import_module("concepts.migrations.0004_fassungsbild").hole_nach(apps, None)
    assert {bild.kennung for bild in alte.bilder.all()} == {"portraet", "karte"}
    assert als(bob).get(KARTE).content == SVG.encode()
    assert default_storage.exists(alte.bilder.get(kennung="karte").datei)

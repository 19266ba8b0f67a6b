"""While a lock is held others wait: what takes its time is done before."""

import json
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLInsertCompiler
from hypothesis import given, settings

from accounts.enums import KommuneArt
from accounts.models import Ereignis, Kommune
from concepts.dokument import abbildung as ab
from concepts.dokument.bestand import Bestand, inhalt_von
from concepts.dokument.fehler import DokumentFehler
from concepts.dokument.pruefung import lies_dokument
from concepts.models import Abschnitt, Akteur, Bild, Konzept
from concepts.services import elemente
from concepts.services.elemente import Unmoeglich, aendere_element, lege_element_an, loesche_element
from concepts.services.konzepte import lege_konzept_an, ordne, ordne_kapitel
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import kleines_dokument

from .erzeugte_dokumente import konzeptdokumente

LANGSAMES = {
    "Text säubern": "concepts.dokument.saeuberung.bereinige",
    "Bilder ablegen": "concepts.dokument.uebernahme.lege_datei_ab",
    "Verlauf schreiben": "concepts.dokument.bestand.Bestand.inhalt",
    "Text eines Elements säubern": "concepts.services.elemente.bereinige",
}


@pytest.fixture
def gerufen():
    """What of the slow things was done, each with whether somebody was kept waiting by it."""
    rufe = []

    def merkend(name, echt):
        def ruf(*args, **kwargs):
            rufe.append((name, connection.in_atomic_block))
            return echt(*args, **kwargs)

        return ruf

    with ExitStack() as stapel:
        for name, ort in LANGSAMES.items():
            modul, _, attribut = ort.rpartition(".")
            ziel = Bestand if attribut == "inhalt" else __import__(modul, fromlist=[attribut])
            stapel.enter_context(patch.object(ziel, attribut, merkend(name, getattr(ziel, attribut))))
        yield rufe


@pytest.fixture
def uebersetzt():
    """The models whose rows became statements while a transaction was open."""
    modelle, echt = [], SQLInsertCompiler.as_sql

    def merkend(compiler):
        if connection.in_atomic_block:
            modelle.append(compiler.query.model.__name__)
        return echt(compiler)

    with patch.object(SQLInsertCompiler, "as_sql", merkend):
        yield modelle


@pytest.fixture
def kommune(transactional_db):
    return Kommune.objects.create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)


def test_import_only_writes_under_the_lock(kommune, gerufen, uebersetzt):
    uebersetzt.clear()
    lies_ein(kommune, gueltiges_dokument())
    assert {name for name, _ in gerufen} == set(LANGSAMES) - {"Text eines Elements säubern"}
    assert not [name for name, unter_sperre in gerufen if unter_sperre]
    assert uebersetzt == ["Konzept", "Ereignis"]


def test_texts_are_cleaned_before_an_element_is_locked(kommune, gerufen):
    konzept = lege_konzept_an(kommune=kommune, dokument=kleines_dokument(), person=None)
    gerufen.clear()
    feld = lege_element_an(
        konzept=konzept, art=ab.HANDLUNGSFELD, inhalt={"titel": "F", "beschreibungHtml": "<p>a</p>"}, person=None
    )
    aendere_element(element=feld, inhalt={"beschreibungHtml": "<p>b</p>"}, person=None)
    geputzt = [unter_sperre for name, unter_sperre in gerufen if name == "Text eines Elements säubern"]
    assert geputzt == [False, False]


@pytest.mark.django_db
@given(dokument=konzeptdokumente())
@settings(max_examples=20, derandomize=True, deadline=None, database=None)
def test_history_begins_with_what_is_read_back(dokument):
    kommune = Kommune.objects.get_or_create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)[0]
    konzept = lies_ein(kommune, dokument)
    for ereignis in Ereignis.objects.filter(akte=konzept.akte).exclude(code="konzept.importiert"):
        assert mit_kommazahlen(ereignis.daten["inhalt"]) == mit_kommazahlen(inhalt_von(ereignis.gegenstand))


def mit_kommazahlen(inhalt):
    """PostgreSQL writes 1e300 with all its noughts, which is then another whole number."""
    return json.loads(json.dumps(inhalt), parse_int=float)


def test_an_import_that_fails_at_its_last_statement_leaves_nothing(kommune):
    with patch("concepts.services.konzepte.ereignis", side_effect=RuntimeError), pytest.raises(RuntimeError):
        lies_ein(kommune, gueltiges_dokument())
    assert not any(modell.objects.exists() for modell in (Konzept, Akteur, Bild, Ereignis))


def test_keys_of_a_failed_import_are_not_given_again(kommune):
    with patch("concepts.services.konzepte.ereignis", side_effect=RuntimeError), pytest.raises(RuntimeError):
        lies_ein(kommune, gueltiges_dokument())
    konzept = lies_ein(kommune, gueltiges_dokument())
    akteur = lege_element_an(konzept=konzept, art=ab.AKTEUR, inhalt={"name": "Neu"}, person=None)
    assert akteur.pk > max(Akteur.objects.exclude(pk=akteur.pk).values_list("pk", flat=True))


def test_more_entries_than_can_be_written_in_a_moment_are_refused(monkeypatch):
    monkeypatch.setattr("integrationskonzept.lib.textgrenzen.HOECHSTENS_INSGESAMT", 1500)
    dokument = kleines_dokument() | {"akteure": [{"id": f"a-{n}", "name": "Amt"} for n in range(1501)]}
    with pytest.raises(DokumentFehler, match=r"1\.50\d Einträge in seinen Listen"):
        lies_dokument(json.dumps(dokument).encode())


def test_far_too_many_are_not_even_read(monkeypatch):
    monkeypatch.setattr("concepts.dokument.json_datei.json.loads", None)
    with pytest.raises(DokumentFehler, match=r"200\.001 Einträge"):
        lies_dokument(b"[" + b"[]," * 200_000 + b"0]")


def test_a_branch_of_chapters_goes_with_a_fixed_number_of_queries(musterstadt, django_assert_max_num_queries):
    kapitel = [{"id": f"k-{n}", "titel": "K", "abschnitte": [{"id": f"u-{n}", "titel": "U"}]} for n in range(30)]
    dokument = kleines_dokument() | {"abschnitte": [{"id": "oben", "titel": "Oben", "abschnitte": kapitel}]}
    konzept = lies_ein(musterstadt, dokument)
    with django_assert_max_num_queries(20):
        anzahl = loesche_element(element=konzept.abschnitt_set.get(kennung="oben"), person=None)
    assert anzahl == 61
    assert not Abschnitt.objects.filter(konzept=konzept).exists()


def test_chapters_cannot_be_laid_deeper_than_a_document_may_say(musterstadt):
    kapitel = [{"id": f"k-{n}", "titel": "K"} for n in range(22)]
    konzept = lies_ein(musterstadt, kleines_dokument() | {"abschnitte": kapitel})
    kette = [("k-0", ""), *((f"k-{n}", f"k-{n - 1}") for n in range(1, 22))]
    ordne_kapitel(konzept=konzept, baum=kette[:20], person=None)
    with pytest.raises(Unmoeglich, match=elemente.ZU_TIEF):
        ordne_kapitel(konzept=konzept, baum=kette, person=None)


def test_ordering_keeps_those_not_named_behind(musterstadt):
    akteure = [{"id": f"a-{n}", "name": "Amt"} for n in range(4)]
    konzept = lies_ein(musterstadt, kleines_dokument() | {"akteure": akteure})
    ordne(konzept=konzept, art=ab.AKTEUR, kennungen=["a-3", "weg", "a-1", "a-3"], person=None)
    ordnung = Akteur.objects.filter(konzept=konzept).values_list("kennung", flat=True)
    assert [kennung for kennung in ordnung if kennung.startswith("a-")] == ["a-3", "a-1", "a-0", "a-2"]

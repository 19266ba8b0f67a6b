"""Making a brochure, and what happens when that fails."""

import errno
import hashlib
import threading

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import close_old_connections, connection

from concepts.services.elemente import aendere_element
from publications.broschuere import pdf
from publications.models import Broschuere, Zustand
from publications.services import setze
from publications.services.setzen import BEHALTENE_ENTWUERFE, FEHLER, PLATTE_VOLL, ZU_LANGE
from publications.tasks import setze_broschuere
from tests.publications.auftraege.conftest import (
    ORT,
    RENDERER,
    bytes_von,
    fordere_an,
    gesetzt,
    kleines_pdf,
    titel_von,
    wirft,
)
from tests.publications.pdf_lesen import anlage


def neuer_titel(konzept, person, titel):
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": titel}, person=person)


def test_made_by_the_task_with_the_fassung_inside(konzept, alice, fassung):
    broschuere = fordere_an(konzept, alice, fassung)
    neuer_titel(konzept, alice, "Erst danach")
    setze_broschuere.func(broschuere.pk)
    fertig = Broschuere.objects.get(pk=broschuere.pk)
    assert (fertig.zustand, fertig.fehler) == (Zustand.FERTIG, "")
    assert fertig.begonnen_am <= fertig.fertig_am
    with fertig.datei.open() as datei:
        daten = datei.read()
    assert (fertig.groesse, fertig.pruefsumme) == (len(daten), hashlib.sha256(daten).hexdigest())
    assert fertig.seitenzahl > 1
    inhalt = anlage(daten, "konzeptdokument.json")
    assert inhalt == fassung.text.encode()
    assert hashlib.sha256(inhalt).hexdigest() == fassung.pruefsumme


def test_what_is_known_of_it_is_kept(konzept, alice, schnell, monkeypatch):
    fertig = gesetzt(konzept, alice)
    assert (fertig.seitenzahl, fertig.seiten, fertig.schritt, fertig.schritte) == (3, {"abschnitt-vorwort": 2}, 2, 2)
    assert (fertig.auftrag, fertig.versuche, fertig.hinweise) == ({}, 1, [])


def test_hints_are_shown(als, konzept, alice, monkeypatch):
    hinweis = "Das Bild „rathaus.png“ ist beschädigt und wurde weggelassen."
    ergebnis = type("G", (), {"pdf": kleines_pdf("x"), "seiten": {}, "hinweise": (hinweis,)})
    monkeypatch.setattr(RENDERER, lambda *a, **k: ergebnis)
    broschuere = gesetzt(konzept, alice)
    assert hinweis in als(alice).get(f"{ORT}{broschuere.pk}/").content.decode()


STOERUNGEN = {
    "Renderer": (RENDERER, RuntimeError("geheimes Innenleben"), FEHLER),
    "Schrift": (RENDERER, pdf.SatzFehler("Die Schrift Fira Sans fehlt."), "Die Schrift Fira Sans fehlt."),
    "Zeit": (RENDERER, TimeoutError(), ZU_LANGE),
    "Speicher": (RENDERER, MemoryError(), FEHLER),
    "kein PDF": (RENDERER, None, FEHLER),
    "volle Platte": (FileSystemStorage, OSError(errno.ENOSPC, "geheimes Innenleben"), PLATTE_VOLL),
    "andere Platte": (FileSystemStorage, OSError(errno.EROFS, "geheimes Innenleben"), FEHLER),
}


@pytest.fixture(params=STOERUNGEN)
def stoerung(request, monkeypatch, schnell):
    """Breaks the making of brochures when called; what the person should read then, and how to mend it."""
    was, fehler, satz = STOERUNGEN[request.param]
    ersatz = wirft(fehler) if fehler else lambda *a, **k: pdf.Gesetzt(b"kein PDF", {})
    with monkeypatch.context() as flicken:
        yield lambda: flicken.setattr(*((was,) if isinstance(was, str) else (was, "_save")), ersatz), satz, flicken.undo


def test_failure_is_a_clear_sentence_and_asking_again_helps(als, alice, konzept, stoerung):
    brich, satz, behebe = stoerung
    brich()
    broschuere = gesetzt(konzept, alice)
    assert (broschuere.zustand, broschuere.fehler, bool(broschuere.datei)) == (Zustand.GESCHEITERT, satz, False)
    client = als(alice)
    seite = client.get(f"{ORT}{broschuere.pk}/").content.decode()
    assert satz in seite
    assert "Noch einmal anfordern" in seite
    assert "Innenleben" not in seite
    assert "nicht gelungen" in client.get(ORT).content.decode()
    assert client.get(f"{ORT}{broschuere.pk}/pdf/").status_code == 404
    behebe()
    assert client.post(f"{ORT}anfordern/")["Location"] == f"{ORT}{broschuere.pk}/"
    assert satz not in client.get(f"{ORT}{broschuere.pk}/").content.decode()
    setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler) == (Zustand.FERTIG, "")


def test_failure_leaves_the_older_brochure_where_it_is(als, alice, konzept, stoerung):
    brich, satz, _ = stoerung
    aeltere = gesetzt(konzept, alice)
    neuer_titel(konzept, alice, "Neu")
    brich()
    assert gesetzt(konzept, alice).fehler == satz
    antwort = als(alice).get(f"{ORT}{aeltere.pk}/pdf/")
    assert titel_von(bytes_von(antwort)) == "Integrationskonzept bildschirm"
    assert 'filename="musterstadt-k-entwurf.pdf"' in antwort["Content-Disposition"]


def test_a_full_disk_in_the_middle_of_the_file_leaves_nothing_half(konzept, alice, schnell, settings, monkeypatch):
    aeltere = gesetzt(konzept, alice)
    neuer_titel(konzept, alice, "Neu")
    schreibe = FileSystemStorage._save

    def halb(ablage, name, inhalt):
        schreibe(ablage, name, type(inhalt)(inhalt.read()[:100]))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", halb)
    assert gesetzt(konzept, alice).fehler == PLATTE_VOLL
    ordner = settings.MEDIA_ROOT / "broschueren"
    assert [datei.name for datei in ordner.iterdir()] == [aeltere.datei.name.rpartition("/")[2]]


def test_a_file_that_does_not_arrive_as_it_was_sent_is_no_brochure(konzept, alice, schnell, settings, monkeypatch):
    schreibe = FileSystemStorage._save
    monkeypatch.setattr(
        FileSystemStorage, "_save", lambda ablage, name, inhalt: schreibe(ablage, name, type(inhalt)(b"%PDF-kaputt"))
    )
    assert gesetzt(konzept, alice).zustand == Zustand.GESCHEITERT
    assert list((settings.MEDIA_ROOT / "broschueren").iterdir()) == []


def test_failure_is_logged_for_the_operator(konzept, alice, monkeypatch, caplog):
    monkeypatch.setattr(RENDERER, wirft(ValueError("genau das")))
    gesetzt(konzept, alice)
    assert "genau das" in caplog.text


def test_only_the_newest_drafts_are_kept(
    konzept, alice, fassung, schnell, settings, django_capture_on_commit_callbacks
):
    gesetzt(konzept, alice, fassung)
    with django_capture_on_commit_callbacks(execute=True):
        for nummer in range(BEHALTENE_ENTWUERFE + 3):
            neuer_titel(konzept, alice, f"Titel {nummer}")
            letzte = gesetzt(konzept, alice)
    entwuerfe = Broschuere.objects.entwuerfe()
    assert entwuerfe.count() == BEHALTENE_ENTWUERFE
    assert letzte in entwuerfe
    assert Broschuere.objects.filter(fassung=fassung, zustand=Zustand.FERTIG).count() == 1
    dateien = {f"broschueren/{datei.name}" for datei in (settings.MEDIA_ROOT / "broschueren").iterdir()}
    assert dateien == set(Broschuere.objects.exclude(datei="").values_list("datei", flat=True))


def test_finished_or_taken_it_is_not_made_again(konzept, alice, schnell):
    broschuere = gesetzt(konzept, alice)
    setze(broschuere.pk)
    setze_broschuere.func(broschuere.pk)
    setze_broschuere.func(broschuere.pk + 1000)
    assert len(schnell) == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_ask_and_two_workers_try_but_it_is_made_once(konzept, alice, bob, schnell):
    if connection.vendor == "sqlite":  # in memory there is one connection; the file is locked as a whole anyway
        ergebnisse = [fordere_an(konzept, alice).pk, fordere_an(konzept, bob).pk]
    else:
        ergebnisse = _zugleich([lambda: fordere_an(konzept, alice).pk, lambda: fordere_an(konzept, bob).pk])
        _zugleich([lambda: setze(ergebnisse[0])] * 3)
    setze(ergebnisse[0])
    assert ergebnisse[0] == ergebnisse[1]
    assert Broschuere.objects.count() == 1
    assert len(schnell) == 1
    Broschuere.objects.all().delete()


def _zugleich(taten):
    ergebnisse, start = [None] * len(taten), threading.Barrier(len(taten))

    def lauf(nummer, tat):
        close_old_connections()
        start.wait(10)
        try:
            ergebnisse[nummer] = tat()
        finally:
            connection.close()

    faeden = [threading.Thread(target=lauf, args=paar) for paar in enumerate(taten)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join(30)
    return ergebnisse

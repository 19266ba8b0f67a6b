"""Making a brochure, and what happens when that fails."""

import contextlib
import errno
import hashlib
import json
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone
from PIL import Image

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.models import Konzept
from concepts.services.bilder import lege_bild_an
from concepts.services.elemente import aendere_element
from integrationskonzept.lib.jobs import Lease, LeaseLost, models
from integrationskonzept.lib.jobs.models import LEASE_TIME, MAX_ATTEMPTS
from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere, BroschuereQuerySet, Zustand
from publications.services import setze
from publications.services.setzen import BEHALTENE_ENTWUERFE, FEHLER, IMMER_WIEDER, PLATTE_VOLL, ZU_LANGE
from tests.publications.auftraege.conftest import (
    ORT,
    RENDERER,
    bytes_von,
    fordere_an,
    gesetzt,
    kleines_pdf,
    titel_von,
    wartende,
    wirft,
)
from tests.publications.pdf_lesen import anlage


def neuer_titel(konzept, person, titel):
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": titel}, person=person)


def test_made_by_the_task_with_the_fassung_inside(konzept, alice, fassung):
    broschuere = fordere_an(konzept, alice, fassung)
    neuer_titel(konzept, alice, "Erst danach")
    setze(broschuere.pk)
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
    "erschlagene Prozesse": (RENDERER, BrokenProcessPool("geheimes Innenleben"), IMMER_WIEDER),
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


def zu_ende_versucht(konzept, person):
    """As often as the workers would."""
    broschuere = gesetzt(konzept, person)
    for _ in range(MAX_ATTEMPTS):
        if broschuere.in_arbeit:
            Broschuere.objects.filter(pk=broschuere.pk).update(heartbeat=timezone.now() - LEASE_TIME * 2)
            setze(broschuere.pk)
            broschuere.refresh_from_db()
    return broschuere


def test_failure_is_a_clear_sentence_and_asking_again_helps(als, alice, konzept, stoerung):
    brich, satz, behebe = stoerung
    brich()
    broschuere = zu_ende_versucht(konzept, alice)
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
    assert zu_ende_versucht(konzept, alice).fehler == satz
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


@pytest.mark.parametrize("wo", [RENDERER, "django.core.files.storage.FileSystemStorage._save"])
@pytest.mark.parametrize("ende", [SystemExit(1), KeyboardInterrupt(), BrokenProcessPool()])
def test_a_worker_that_is_ended_gives_the_job_back(konzept, alice, schnell, settings, monkeypatch, wo, ende):
    broschuere = fordere_an(konzept, alice)
    with monkeypatch.context() as flicken, contextlib.suppress(SystemExit, KeyboardInterrupt):
        flicken.setattr(wo, wirft(ende))
        setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.fehler) == (Zustand.LAEUFT, "")
    Broschuere.objects.update(heartbeat=timezone.now() - LEASE_TIME * 2)
    assert wartende() == [broschuere.pk]
    setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.versuche) == (Zustand.FERTIG, 2)
    assert len(list((settings.MEDIA_ROOT / "broschueren").iterdir())) == 1


ABBRUECHE = [OperationalError("server closed the connection"), InterfaceError(), TimeoutError(), SystemExit(1)]


@pytest.mark.parametrize("fehler", ABBRUECHE, ids=repr)
def test_written_though_the_answer_was_lost_it_keeps_its_file(konzept, alice, beschluss, schnell, monkeypatch, fehler):
    schreibe = Lease.write

    def ohne_antwort(lauf, **felder):
        schreibe(lauf, **felder)
        if felder.get("zustand") == Zustand.FERTIG:
            raise fehler

    monkeypatch.setattr(Lease, "write", ohne_antwort)
    broschuere = fordere_an(konzept, alice, beschluss)
    with contextlib.suppress(SystemExit):
        setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, broschuere.dauerhaft) == (Zustand.FERTIG, True)
    assert broschuere.datei.storage.exists(broschuere.datei.name)


@pytest.mark.parametrize(("antwort", "bleibt"), [(OperationalError(), 1), (None, 0)])
def test_only_what_surely_nobody_needs_is_deleted(konzept, alice, schnell, settings, monkeypatch, antwort, bleibt):
    """Where not even the question is answered, the file stays."""
    with monkeypatch.context() as flicken:
        flicken.setattr(Lease, "write", wirft(LeaseLost()))
        flicken.setattr(Lease, "__call__", lambda *a: None)
        if antwort:
            flicken.setattr(BroschuereQuerySet, "exists", wirft(antwort))
        broschuere = Broschuere.objects.create(konzept=konzept, schluessel="x", auftrag=AUFTRAG)
        setze(broschuere.pk)
    assert len(list((settings.MEDIA_ROOT / "broschueren").iterdir())) == bleibt


def test_storing_is_outside_the_time_limit(konzept, alice, schnell, monkeypatch):
    """Else the alarm could ring while the row is written, and nobody would know whether it was."""
    speichere = FileSystemStorage._save

    def langsam(ablage, name, inhalt):
        time.sleep(0.3)
        return speichere(ablage, name, inhalt)

    monkeypatch.setattr(FileSystemStorage, "_save", langsam)
    monkeypatch.setattr(models, "TIME_LIMIT", 0.1)
    assert gesetzt(konzept, alice).fertig


AUFTRAG = {"dokument": '{"konzept": {"titel": "Integrationskonzept"}}', "moment": "2026-11-22T10:00:00+00:00"}


@pytest.mark.parametrize("von_fassung", [False, True])
def test_a_job_from_before_the_upgrade_takes_the_look_of_today(konzept, alice, fassung, monkeypatch, von_fassung):
    """At that time a job did not say how the Kommune's brochures looked."""
    farben = []

    def rendere(dokument, *, gestaltung, **angaben):
        farben.append(gestaltung.farbe)
        return pdf.Gesetzt(kleines_pdf("x"), {})

    monkeypatch.setattr(RENDERER, rendere)
    welche, auftrag = (fassung, {}) if von_fassung else (None, AUFTRAG)
    broschuere = Broschuere.objects.create(konzept=konzept, fassung=welche, schluessel="x", auftrag=auftrag)
    setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert (broschuere.zustand, farben) == (Zustand.FERTIG, [konzept.kommune.farbe])


def bebildere(konzept, person):
    puffer = BytesIO()
    Image.new("RGB", (4, 4)).save(puffer, "PNG")
    angaben = {"dateiname": "rathaus.png", "alternativtext": "", "quelle": "Stadt", "mediatyp": "image/png"}
    return lege_bild_an(konzept=konzept, daten=puffer.getvalue(), person=person, **angaben)


def test_pictures_wait_in_their_files_and_come_in_when_it_is_made(konzept, alice, monkeypatch):
    bebildere(konzept, alice)
    dokumente = []
    monkeypatch.setattr(
        RENDERER, lambda dokument, **k: dokumente.append(als_text(dokument)) or pdf.Gesetzt(kleines_pdf("x"), {})
    )
    ganzes = baue_dokument(Konzept.objects.get(pk=konzept.pk))
    broschuere = fordere_an(konzept, alice)
    assert ganzes["bilder"][0]["daten"] not in json.dumps(broschuere.auftrag)
    setze(broschuere.pk)
    assert dokumente == [als_text(ganzes)]


def test_a_picture_whose_file_is_gone_is_left_out_with_a_hint(konzept, alice):
    bild = bebildere(konzept, alice)
    broschuere = fordere_an(konzept, alice)
    bild.datei.storage.delete(bild.datei.name)
    setze(broschuere.pk)
    broschuere.refresh_from_db()
    assert broschuere.fertig
    assert "Das Bild „rathaus.png“" in broschuere.hinweise[0]
    assert fordere_an(konzept, alice, ausgabe=Ausgabe.DRUCK).in_arbeit  # nor does asking need it


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


def test_of_drafts_that_failed_a_few_are_kept_and_they_push_out_none_that_can_be_read(
    konzept, alice, schnell, monkeypatch
):
    fertig = gesetzt(konzept, alice)
    monkeypatch.setattr(RENDERER, wirft(ValueError()))
    for nummer in range(BEHALTENE_ENTWUERFE + 2):
        neuer_titel(konzept, alice, f"Titel {nummer}")
        letzte = gesetzt(konzept, alice)
    gescheiterte = Broschuere.objects.filter(zustand=Zustand.GESCHEITERT)
    assert gescheiterte.count() == BEHALTENE_ENTWUERFE
    assert letzte in gescheiterte
    assert Broschuere.objects.get(zustand=Zustand.FERTIG) == fertig


def test_finished_or_taken_it_is_not_made_again(konzept, alice, schnell):
    broschuere = gesetzt(konzept, alice)
    setze(broschuere.pk)
    setze(broschuere.pk)
    setze(broschuere.pk + 1000)
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

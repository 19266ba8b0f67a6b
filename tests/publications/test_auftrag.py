"""Asking for a brochure, having it made, and what happens when that fails."""

import datetime
import hashlib

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from accounts.models import Ereignis
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.enums import Fassungszweck
from concepts.services.elemente import aendere_element
from concepts.services.konzepte import friere_fassung_ein
from publications import services
from publications.broschuere.pdf import Gesetzt
from publications.models import Broschuere, Zustand
from publications.services import FEHLER, fordere_broschuere_an, setze
from publications.tasks import setze_broschuere
from tests.conftest import lies_ein
from tests.dokumente import abschnitt, kleines_dokument
from tests.publications.pdf_lesen import anlage

ORT = "/musterstadt/k/broschuere/"
RENDERER = "publications.broschuere.pdf.render_broschuere"


@pytest.fixture
def konzept(musterstadt):
    dokument = kleines_dokument() | {"abschnitte": [abschnitt("vorwort", "Vorwort", "<p>Grüß Gott.</p>")]}
    return lies_ein(musterstadt, dokument, slug="k")


@pytest.fixture
def fassung(konzept, alice):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)


@pytest.fixture
def schnell(monkeypatch):
    """A renderer that needs no time."""
    monkeypatch.setattr(
        RENDERER, lambda dokument, **angaben: Gesetzt(b"%PDF-" + dokument["konzept"]["titel"].encode(), {})
    )


@pytest.fixture
def warteschlange(monkeypatch):
    """The keys of the brochures that were handed to the workers."""
    reihe = []
    monkeypatch.setattr("publications.tasks.setze_broschuere", type("Aufgabe", (), {"enqueue": reihe.append}))
    return reihe


def fordere_an(konzept, person, fassung=None):
    return fordere_broschuere_an(konzept=konzept, fassung=fassung, person=person)


def gesetzt(konzept, person, fassung=None):
    broschuere = fordere_an(konzept, person, fassung)
    setze(broschuere)
    return Broschuere.objects.get(pk=broschuere.pk)


def bytes_von(antwort):
    return b"".join(antwort.streaming_content)


def test_asked_for_it_waits_for_a_worker(konzept, alice, warteschlange, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        broschuere = fordere_an(konzept, alice)
        assert warteschlange == []
    assert warteschlange == [broschuere.pk]
    assert (broschuere.zustand, broschuere.fassung, broschuere.angefordert_von) == (Zustand.WARTET, None, alice)
    ereignis = Ereignis.objects.get(code="broschuere.angefordert")
    assert (ereignis.daten, ereignis.akte, ereignis.person) == ({"fassung": None}, konzept.akte, alice)


@pytest.mark.parametrize("mit_fassung", [False, True])
def test_asked_twice_it_is_made_once(
    konzept, alice, bob, fassung, warteschlange, django_capture_on_commit_callbacks, mit_fassung
):
    welche = fassung if mit_fassung else None
    with django_capture_on_commit_callbacks(execute=True):
        assert fordere_an(konzept, alice, welche) == fordere_an(konzept, bob, welche)
    assert Broschuere.objects.count() == len(warteschlange) == 1
    assert Ereignis.objects.filter(code="broschuere.angefordert").count() == 1


def test_finished_it_is_not_made_again(konzept, alice, schnell, warteschlange, django_capture_on_commit_callbacks):
    fertig = gesetzt(konzept, alice)
    with django_capture_on_commit_callbacks(execute=True):
        assert fordere_an(konzept, alice).pk == fertig.pk
    assert warteschlange == []
    assert Broschuere.objects.get().zustand == Zustand.FERTIG


def test_what_goes_into_it_makes_it_another(konzept, alice, musterstadt, fassung):
    erste = {fordere_an(konzept, alice).pk, fordere_an(konzept, alice, fassung).pk}
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)
    zweite = fordere_an(konzept, alice)
    assert zweite.pk not in erste
    assert fordere_an(konzept, alice, fassung).pk in erste
    musterstadt.farbe = "#123456"
    musterstadt.save()
    konzept.refresh_from_db()
    assert fordere_an(konzept, alice, fassung).pk not in erste


def test_lost_with_its_worker_it_is_asked_for_again(konzept, alice, warteschlange, django_capture_on_commit_callbacks):
    broschuere = fordere_an(konzept, alice)
    Broschuere.objects.update(zustand=Zustand.LAEUFT, angefordert_am=timezone.now() - datetime.timedelta(minutes=16))
    with django_capture_on_commit_callbacks(execute=True):
        assert fordere_an(konzept, alice) == broschuere
    assert warteschlange == [broschuere.pk]


def test_draft_is_what_the_concept_was_when_asked(konzept, alice, schnell):
    broschuere = fordere_an(konzept, alice)
    vorher = als_text(baue_dokument(konzept))
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Erst danach"}, person=alice)
    assert Broschuere.objects.get(pk=broschuere.pk).auftrag["dokument"] == vorher


def test_made_by_the_task_with_the_fassung_inside(konzept, alice, fassung):
    broschuere = fordere_an(konzept, alice, fassung)
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Erst danach"}, person=alice)
    setze_broschuere.func(broschuere.pk)
    fertig = Broschuere.objects.get()
    assert (fertig.zustand, fertig.fehler) == (Zustand.FERTIG, "")
    assert fertig.begonnen_am <= fertig.fertig_am
    inhalt = anlage(fertig.datei.read(), "konzeptdokument.json")
    fertig.datei.close()
    assert inhalt == fassung.text.encode()
    assert hashlib.sha256(inhalt).hexdigest() == fassung.pruefsumme


def wirft(fehler):
    def kaputt(*args, **kwargs):
        raise fehler

    return kaputt


STOERUNGEN = {
    "Renderer": (RENDERER, RuntimeError("geheimes Innenleben")),
    "volle Platte": (FileSystemStorage, OSError(28, "No space left on device")),
}


@pytest.fixture(params=STOERUNGEN)
def stoerung(request, monkeypatch, schnell):
    """Breaks the making of brochures; returns how to mend it."""
    was, fehler = STOERUNGEN[request.param]
    with monkeypatch.context() as flicken:
        flicken.setattr(*((was,) if isinstance(was, str) else (was, "_save")), wirft(fehler))
        yield flicken.undo


def test_failure_is_a_clear_sentence_and_asking_again_helps(als, alice, konzept, stoerung):
    broschuere = gesetzt(konzept, alice)
    assert (broschuere.zustand, broschuere.fehler, bool(broschuere.datei)) == (Zustand.GESCHEITERT, FEHLER, False)
    seite = als(alice).get(f"{ORT}{broschuere.pk}/").content.decode()
    assert FEHLER in seite
    assert "Noch einmal anfordern" in seite
    assert "Innenleben" not in seite + broschuere.fehler
    assert als(alice).get(f"{ORT}{broschuere.pk}/pdf/").status_code == 404
    stoerung()
    antwort = als(alice).post(f"{ORT}anfordern/")
    assert antwort["Location"] == f"{ORT}{broschuere.pk}/"
    wieder = Broschuere.objects.get()
    assert wieder.zustand == Zustand.WARTET
    assert FEHLER not in als(alice).get(antwort["Location"]).content.decode()
    setze(wieder)
    wieder.refresh_from_db()
    assert (wieder.zustand, wieder.fehler) == (Zustand.FERTIG, "")


def test_failure_leaves_the_older_brochure_where_it_is(als, alice, konzept, monkeypatch, schnell):
    aeltere = gesetzt(konzept, alice)
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)
    monkeypatch.setattr(RENDERER, wirft(MemoryError()))
    assert gesetzt(konzept, alice).zustand == Zustand.GESCHEITERT
    antwort = als(alice).get(f"{ORT}{aeltere.pk}/pdf/")
    assert bytes_von(antwort) == b"%PDF-Integrationskonzept"
    assert antwort["Content-Type"] == "application/pdf"
    assert 'filename="musterstadt-k-entwurf.pdf"' in antwort["Content-Disposition"]


def test_failure_is_logged_for_the_operator(konzept, alice, monkeypatch, caplog):
    monkeypatch.setattr(services, "_pdf", wirft(ValueError("genau das")))
    gesetzt(konzept, alice)
    assert "genau das" in caplog.text


def test_page_asks_again_until_it_is_done(als, alice, konzept, schnell):
    broschuere = fordere_an(konzept, alice)
    client = als(alice)
    assert "every 2s" in client.get(f"{ORT}{broschuere.pk}/", headers={"HX-Request": "true"}).content.decode()
    setze(broschuere)
    fertig = client.get(f"{ORT}{broschuere.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "every 2s" not in fertig
    assert f"{ORT}{broschuere.pk}/pdf/" in fertig
    assert "<html" not in fertig


ALLE = ["alice", "bob", "fatma", "viktor", "ben", "ruth", "charlie", "dora", "betreiberin"]
AUSSEN = {"charlie", "dora", "betreiberin"}
LESENDE = {
    None: {"alice", "bob", "fatma"},
    Fassungszweck.ARBEITSSTAND: {"alice", "bob", "fatma"},
    Fassungszweck.ENTWURF: {"alice", "bob", "fatma", "viktor", "ben"},
    Fassungszweck.BESCHLUSS: {"alice", "bob", "fatma", "viktor", "ben", "ruth"},
}


@pytest.mark.parametrize("zweck", LESENDE)
def test_who_asks_for_and_sees_which(als, konzept, alice, schnell, request, zweck):
    fassung = zweck and friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
    broschuere = gesetzt(konzept, alice, fassung)
    for wer in ALLE:
        client = als(request.getfixturevalue(wer))
        gut = wer in LESENDE[zweck]
        erwartet = 404 if wer in AUSSEN else 403
        for ende in ("", "pdf/"):
            antwort = client.get(f"{ORT}{broschuere.pk}/{ende}")
            assert antwort.status_code == (200 if gut else erwartet), (wer, ende)
            assert not antwort.streaming or bytes_von(antwort).startswith(b"%PDF-")
        antwort = client.post(f"{ORT}anfordern/", {"fassung": fassung.nummer} if fassung else {})
        assert antwort.status_code == (302 if gut else erwartet), wer
    assert Broschuere.objects.count() == 1


def test_brochure_of_another_concept_is_not_found(als, alice, konzept, musterstadt, schnell):
    lies_ein(musterstadt, kleines_dokument(), slug="anderes")
    broschuere = gesetzt(konzept, alice)
    assert als(alice).get(f"/musterstadt/anderes/broschuere/{broschuere.pk}/pdf/").status_code == 404


@pytest.mark.parametrize("nummer", ["99", "abc", "²", "-1", "9" * 30])
def test_fassung_that_is_not_there(als, alice, konzept, nummer):
    assert als(alice).post(f"{ORT}anfordern/", {"fassung": nummer}).status_code == 404
    assert not Broschuere.objects.exists()


def test_getting_asks_for_nothing(als, alice, konzept):
    assert als(alice).get(f"{ORT}anfordern/").status_code == 405
    als(alice).get(ORT)
    assert not Broschuere.objects.exists()

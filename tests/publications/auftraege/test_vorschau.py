"""How an element stands in the brochure, while one is still writing."""

from io import BytesIO, FileIO

import pytest
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from PIL import Image

from accounts.models import Ereignis
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.services.elemente import aendere_element
from integrationskonzept.lib.jobs import take
from publications.models import Broschuere, Zustand
from publications.services import setze
from publications.views.vorschau import BEREICH_DER_ART
from tests.conftest import gueltiges_dokument, lies_ein
from tests.publications.auftraege.conftest import ORT, gesetzt

SEITE = f"{ORT}vorschau/abschnitt-vorwort/"
ERNEUERN = f"{SEITE}erneuern/"
HTMX = {"headers": {"HX-Request": "true"}}


def bild(broschuere, seite):
    return f'src="{ORT}{broschuere.pk}/seiten/{seite}/"'


def text(antwort):
    return " ".join(antwort.content.decode().split())


def test_the_first_look_asks_and_then_shows_the_page(als, konzept, alice, schnell):
    client = als(alice)
    assert "noch keine Vorschau" in text(client.get(SEITE))
    assert client.post(ERNEUERN)["Location"] == SEITE
    broschuere = Broschuere.objects.get()
    wartend = text(client.get(SEITE))
    assert f"?auftrag={broschuere.pk}" in wartend
    assert "<img" not in wartend
    take(Broschuere, broschuere.pk).write(schritt=7, schritte=23)
    antwort = client.get(f"{SEITE}?auftrag={broschuere.pk}", **HTMX)
    assert "Teil 7 von 23" in text(antwort)
    assert "HX-Retarget" not in antwort
    Broschuere.objects.update(zustand=Zustand.WARTET)
    setze(broschuere.pk)
    antwort = client.get(f"{SEITE}?auftrag={broschuere.pk}", **HTMX)
    assert antwort["HX-Retarget"] == "#vorschau"
    assert bild(broschuere, 2) in text(antwort)
    assert "every 1s" not in text(antwort)
    assert "<html" not in text(antwort)
    assert not Ereignis.objects.filter(code="broschuere.angefordert").exists()


def test_fresh_older_and_being_renewed(als, konzept, alice, schnell):
    client = als(alice)
    broschuere = gesetzt(konzept, alice)
    frisch = text(client.get(SEITE))
    assert "So ist es jetzt gespeichert" in frisch
    assert 'alt="Seite 2 der Broschüre"' in frisch
    assert f"{ORT}{broschuere.pk}/pdf/#page=2" in frisch
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)
    aelter = text(client.get(SEITE))
    assert "Seitdem hat sich am Konzept etwas geändert" in aelter
    assert bild(broschuere, 2) in aelter
    client.post(ERNEUERN)
    erneuert = text(client.get(SEITE))
    assert "wird gerade erneuert" in erneuert
    assert bild(broschuere, 2) in erneuert
    neue = Broschuere.objects.get(zustand=Zustand.WARTET)
    setze(neue.pk)
    assert bild(neue, 2) in text(client.get(SEITE))
    assert client.post(ERNEUERN).status_code == 302
    assert len(schnell) == 2


def test_what_was_written_while_one_waited_is_not_called_fresh(als, konzept, alice, schnell):
    client = als(alice)
    client.post(ERNEUERN)
    broschuere = Broschuere.objects.get()
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)
    assert f"?auftrag={broschuere.pk}" in text(client.get(f"{SEITE}?auftrag={broschuere.pk}", **HTMX))
    setze(broschuere.pk)
    fertig = text(client.get(f"{SEITE}?auftrag={broschuere.pk}", **HTMX))
    assert bild(broschuere, 2) in fertig
    assert "Seitdem hat sich am Konzept etwas geändert" in fertig


def test_every_kind_of_element_has_a_way_back():
    assert set(BEREICH_DER_ART) == set(ELEMENTARTEN)


def test_failure_keeps_the_older_page(als, konzept, alice, schnell):
    client = als(alice)
    broschuere = gesetzt(konzept, alice)
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)
    client.post(ERNEUERN)
    Broschuere.objects.filter(zustand=Zustand.WARTET).update(zustand=Zustand.GESCHEITERT, fehler="Die Schrift fehlt.")
    seite = text(client.get(SEITE))
    assert "Die Schrift fehlt." in seite
    assert "Vorschau erneuern" in seite
    assert bild(broschuere, 2) in seite


def test_leafing(als, konzept, alice, schnell):
    client = als(alice)
    broschuere = gesetzt(konzept, alice)
    erste, mitte, letzte = (text(client.get(f"{SEITE}?seite={nummer}")) for nummer in (1, 2, 3))
    assert bild(broschuere, 1) in erste
    assert "Vorige Seite" not in erste
    assert "?seite=1" in mitte
    assert "?seite=3" in mitte
    assert "Nächste Seite" not in letzte
    for unsinn in ("0", "4", "-1", "²", "9" * 40, "9" * 5000):
        assert client.get(f"{SEITE}?seite={unsinn}").status_code == 200


def test_an_element_that_stands_on_no_page(als, konzept, alice, schnell):
    gesetzt(konzept, alice)
    Broschuere.objects.update(seiten={})
    assert "auf keiner Seite" in text(als(alice).get(SEITE))


def test_unknown_elements_and_foreign_jobs(als, konzept, alice, musterstadt, schnell):
    client = als(alice)
    anderes = lies_ein(musterstadt, gueltiges_dokument(), slug="anderes")
    fremde = gesetzt(anderes, alice)
    assert client.get(f"{ORT}vorschau/massnahme-1/").status_code == 404
    assert client.post(f"{ORT}vorschau/massnahme-1/erneuern/").status_code == 404
    assert "<img" not in text(client.get(f"{SEITE}?auftrag={fremde.pk}", **HTMX))


@pytest.mark.parametrize(("methode", "seite", "gut"), [("get", SEITE, 200), ("post", ERNEUERN, 302)])
def test_only_who_reads_the_draft_sees_it(als, konzept, request, methode, seite, gut):
    erwartet = {"fatma": gut, "viktor": 403, "ben": 403, "ruth": 403, "charlie": 404}
    for wer, status in erwartet.items():
        assert getattr(als(request.getfixturevalue(wer)), methode)(seite).status_code == status, wer


def test_looking_is_one_address_and_asking_another(als, konzept, alice):
    assert als(alice).get(ERNEUERN).status_code == 405
    assert als(alice).post(SEITE).status_code == 405
    assert not Broschuere.objects.exists()


def test_the_way_there_from_every_kind_of_element(als, musterstadt, alice, fatma, schnell):
    lies_ein(musterstadt, gueltiges_dokument(), slug="voll")
    ort = "/musterstadt/voll/"
    wege = {
        "massnahmen/massnahme-1/": "massnahme-1",
        "massnahmen/massnahme-1/bearbeiten/mittel/": "massnahme-1",
        "leitbild/": "leitbild",
    }
    for seite, kennung in wege.items():
        assert f'action="{ort}broschuere/vorschau/{kennung}/erneuern/"' in text(als(alice).get(ort + seite)), seite
        assert als(alice).get(f"{ort}broschuere/vorschau/{kennung}/").status_code == 200
    assert "broschuere/vorschau/massnahme-1/erneuern/" in text(als(fatma).get(f"{ort}massnahmen/massnahme-1/"))


def test_the_picture_of_a_page(als, konzept, alice, schnell):
    client = als(alice)
    broschuere = gesetzt(konzept, alice)
    groessen = []
    for fein in ("", "?fein"):
        antwort = client.get(f"{ORT}{broschuere.pk}/seiten/2/{fein}")
        assert (antwort["Content-Type"], antwort["Cache-Control"]) == ("image/png", "private, no-cache")
        with Image.open(BytesIO(antwort.content)) as gelesen:
            groessen.append(gelesen.size)
        kopf = {"If-None-Match": antwort["ETag"]}
        assert client.get(f"{ORT}{broschuere.pk}/seiten/2/{fein}", headers=kopf).status_code == 304
        assert client.get(f"{ORT}{broschuere.pk}/seiten/1/{fein}", headers=kopf).status_code == 200
    assert groessen[1][0] == pytest.approx(2 * groessen[0][0], abs=2)
    for nummer in ("0", "4", "999999"):
        assert client.get(f"{ORT}{broschuere.pk}/seiten/{nummer}/").status_code == 404


def test_no_picture_before_it_is_done(als, konzept, alice, schnell):
    client = als(alice)
    client.post(ERNEUERN)
    assert client.get(f"{ORT}{Broschuere.objects.get().pk}/seiten/1/").status_code == 404


def test_for_one_page_the_file_is_not_read_as_a_whole(als, konzept, alice, schnell, monkeypatch):
    broschuere = gesetzt(konzept, alice)

    class Datei(FileIO):
        def read(self, size=-1):
            raise AssertionError("ganz gelesen")

    monkeypatch.setattr(FileSystemStorage, "_open", lambda ablage, name, modus: File(Datei(ablage.path(name))))
    assert als(alice).get(f"{ORT}{broschuere.pk}/seiten/2/").content.startswith(b"\x89PNG")

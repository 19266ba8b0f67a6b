"""The pages on which brochures are asked for and taken: who may, what they say, what they cost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concepts.enums import Fassungszweck
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from integrationskonzept.lib.jobs import take
from publications.models import Broschuere, Zustand
from publications.services import setze
from tests.conftest import lies_ein
from tests.dokumente import kleines_dokument
from tests.publications.auftraege.conftest import ORT, bytes_von, fordere_an, gesetzt, titel_von

ALLE = ["alice", "bob", "fatma", "viktor", "ben", "ruth", "charlie", "dora", "betreiberin"]
AUSSEN = {"charlie", "dora", "betreiberin"}
LESENDE = {
    None: {"alice", "bob", "fatma"},
    Fassungszweck.ARBEITSSTAND: {"alice", "bob", "fatma"},
    Fassungszweck.ENTWURF: {"alice", "bob", "fatma", "viktor", "ben"},
    Fassungszweck.BESCHLUSS: {"alice", "bob", "fatma", "viktor", "ben", "ruth"},
}
GZIP = {"Accept-Encoding": "gzip"}
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.mark.parametrize("zweck", LESENDE)
def test_who_asks_for_and_sees_which(als, konzept, alice, schnell, request, zweck):
    fassung = zweck and friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
    broschuere = gesetzt(konzept, alice, fassung)
    anzahl = Broschuere.objects.count()
    for wer in ALLE:
        client = als(request.getfixturevalue(wer))
        gut = wer in LESENDE[zweck]
        erwartet = 404 if wer in AUSSEN else 403
        for ende in ("", "pdf/", "seiten/1/"):
            antwort = client.get(f"{ORT}{broschuere.pk}/{ende}")
            assert antwort.status_code == (200 if gut else erwartet), (wer, ende)
            assert not antwort.streaming or bytes_von(antwort).startswith(b"%PDF-")
        antwort = client.post(f"{ORT}anfordern/", {"fassung": fassung.nummer} if fassung else {})
        assert antwort.status_code == (302 if gut else erwartet), wer
    assert Broschuere.objects.count() == anzahl


def test_what_one_may_not_read_is_not_even_tried_against_a_known_checksum(als, konzept, alice, ben, schnell):
    broschuere = gesetzt(konzept, alice)
    kopf = {"If-None-Match": als(alice).get(f"{ORT}{broschuere.pk}/seiten/1/")["ETag"]}
    assert als(alice).get(f"{ORT}{broschuere.pk}/seiten/1/", headers=kopf).status_code == 304
    assert als(ben).get(f"{ORT}{broschuere.pk}/seiten/1/", headers=kopf).status_code == 403


def test_brochure_of_another_concept_is_not_found(als, alice, konzept, musterstadt, schnell):
    lies_ein(musterstadt, kleines_dokument(), slug="anderes")
    broschuere = gesetzt(konzept, alice)
    for ende in ("", "pdf/", "seiten/1/"):
        assert als(alice).get(f"/musterstadt/anderes/broschuere/{broschuere.pk}/{ende}").status_code == 404


@pytest.mark.parametrize(
    "angaben", [{"fassung": f} for f in ("99", "abc", "²", "-1", "0", "9" * 30, "9" * 5000)] + [{"ausgabe": "plakat"}]
)
def test_what_is_not_there_cannot_be_asked_for(als, alice, konzept, angaben):
    assert als(alice).post(f"{ORT}anfordern/", angaben).status_code == 404
    assert not Broschuere.objects.exists()


def test_getting_asks_for_nothing(als, alice, konzept):
    assert als(alice).get(f"{ORT}anfordern/").status_code == 405
    als(alice).get(ORT)
    als(alice).get(f"{ORT}vorschau/abschnitt-vorwort/")
    assert not Broschuere.objects.exists()


def test_page_asks_again_until_it_is_done(als, alice, konzept, schnell):
    broschuere = fordere_an(konzept, alice)
    client = als(alice)
    assert "kommt gleich an die Reihe" in client.get(f"{ORT}{broschuere.pk}/").content.decode()
    take(Broschuere, broschuere.pk).write(schritt=7, schritte=23)
    seite = client.get(f"{ORT}{broschuere.pk}/", **HTMX).content.decode()
    assert "every 1s" in seite
    assert re.search(r'<progress value="7"\s+max="23"', seite)
    assert "Teil 7 von 23" in seite
    assert "weiterarbeiten" in seite
    assert "<noscript>" in seite
    Broschuere.objects.update(zustand=Zustand.WARTET)
    setze(broschuere.pk)
    fertig = client.get(f"{ORT}{broschuere.pk}/", **HTMX).content.decode()
    assert "every 1s" not in fertig
    assert f"{ORT}{broschuere.pk}/pdf/" in fertig
    assert "3 Seiten" in fertig
    assert "<html" not in fertig


def test_line_of_the_list_asks_again_until_it_is_done(als, alice, konzept, schnell):
    broschuere = fordere_an(konzept, alice)
    client = als(alice)
    assert f"{ORT}{broschuere.pk}/?zeile" in client.get(ORT).content.decode()
    assert "Kommt gleich an die Reihe" in client.get(f"{ORT}{broschuere.pk}/?zeile", **HTMX).content.decode()
    setze(broschuere.pk)
    zeile = client.get(f"{ORT}{broschuere.pk}/?zeile", **HTMX).content.decode()
    assert "PDF öffnen" in zeile
    assert "hx-get" not in zeile
    assert "<html" not in zeile


def test_unchanged_it_is_opened_at_once(als, alice, konzept, schnell):
    client = als(alice)
    broschuere = gesetzt(konzept, alice)
    assert client.post(f"{ORT}anfordern/")["Location"] == f"{ORT}{broschuere.pk}/pdf/"
    assert len(schnell) == 1


NAMEN = {
    "bildschirm": "musterstadt-k-fassung-1.pdf",
    "druck": "musterstadt-k-fassung-1-druckerei.pdf",
    "grossdruck": "musterstadt-k-fassung-1-grossdruck.pdf",
    "kurzfassung": "musterstadt-k-fassung-1-auf-einen-blick.pdf",
}


@pytest.mark.parametrize("ausgabe", NAMEN)
def test_each_variant_has_its_file(als, alice, konzept, fassung, schnell, ausgabe):
    client = als(alice)
    ort = client.post(f"{ORT}anfordern/", {"fassung": "1", "ausgabe": ausgabe})["Location"]
    broschuere = Broschuere.objects.get(fassung=fassung, ausgabe=ausgabe)
    assert ort == f"{ORT}{broschuere.pk}/"
    setze(broschuere.pk)
    antwort = client.get(f"{ort}pdf/")
    assert f'filename="{NAMEN[ausgabe]}"' in antwort["Content-Disposition"]
    assert titel_von(bytes_von(antwort)) == f"Integrationskonzept {ausgabe}"


def test_what_has_not_changed_is_sent_once(als, alice, konzept, schnell):
    broschuere = gesetzt(konzept, alice)
    client = als(alice)
    antwort = client.get(f"{ORT}{broschuere.pk}/pdf/", headers=GZIP)
    assert "Content-Encoding" not in antwort
    assert int(antwort["Content-Length"]) == broschuere.groesse
    assert bytes_von(antwort).startswith(b"%PDF-")
    assert antwort["ETag"] == f'"{broschuere.pruefsumme}"'
    assert "private" in antwort["Cache-Control"]
    noch_einmal = client.get(f"{ORT}{broschuere.pk}/pdf/", headers={"If-None-Match": antwort["ETag"]})
    assert (noch_einmal.status_code, noch_einmal.content) == (304, b"")


def test_the_list_says_what_there_is(als, alice, konzept, fassung, schnell):
    client = als(alice)
    seite = client.get(ORT).content.decode()
    assert seite.count("Kommt gleich an die Reihe") == 2
    assert seite.count('value="druck"') == 2
    for broschuere in Broschuere.objects.all():
        setze(broschuere.pk)
    seite = client.get(ORT).content.decode()
    assert seite.count("PDF öffnen") == 2
    assert "neu setzen" not in seite
    konzept.kommune.farbe = "#123456"
    konzept.kommune.save()
    assert client.get(ORT).content.decode().count("Mit heutigem Aussehen neu setzen") == 2


def test_pages_are_sent_packed_but_pictures_are_not(als, alice, konzept, schnell):
    broschuere = gesetzt(konzept, alice)
    assert als(alice).get(ORT, headers=GZIP)["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in als(alice).get(f"{ORT}{broschuere.pk}/seiten/1/", headers=GZIP)


@pytest.mark.parametrize("ende", ["pdf/", "seiten/1/"])
def test_a_missing_file_is_a_sentence_and_a_way_on(als, alice, konzept, schnell, caplog, ende):
    broschuere = gesetzt(konzept, alice)
    broschuere.datei.storage.delete(broschuere.datei.name)
    antwort = als(alice).get(f"{ORT}{broschuere.pk}/{ende}")
    assert antwort.status_code == 404
    assert "Die Datei dieser Broschüre fehlt auf dem Server" in antwort.content.decode()
    assert "fordern Sie die Broschüre noch einmal an" in antwort.content.decode()
    assert f'href="{ORT}"' in antwort.content.decode()
    assert "ETag" not in antwort
    assert broschuere.datei.name in caplog.text


def test_many_fassungen_need_no_more_queries_than_one(als, alice, konzept, schnell):
    client, gezaehlt = als(alice), []
    for anzahl in (1, 12):
        for nummer in range(anzahl):
            friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
            aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": f"{anzahl}.{nummer}"}, person=alice)
            gesetzt(konzept, alice)
        client.get(ORT)
        with CaptureQueriesContext(connection) as abfragen:
            client.get(ORT)
        gezaehlt.append(len(abfragen))
    assert gezaehlt[0] == gezaehlt[1] <= 8

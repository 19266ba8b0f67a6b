"""A file becomes a concept, or every fault is shown and nothing is changed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from concepts.dokument import json_datei
from concepts.models import Konzept

from .conftest import dokument

ADRESSE = "/musterstadt/einlesen/"


def datei(inhalt):
    """The upload of a document, or of any bytes."""
    rohdaten = inhalt if isinstance(inhalt, bytes) else json.dumps(inhalt).encode()
    return SimpleUploadedFile("konzept.json", rohdaten, "application/json")


def lies_ein(client, inhalt, **daten):
    return client.post(ADRESSE, {"datei": datei(inhalt)} | daten)


def test_document_becomes_a_concept(als, leute):
    antwort = lies_ein(als("bob"), dokument())
    assert antwort.url == "/musterstadt/integrationskonzept-2031/"
    assert Konzept.objects.get().geaendert_von == leute["bob"]


def test_address_of_ones_own(als):
    assert lies_ein(als("bob"), dokument(), slug="Unser-Plan").url == "/musterstadt/unser-plan/"


def test_address_that_is_taken(als, konzept):
    antwort = lies_ein(als("bob"), dokument(), slug=konzept.slug)
    assert "gibt es in Musterstadt schon etwas" in antwort.context["form"].errors["slug"][0]
    assert Konzept.objects.count() == 1


def test_kommune_of_the_document_or_ones_own(als):
    fremd = dokument() | {"kommune": {"name": "Altstadt", "art": "gemeinde"}}
    lies_ein(als("bob"), fremd)
    lies_ein(als("bob"), fremd, mit_eigener_kommune="on")
    angaben = Konzept.objects.order_by("pk").values_list("angaben_zur_kommune", flat=True)
    assert list(angaben) == [{"name": "Altstadt", "art": "gemeinde"}, None]


FEHLER = {
    "kein JSON": (b"{", "$", "kein gültiges JSON"),
    "kein Text": (b"\xff\xfe\x00", "$", "UTF-8"),
    "doppelte Angabe": (b'{"format": 1, "format": 2}', "$", "zweimal"),
    "fremdes Format": (dokument() | {"format": "anderes/2"}, "$.format", "nicht gelesen"),
    "Schema": (dokument() | {"konzept": {"titel": ""}}, "$.konzept.titel", "nicht leer"),
    "unbekannte Angabe": (dokument() | {"extra": 1}, "$", "extra"),
    "doppelte id": (dokument() | {"akteure": [{"id": "lz", "name": "Amt"}]}, "$.leitbild", "schon"),
    "unbekannte id": (
        dokument() | {"handlungsfelder": [{"id": "f", "titel": "F", "leitziele": ["weg"]}]},
        "$.handlungsfelder[0].leitziele[0]",
        "gibt es im Dokument nicht",
    ),
}


@pytest.mark.parametrize(("inhalt", "stelle", "meldung"), FEHLER.values(), ids=FEHLER)
def test_every_fault_is_shown_and_nothing_changed(als, inhalt, stelle, meldung):
    antwort = lies_ein(als("bob"), inhalt)
    seite = antwort.content.decode()
    gefunden = antwort.context["fehler"]
    assert any(fehler.pfad.startswith(stelle) and meldung in fehler.meldung for fehler in gefunden), gefunden
    assert "Es wurde nichts geändert" in seite
    assert seite.count("<tr>") == len(gefunden) + 1
    assert not Konzept.objects.exists()


def test_all_faults_at_once(als):
    kaputt = dokument() | {"konzept": {}, "kommune": {"name": "X", "art": "dorf"}}
    assert len(lies_ein(als("bob"), kaputt).context["fehler"]) == 2


def test_too_large_a_file_is_not_even_read(als, monkeypatch):
    monkeypatch.setattr(json_datei, "MAX_BYTES", 10)
    antwort = lies_ein(als("bob"), dokument())
    assert "Angenommen werden bis zu" in antwort.context["form"].errors["datei"][0]
    assert not Konzept.objects.exists()


@pytest.mark.parametrize("dateien", [{}, {"datei": SimpleUploadedFile("leer.json", b"")}])
def test_no_file_or_an_empty_one(als, dateien):
    antwort = als("bob").post(ADRESSE, dateien)
    assert "datei" in antwort.context["form"].errors


def test_report_of_what_was_taken_out(als):
    inhalt = dokument()
    inhalt["abschnitte"][0]["inhaltHtml"] = '<p onclick="x()">Text</p><script>alert(1)</script>'
    client = als("bob")
    antwort = lies_ein(client, inhalt)
    assert antwort.url == "/musterstadt/integrationskonzept-2031/eingelesen/"
    seite = client.get(antwort.url).content.decode()
    assert "$.abschnitte[0].inhaltHtml" in seite
    assert "&lt;script&gt;" in seite
    assert "<script>alert" not in seite


def test_report_is_for_whoever_read_the_file_in(als, konzept):
    antwort = als("alice").get("/musterstadt/integrationskonzept-2031/eingelesen/")
    assert antwort.url == "/musterstadt/integrationskonzept-2031/"

"""Locked, gone, full or read-only: a page that says so, with everything that was typed, and never a 500."""

import html
import re
import sqlite3

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from concepts.models import Massnahme
from integrationskonzept.lib.eingaben import TOKEN
from integrationskonzept.lib.outage import Outage

ORT = "/musterstadt/integrationskonzept/"
NEU = f"{ORT}massnahmen/_neu/"
TEXT = 'Zwei Zeilen\r\nund "Anführungen" & <Klammern>'


def ausfall(code):
    """As Django raises it: with the database's own error behind it."""
    grund = sqlite3.OperationalError()
    grund.sqlite_errorcode = code
    fehler = OperationalError("database is …")
    fehler.__cause__ = grund
    return fehler


CODES = {
    Outage.BUSY: sqlite3.SQLITE_BUSY,
    Outage.UNREACHABLE: sqlite3.SQLITE_CANTOPEN,
    Outage.READ_ONLY: sqlite3.SQLITE_READONLY,
    Outage.FULL: sqlite3.SQLITE_FULL,
}
UEBERSCHRIFTEN = {
    Outage.BUSY: "Gleich noch einmal",
    Outage.UNREACHABLE: "Die Datenbank antwortet gerade nicht",
    Outage.READ_ONLY: "Gerade kann nur gelesen werden",
    Outage.FULL: "Auf dem Server ist kein Platz mehr frei",
}


@pytest.fixture
def ausgefallen(client, alice, konzept, monkeypatch):
    """Alice is signed in, and `ausgefallen(…)` lets what it names fail, until it is given back."""
    client.force_login(alice)
    client.raise_request_exception = False

    def lass_ausfallen(wo, outage):
        fehler = ausfall(CODES[outage])
        monkeypatch.setattr(wo, lambda *args, **angaben: (_ for _ in ()).throw(fehler))

    yield lass_ausfallen
    monkeypatch.undo()


def lies(antwort):
    return antwort.content.decode()


def felder(seite):
    """What a browser would send with the page's only form."""
    paare = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', seite)
    return {html.unescape(name): html.unescape(wert) for name, wert in paare}


@pytest.mark.parametrize("outage", Outage)
def test_saving_keeps_everything_that_was_typed(ausgefallen, client, outage, monkeypatch, caplog):
    daten = {"titel": "Sprachcafé", "handlungsfeld": "feld-1", "kurzbeschreibung": TEXT, TOKEN: "offen"}
    ausgefallen("concepts.views.elemente.lege_element_an", outage)
    antwort = client.post(f"{NEU}?handlungsfeld=feld-1", daten)
    monkeypatch.undo()
    assert antwort.status_code == 503
    assert antwort["Retry-After"] == str(outage.value)
    assert antwort["Cache-Control"] == "no-store"
    seite = lies(antwort)
    assert UEBERSCHRIFTEN[outage] in seite
    assert f'action="{NEU}?handlungsfeld=feld-1"' in seite
    assert felder(seite) == daten
    assert ("nocheinmal.js" in seite) == (outage in (Outage.BUSY, Outage.UNREACHABLE))
    assert any(NEU in zeile for zeile in caplog.messages)

    zweite = client.post(f"{NEU}?handlungsfeld=feld-1", felder(seite))
    assert zweite.status_code == 302
    assert Massnahme.objects.filter(titel="Sprachcafé").count() == 1


def test_files_are_to_be_chosen_again(ausgefallen, client):
    ausgefallen("concepts.views.einlesen.importiere", Outage.BUSY)
    datei = SimpleUploadedFile("unser konzept.json", b"{}", "application/json")
    seite = lies(client.post("/musterstadt/einlesen/", {"datei": datei, "slug": "neu", TOKEN: "offen"}))
    assert 'enctype="multipart/form-data"' in seite
    assert re.search(r'<input[^>]*type="file"[^>]*name="datei"[^>]*required', seite, re.S)
    assert "unser konzept.json" in seite
    assert "nocheinmal.js" not in seite, "without its file it must not go by itself"


def test_passwords_are_not_written_into_a_page(ausgefallen, client):
    client.logout()
    ausgefallen("django.contrib.auth.authenticate", Outage.BUSY)
    ausgefallen("allauth.account.auth_backends.AuthenticationBackend.authenticate", Outage.BUSY)
    antwort = client.post("/konto/anmelden/", {"login": "alice@example.org", "password": "geheim", TOKEN: "offen"})
    assert antwort.status_code == 503
    assert "geheim" not in lies(antwort)
    assert "Gehen Sie eine Seite zurück" in lies(antwort)


@pytest.mark.parametrize("outage", [Outage.UNREACHABLE, Outage.READ_ONLY])
def test_reading_offers_the_page_again(ausgefallen, client, outage):
    """SQLite cannot even be read where its folder may not be written to."""
    ausgefallen("concepts.views.konzepte.zeige", outage)
    antwort = client.get(f"{ORT}?x=1")
    assert antwort.status_code == 503
    assert UEBERSCHRIFTEN[Outage.UNREACHABLE] in lies(antwort)
    assert f'href="{ORT}?x=1"' in lies(antwort)
    assert "<form" not in lies(antwort)


def test_the_page_asks_no_database(ausgefallen, client, monkeypatch):
    """Sessions, account and Kommune are in the database that is gone."""
    for methode in ("execute", "executemany"):
        ausgefallen(f"django.db.backends.utils.CursorWrapper.{methode}", Outage.UNREACHABLE)
    for antwort in (
        client.get(ORT),
        client.post(NEU, {"titel": "Sprachcafé", TOKEN: "offen"}),
        client.get("/gibt-es/"),
    ):
        assert antwort.status_code == 503
        assert UEBERSCHRIFTEN[Outage.UNREACHABLE] in lies(antwort)


def test_a_session_that_cannot_be_saved_keeps_nobody_from_reading(ausgefallen, client):
    ausgefallen("django.contrib.sessions.backends.db.SessionStore.save", Outage.BUSY)
    ausgefallen("integrationskonzept.lib.sessions.SessionMiddleware.process_response", Outage.BUSY)
    assert client.get(ORT).status_code == 200
    assert client.post(f"{ORT}akteure/_neu/", {"name": "Verein", TOKEN: "offen"}).status_code == 503


def test_our_own_mistakes_stay_mistakes(ausgefallen, client, monkeypatch):
    monkeypatch.setattr("concepts.views.konzepte.zeige", lambda *args, **angaben: 1 / 0)
    assert client.get(ORT).status_code == 500


def test_in_the_demonstration_too(ausgefallen, client, settings):
    settings.DEBUG = True
    ausgefallen("concepts.views.konzepte.zeige", Outage.BUSY)
    antwort = client.get(ORT)
    assert (antwort.status_code, "Traceback" in lies(antwort)) == (503, False)

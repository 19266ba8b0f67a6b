"""Saving while somebody else holds the lock: the page that comes, and how it goes on by itself or by its button."""

from playwright.sync_api import expect

from tests.datenbank import gesperrt

from .conftest import KONZEPT, LEITUNG
from .test_jede_seite import maengel

LANGE = 60_000  # the server waits for the lock, and the page before it sends again


def speichere(seite, name):
    seite.goto(f"{KONZEPT}/akteure/_neu/")
    seite.get_by_label("Name", exact=False).first.fill(name)
    seite.get_by_role("button", name="Akteur anlegen").click()
    expect(seite.get_by_role("heading", level=1)).to_have_text("Gleich noch einmal", timeout=LANGE)


def ist_angelegt(seite, name):
    expect(seite.get_by_text(f"„{name}“ ist angelegt.")).to_have_count(1, timeout=LANGE)
    expect(seite.locator("main").get_by_text(name, exact=True)).to_have_count(1)
    assert seite.klagen == []


def test_saving_goes_on_by_itself(haus):
    seite = haus.seite(LEITUNG)
    with gesperrt(haus.datenbank):
        speichere(seite, "Verein hinter der Sperre")
        expect(seite.locator("[data-lage]")).to_contain_text("von selbst")
    ist_angelegt(seite, "Verein hinter der Sperre")


def test_saving_goes_on_by_its_button_without_javascript(haus):
    seite = haus.seite(LEITUNG, java_script_enabled=False)
    with gesperrt(haus.datenbank):
        speichere(seite, "Verein ohne Skript")
        seite.get_by_text("Ihre Texte zum Nachlesen").click()
        expect(seite.locator("details").get_by_text("Verein ohne Skript")).to_be_visible()
    seite.get_by_role("button", name="Noch einmal senden").click()
    ist_angelegt(seite, "Verein ohne Skript")


def test_the_page_can_be_read_by_all(haus):
    seite = haus.seite(LEITUNG)
    seite.route("**/js/nocheinmal.js", lambda weg: weg.fulfill(body="", content_type="text/javascript"))
    with gesperrt(haus.datenbank):
        speichere(seite, "Verein zum Ansehen")
    assert maengel(seite) == []

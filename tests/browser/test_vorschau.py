"""Somebody writes, looks at the page of the brochure, and goes on writing."""

from playwright.sync_api import expect

from tests.browser.conftest import KONZEPT, REDAKTION

MASSNAHME = f"{KONZEPT}/massnahmen/m-sprachkurs-koordination"


def test_the_page_appears_by_itself_and_is_renewed(haus):
    seite = haus.seite(REDAKTION)
    seite.goto(f"{MASSNAHME}/")
    seite.get_by_role("button", name="So steht es in der Broschüre").click()
    bild = seite.get_by_role("img", name="der Broschüre")
    expect(bild).to_be_visible(timeout=150_000)
    assert bild.evaluate("async bild => (await bild.decode(), bild.naturalWidth > 800)")
    erstes = bild.get_attribute("src")

    seite.goto(f"{MASSNAHME}/bearbeiten/inhalt/")
    seite.get_by_label("Zielgruppe", exact=False).first.fill("Alle, die neu in der Stadt sind")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    seite.get_by_role("button", name="So steht es in der Broschüre").click()
    expect(seite.get_by_text("wird gerade erneuert")).to_be_visible()
    assert bild.get_attribute("src") == erstes
    expect(seite.get_by_text("So ist es jetzt gespeichert.")).to_be_visible(timeout=120_000)
    assert bild.get_attribute("src") != erstes
    assert seite.klagen == []

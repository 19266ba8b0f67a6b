"""The operator: from the overview to the members of a Kommune, many invitations at once, on every screen."""

import re

import pytest
from playwright.sync_api import expect

from .test_jede_seite import verstoesse

BETRIEB = "betrieb@integrationskonzept.example"
SEITEN = [
    "/uebersicht/",
    "/kommunen/neu/",
    "/kommunen/neu/von-hand/",
    "/musterdorf/mitglieder/",
    "/musterdorf/mitglieder/einladen/",
    "/musterdorf/einstellungen/",
]
AUS_OUTLOOK = "Yılmaz, Aylin <a.yilmaz@musterdorf.example>; Schmidt, Jan <j.schmidt@musterdorf.example>"


def test_invites_many_sends_again_and_takes_back(haus):
    seite = haus.seite(BETRIEB)
    seite.goto("/uebersicht/")
    seite.get_by_role("row", name=re.compile("^Musterdorf")).get_by_role("link", name=re.compile("Mitglieder")).click()
    seite.get_by_role("link", name="Personen einladen").click()
    seite.get_by_label("E-Mail-Adressen").fill(f"{AUS_OUTLOOK}\nohne-at")
    seite.get_by_label("Redaktion").check()
    seite.get_by_label("Persönliche Zeile").fill("Bis Dienstag.")
    seite.get_by_role("button", name="Einladungen verschicken").click()
    expect(seite.get_by_text("„ohne-at“ ist keine E-Mail-Adresse: Das @ fehlt.").first).to_be_visible()
    expect(seite.get_by_label("Persönliche Zeile")).to_have_value("Bis Dienstag.")

    seite.get_by_label("E-Mail-Adressen").fill(AUS_OUTLOOK)
    seite.get_by_role("button", name="Einladungen verschicken").dblclick()
    expect(seite.get_by_text("2 Einladungen sind verschickt")).to_be_visible()
    for adresse in ("a.yilmaz", "j.schmidt"):
        expect(seite.locator("main ul.liste > li").filter(has_text=adresse)).to_have_count(1)

    seite.get_by_role("button", name=re.compile("Noch einmal schicken.*a.yilmaz")).click()
    expect(seite.get_by_text("noch einmal verschickt")).to_be_visible()
    for adresse in ("a.yilmaz", "j.schmidt"):
        seite.get_by_role("button", name=re.compile(f"Zurückziehen.*{adresse}")).click()
        expect(seite.get_by_text(f"Die Einladung an {adresse}@musterdorf.example gilt nicht mehr.")).to_be_visible()
    assert seite.klagen == []


@pytest.mark.parametrize("breite", [1280, 320])
def test_pages_of_the_operator(haus, breite):
    seite = haus.seite(BETRIEB, viewport={"width": breite, "height": 900})
    for adresse in SEITEN:
        seite.goto(adresse)
        assert verstoesse(seite) == [], adresse
        assert seite.evaluate("document.documentElement.scrollWidth") <= breite, adresse

"""Choosing by typing: what is typed is taken on Tab, on a click elsewhere and on submit, or said to be missing."""

import json

import pytest
from playwright.sync_api import expect

from integrationskonzept.lib.text import contains, fold

from .conftest import KONZEPT, REDAKTION

NEU = f"{KONZEPT}/massnahmen/_neu/"


@pytest.fixture
def seite(haus):
    seite = haus.seite(REDAKTION)
    seite.goto(NEU)
    yield seite
    assert seite.klagen == []
    seite.context.close()


def gewaehlt(seite, name="federfuehrung"):
    return seite.locator(f"[name={name}]").evaluate("feld => [...feld.selectedOptions].map(o => o.textContent.trim())")


def tippe(seite, text, feld="Federführung"):
    eingabe = seite.get_by_role("combobox", name=feld)
    eingabe.click()
    seite.keyboard.type(text)
    return eingabe


def ein_akteur(seite):
    namen = seite.locator("[name=federfuehrung] option").all_text_contents()
    return next(name for name in namen if "ü" in name or "ö" in name or "ä" in name)


def test_taken_on_tab_by_another_spelling(seite):
    name = ein_akteur(seite)
    tippe(seite, fold(name).upper())
    seite.keyboard.press("Tab")
    assert gewaehlt(seite) == [name]


def test_taken_on_a_click_elsewhere_new_with_a_comma(seite):
    tippe(seite, "Amt für Jugend, Sport und Überfluss")
    seite.get_by_role("heading", level=1).click()
    assert gewaehlt(seite) == ["Amt für Jugend, Sport und Überfluss"]


def test_said_to_be_missing_where_it_may_mean_several(seite):
    eingabe = tippe(seite, "e")
    seite.get_by_role("heading", level=1).click()
    expect(seite.get_by_text("„e“ ist noch nicht gewählt. Bitte einen Vorschlag wählen")).to_be_visible()
    expect(eingabe).to_have_value("e")
    seite.get_by_role("button", name="Maßnahme anlegen").click()
    expect(eingabe).to_be_focused()
    assert seite.url.endswith(NEU)
    seite.keyboard.press("Backspace")
    expect(seite.get_by_text("ist noch nicht gewählt")).to_have_count(0)


def test_taken_on_submit_and_an_indikator_made_on_the_way(haus, seite):
    seite.get_by_label("Titel", exact=False).first.fill("Tippen und absenden")
    tippe(seite, "Haus der getippten Namen")
    seite.locator("form#element").evaluate("form => form.requestSubmit()")
    expect(seite.get_by_role("heading", level=1)).to_contain_text("Tippen und absenden")
    expect(seite.get_by_text("Haus der getippten Namen").first).to_be_visible()
    seite.goto(f"{seite.url}bearbeiten/wirkung/")
    tippe(seite, "Getippte Kurse", "Indikatoren")
    expect(seite.get_by_text("„Getippte Kurse“ neu unter die Indikatoren aufnehmen")).to_be_visible()
    tippe(seite, "", "Hängt ab von")
    seite.keyboard.type("gibt es ganz gewiss nicht")
    seite.get_by_role("heading", level=1).click()
    assert gewaehlt(seite, "indikatoren") == ["Getippte Kurse"]
    satz = "„gibt es ganz gewiss nicht“ gibt es hier nicht. Bitte einen Vorschlag wählen oder den Text löschen."
    expect(seite.get_by_text(satz)).to_be_visible()


def test_without_scripts_names_are_typed_as_lines_and_stay_when_something_else_is_wrong(haus):
    seite = haus.seite(REDAKTION, java_script_enabled=False)
    seite.goto(NEU)
    feld = seite.get_by_label("Federführung: was noch nicht in der Liste steht, ein Name je Zeile")
    feld.fill("Ohne Skript e. V.\nHof")
    seite.get_by_role("button", name="Maßnahme anlegen").click()
    expect(seite.get_by_text("Bitte ausfüllen.").first).to_be_visible()
    seite.get_by_label("Titel", exact=False).first.fill("Ohne Skript")
    seite.get_by_role("button", name="Maßnahme anlegen").click()
    expect(seite.get_by_text("Ohne Skript e. V.").first).to_be_visible()
    seite.context.close()


def test_the_browser_folds_as_the_server_does(seite):
    paare = [("Müller", "MUELLER"), ("Café", "cafe"), ("Yılmaz", "yilmaz"), ("Aus\u00adländer", "auslaender"),
             ("Straße", "STRASSE"), ("Łódź", "lodz"), ("İstanbul", "istanbul"), ("Grüße an alle", "alle grusse"),
             ("Steuerung", "erung"), ("Bremen", "Brehmen"), ("جمعية", "جمعيه"), ("Mu\u0308hle", "mühle")]  # fmt: skip
    skript = """async ([pfad, paare]) => {
        const { falte, rang } = await import(pfad);
        return paare.map(([text, getippt]) => [falte(text), falte(getippt), rang(text, getippt) > 0]);
    }"""
    pfad = seite.locator("script[src*='auswahl']").get_attribute("src").split("auswahl")[0] + "falten.js"
    gefaltet = seite.evaluate(skript, [pfad, paare])
    assert gefaltet == [[fold(a), fold(b), contains(a, b)] for a, b in paare], json.dumps(gefaltet)

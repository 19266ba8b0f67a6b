"""The main road: from signing in to the brochure that one holds in one's hands."""

import re

import page
import pytest
from playwright.sync_api import expect

from .conftest import LEITUNG, melde_an


def test_from_nothing_to_a_brochure(haus, tmp_path):
    seite = haus.seite()
    melde_an(seite, "leitung@nachbarstadt.example")
    expect(seite).to_have_url(re.compile("/nachbarstadt/$"))

    beginne_konzept(seite)
    schreibe_kapitel(seite)
    lege_massnahme_an(seite)
    friere_ein(seite)
    datei = hole_broschuere(seite, tmp_path)

    bericht = page.validate_pdf(str(datei), profile=page.ValidationProfile.PDF_UA_1)
    assert not bericht.failures
    assert seite.klagen == []


def beginne_konzept(seite):
    seite.locator("main").get_by_role("link", name="Neues Konzept beginnen").click()
    seite.locator("main").get_by_role("link", name="Integrationskonzept", exact=True).last.click()
    seite.get_by_label("Titel", exact=False).first.fill("Ankommen in Nachbarstadt")
    seite.get_by_label("Sprache", exact=False).first.check()
    seite.locator("main form button[type=submit]").last.click()
    expect(seite.get_by_role("heading", level=1)).to_contain_text("Ankommen in Nachbarstadt")


def schreibe_kapitel(seite):
    seite.get_by_role("navigation", name="Teile des Konzepts").get_by_role("link", name="Kapitel", exact=True).click()
    seite.get_by_role("link", name="Vorwort", exact=True).click()
    seite.locator(".ProseMirror[role=textbox]").click()
    seite.keyboard.type("Nachbarstadt lebt von den Menschen, die hierher kommen.")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    expect(seite.get_by_text("„Vorwort“ ist gespeichert.")).to_be_visible()


def lege_massnahme_an(seite):
    navigation = seite.get_by_role("navigation", name="Teile des Konzepts")
    navigation.get_by_role("link", name="Handlungsfelder", exact=True).click()
    seite.locator("main").get_by_role("link", name=re.compile("^Sprache")).first.click()
    seite.get_by_role("link", name="Maßnahme anlegen").click()
    seite.get_by_label("Titel", exact=False).first.fill("Sprachcafé am Markt")
    seite.get_by_role("combobox", name="Federführung").fill("Volkshochschule Nachbarstadt")
    seite.get_by_text("neu unter die Akteure aufnehmen").click()
    seite.get_by_label("Beginn", exact=False).first.fill("März 2027")
    seite.get_by_role("button", name="Maßnahme anlegen").click()
    expect(seite.get_by_role("heading", level=1)).to_contain_text("Sprachcafé am Markt")
    expect(seite.get_by_text("Volkshochschule Nachbarstadt")).to_be_visible()
    expect(seite.get_by_text("März 2027")).to_be_visible()


def friere_ein(seite):
    seite.get_by_role("navigation", name="Teile des Konzepts").get_by_role("link", name="Fassungen").click()
    seite.get_by_role("link", name="Fassung einfrieren").first.click()
    expect(seite.get_by_text(re.compile(r"\d Kapitel sind leer"))).to_be_visible()
    seite.get_by_label("Entwurf zur Beteiligung").check()
    seite.get_by_role("button", name="Weiter").click()
    expect(seite.get_by_role("heading", name="Fassung 1 als Entwurf zur Beteiligung einfrieren?")).to_be_visible()
    seite.get_by_role("button", name="Fassung 1 einfrieren").click()
    expect(seite.get_by_text("Fassung 1 ist eingefroren.")).to_be_visible(timeout=120_000)


def hole_broschuere(seite, tmp_path):
    seite.get_by_role("navigation", name="Teile des Konzepts").get_by_role("link", name="Broschüre").click()
    fertig = seite.get_by_role("link", name=re.compile("^PDF öffnen.*Fassung 1, Für den Bildschirm"))
    expect(fertig).to_be_visible(timeout=120_000)
    antwort = seite.request.get(fertig.get_attribute("href"))
    assert antwort.headers["content-type"] == "application/pdf"
    datei = tmp_path / "broschuere.pdf"
    datei.write_bytes(antwort.body())
    return datei


def reihe(seite):
    """What stands where in the list: position and name."""
    return seite.locator("ol.ordnen > li").evaluate_all(
        "liste => liste.map(e => [e.querySelector('.ordnen-stelle').textContent, e.dataset.name])"
    )


@pytest.mark.parametrize("mit_skript", [True, False])
def test_an_order_can_be_changed_by_keyboard_alone(haus, mit_skript):
    """It is seen at once and after reloading, and the focus stays on what was moved."""
    seite = haus.seite(LEITUNG, java_script_enabled=mit_skript)
    seite.goto("/musterstadt/integrationskonzept/querschnittsthemen/")
    namen = [name for _, name in reihe(seite)]
    assert [stelle for stelle, _ in reihe(seite)] == [str(n + 1) for n in range(len(namen))]
    zweites = seite.locator(f"li[data-name='{namen[1]}']")
    zweites.locator("summary").focus()
    seite.keyboard.press("Enter")
    zweites.get_by_role("button", name=re.compile("^nach oben")).focus()
    seite.keyboard.press("Enter")
    expect(seite.get_by_text(re.compile("ist verschoben|steht jetzt an Stelle 1"))).to_be_attached()
    danach = [["1", namen[1]], ["2", namen[0]], *([str(n + 1), name] for n, name in enumerate(namen) if n > 1)]
    assert reihe(seite) == danach
    expect(zweites.get_by_role("button", name=re.compile("^nach unten"))).to_be_focused()
    seite.reload()
    assert reihe(seite) == danach


def test_a_handlungsfeld_dragged_with_the_mouse_has_its_new_number_at_once(haus):
    seite = haus.seite(LEITUNG)
    seite.goto("/musterstadt/integrationskonzept/handlungsfelder/")
    vorher = reihe(seite)
    griffe = seite.locator("ol.ordnen > li > .ordnen-zeile .ordnen-griff")
    griffe.nth(2).drag_to(griffe.nth(0), target_position={"x": 5, "y": 1})
    expect(seite.get_by_text("steht jetzt an Stelle 1")).to_be_attached()
    assert reihe(seite)[:3] == [["1", vorher[2][1]], ["2", vorher[0][1]], ["3", vorher[1][1]]]
    expect(seite.locator("ol.ordnen > li").first.locator("summary")).to_be_focused()
    seite.reload()
    assert reihe(seite)[0] == ["1", vorher[2][1]]
    seite.locator("ol.ordnen > li").first.locator("summary").click()
    for _ in range(2):  # back to where it was, as other tests read this concept
        seite.locator("ol.ordnen > li").filter(has_text=vorher[2][1]).get_by_role("button", name="nach unten").click()
    expect(seite.get_by_text("steht jetzt an Stelle 3")).to_be_attached()
    assert reihe(seite) == vorher


def test_an_old_address_leads_into_the_chapter(haus):
    """And from there back up to the contents, and on."""
    seite = haus.seite(LEITUNG)
    seite.goto("/musterstadt/integrationskonzept/lesen/#m-kita-lotsen")
    expect(seite).to_have_url(re.compile("/lesen/bildung/#m-kita-lotsen$"))
    expect(seite.locator("#m-kita-lotsen")).to_be_in_viewport()
    seite.get_by_role("link", name=re.compile("^Weiter")).click()
    expect(seite.get_by_role("heading", level=1)).to_contain_text("Arbeit und Wirtschaft")
    seite.locator(".lesen-hoch").click()
    expect(seite.get_by_role("heading", name="Inhalt im Einzelnen")).to_be_in_viewport()

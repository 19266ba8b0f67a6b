"""Pictures while writing: chosen, pasted, dropped; each is asked what it shows and whose it is."""

import base64
import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.lib.bildarten import FAELLE, PROBEN

from .conftest import KONZEPT, LEITUNG
from .test_jede_seite import verstoesse

KAPITEL = f"{KONZEPT}/kapitel/abs-methodik/bearbeiten/"
EINFUEGEN = """([html, dateien, art]) => {
  const ziel = document.querySelector(".ProseMirror[role=textbox]");
  const daten = new DataTransfer();
  if (html) daten.setData("text/html", html);
  for (const { name, type, inhalt } of dateien) {
    const bytes = Uint8Array.from(atob(inhalt), (zeichen) => zeichen.charCodeAt(0));
    daten.items.add(new File([bytes], name, { type }));
  }
  const { left, bottom } = ziel.getBoundingClientRect();
  const wo = { clientX: left + 60, clientY: bottom - 40 };
  const gemeinsam = { bubbles: true, cancelable: true };
  const ereignis = art === "drop"
    ? new DragEvent("drop", { ...gemeinsam, ...wo, dataTransfer: daten })
    : new ClipboardEvent("paste", { ...gemeinsam, clipboardData: daten });
  ziel.dispatchEvent(ereignis);
}"""


def png(farbe, groesse=(90, 60)):
    ausgabe = io.BytesIO()
    Image.new("RGB", groesse, farbe).save(ausgabe, "PNG")
    return ausgabe.getvalue()


def datei(name, inhalt, type_="image/png"):
    return {"name": name, "mimeType": type_, "buffer": inhalt}


def fuege_ein(seite, html="", dateien=(), art="paste"):
    roh = [
        {"name": d["name"], "type": d["mimeType"], "inhalt": base64.b64encode(d["buffer"]).decode()} for d in dateien
    ]
    seite.evaluate(EINFUEGEN, [html, roh, art])


def beschreibe(seite, *texte, nachweis="Foto: Stadt Musterstadt"):
    dialog = seite.get_by_role("dialog")
    felder = dialog.get_by_label(re.compile("^Beschreibung"))
    expect(felder).to_have_count(len(texte))
    for feld, quelle, text in zip(felder.all(), dialog.get_by_label("Nachweis").all(), texte, strict=True):
        feld.fill(text)
        quelle.fill(nachweis)
    dialog.get_by_role("button", name=re.compile(r"^(Bild|Bilder) einfügen$")).click()


def gespeichert(seite):
    seite.get_by_role("button", name="Speichern", exact=True).click()
    expect(seite.get_by_text("ist gespeichert")).to_be_visible()
    seite.goto(KAPITEL)
    expect(seite.locator(".ProseMirror[role=textbox]")).to_be_visible()
    return seite.locator("textarea[data-textfeld]").first.input_value()


@pytest.fixture
def seite(haus):
    seite = haus.seite(LEITUNG, viewport={"width": 390, "height": 844})
    seite.set_default_timeout(60_000)
    seite.goto(KAPITEL)
    seite.locator(".ProseMirror[role=textbox]").click()
    seite.keyboard.press("Control+a")
    seite.keyboard.type("Vor den Bildern.")
    return seite


def oeffne(seite):
    seite.get_by_role("button", name="Bild", exact=True).click()
    return seite.get_by_role("dialog")


def test_chosen_from_the_device_or_from_the_concept(seite):
    dialog = oeffne(seite)
    assert verstoesse(seite) == []
    wahl = [datei("Fest.png", png("red")), datei("IMG.heic", (PROBEN / "hochkant.heic").read_bytes(), "image/heic")]
    dialog.get_by_label("Neue Bilder von diesem Gerät").set_input_files([*wahl, datei("brief.png", b"kein Bild")])
    expect(dialog.get_by_role("heading", name="3 Bilder einfügen")).to_be_visible()
    assert verstoesse(seite) == []
    beschreibe(seite, "Das Fest", "Der Markt", "Der Brief")
    expect(dialog.get_by_role("alert")).to_contain_text("kein lesbares Bild")
    expect(dialog.get_by_label(re.compile("^Beschreibung")).filter(visible=True)).to_have_value("Der Brief")
    assert seite.evaluate("document.documentElement.scrollWidth") <= 390
    dialog.get_by_role("button", name="Dieses Bild auslassen").filter(visible=True).click()
    dialog.get_by_role("button", name="Bilder einfügen").click()
    expect(seite.locator(".ProseMirror img[alt='Das Fest']")).to_have_js_property("naturalWidth", 90)

    seite.locator(".ProseMirror p").first.click()
    dialog = oeffne(seite)
    dialog.get_by_label("zukunftswerkstatt.png").check()
    dialog.get_by_label("Nachweis").fill("Zeichnung: Musterstadt")
    dialog.get_by_label(re.compile("^Beschreibung")).fill(" ")
    dialog.get_by_role("button", name="Bild einfügen").click()
    expect(dialog.get_by_role("alert")).to_have_text("Bitte beschreiben, was auf dem Bild zu sehen ist.")
    dialog.get_by_label(re.compile("^Beschreibung")).fill("Am runden Tisch")
    dialog.get_by_role("button", name="Bild einfügen").click()

    text = gespeichert(seite)
    assert re.findall(r'<img src="bild:([a-z-]+)" alt="([^"]+)"', text) == [
        ("bild-workshop", "Am runden Tisch"),
        ("bild-fest", "Das Fest"),
        ("bild-img", "Der Markt"),
    ]
    assert "Vor den Bildern." in text
    seite.goto(f"{KONZEPT}/bilder/")
    expect(seite.locator("#bild-img")).to_contain_text("Foto: Stadt Musterstadt · in 1 Text")
    expect(seite.locator("#bild-workshop")).to_contain_text("Zeichnung: Musterstadt")


def test_pasted_and_dropped(seite):
    """Case 11: what the clipboard holds becomes a picture of the concept; what cannot come is named."""
    fall = (FAELLE / "11-einfuegen-bild-base64.html").read_text()
    gross = base64.b64encode(png("gray", (2200, 1500)) + b"\0" * 9 * 1024 * 1024).decode()
    fuege_ein(
        seite,
        f'{fall}<p>Dann <img src="data:image/png;base64,{gross}" alt="Neun Megabyte"></p>'
        '<p>Zuletzt <img src="file:///C:/Temp/karte.png" alt="Karte">und Schluss.</p>',
    )
    expect(seite.get_by_role("status").filter(has_text="Ein Bild konnte nicht mitkommen: „Karte“")).to_be_attached()
    beschreibe(seite, "Zuzüge im Balken", "Grau")
    expect(seite.locator(".ProseMirror img[alt='Grau']")).to_have_js_property("naturalWidth", 2200)

    seite.keyboard.press("Control+End")
    fuege_ein(seite, dateien=[datei("Foto.png", png("blue"))], art="drop")
    beschreibe(seite, "Blau")
    expect(seite.locator(".ProseMirror img[alt='Blau']")).to_be_visible()
    fuege_ein(seite, dateien=[datei("weg.png", png("green"))])
    seite.get_by_role("dialog").get_by_role("button", name="Abbrechen").click()
    expect(seite.get_by_text("Nicht eingefügt: „weg.png“.")).to_be_visible()

    text = gespeichert(seite)
    assert re.findall(r'alt="([^"]+)"', text) == ["Zuzüge im Balken", "Grau", "Blau"]
    for satz in ("Vor den Bildern.", "Vor dem Bild", "Nach dem Bild", "Dann", "Zuletzt", "und Schluss."):
        assert satz in text
    assert "data:" not in text and "einfuegen:" not in text and "file:" not in text


def test_when_the_session_is_over_nothing_is_lost(seite):
    fuege_ein(seite, dateien=[datei("Foto.png", png("orange"))])
    sitzung = [keks for keks in seite.context.cookies() if keks["name"] == "sessionid"]
    seite.context.clear_cookies(name="sessionid")
    beschreibe(seite, "Orange")
    expect(seite.get_by_role("dialog").get_by_role("alert")).to_contain_text("Ihre Sitzung ist abgelaufen")
    seite.context.add_cookies(sitzung)
    beschreibe(seite, "Orange")
    expect(seite.locator(".ProseMirror img[alt='Orange']")).to_be_visible()

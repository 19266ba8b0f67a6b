"""In the editor: where a link leads is checked where it is typed; tables neither jump nor tear their words."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import KONZEPT, LEITUNG
from .zwischenablagen import lade, warte_auf_cursor, warte_auf_editor

LIES_ADRESSE = """async text => {
  const [{ name }] = performance.getEntriesByType("resource").filter(({ name }) => /textfeld\\/link\\./.test(name));
  const { readAddress } = await import(name);
  return readAddress(text);
}"""
TEXT = "textarea[data-textfeld-steht]"
OBEN = "document.querySelector('.ProseMirror').getBoundingClientRect().top + scrollY"
ZERRISSEN = """() => [...document.querySelectorAll(".ProseMirror :is(th, td) p")].filter(absatz => {
  const wort = document.createRange();
  wort.selectNodeContents(absatz);
  return wort.getClientRects().length > 1;
}).length"""
TABELLE = (
    "<p>Vorher</p><table><caption>Titel</caption><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table>"
).format("<th>Zuständigkeitsbereich</th>" * 4, "<td>Gleichstellungsbeauftragte</td>" * 4)


@pytest.fixture(scope="module")
def editor(haus):
    seite = haus.seite(LEITUNG)
    seite.goto(f"{KONZEPT}/kapitel/abs-berichte/bearbeiten/")
    warte_auf_editor(seite)
    yield seite
    assert seite.klagen == []


@pytest.mark.parametrize(
    ("eingabe", "href"),
    [
        ("https://www.bamf.de/DE?a=1#b", "https://www.bamf.de/DE?a=1#b"),
        (" www.bamf.de ", "https://www.bamf.de"),
        ("bamf.de/seite", "https://bamf.de/seite"),
        ("https:/bamf.de", "https://bamf.de/"),
        ("//bamf.de", "https://bamf.de"),
        ("müller.de", "https://müller.de"),
        ("stadt.de:8443/x", "https://stadt.de:8443/x"),
        ("rathaus@musterstadt.de", "mailto:rathaus@musterstadt.de"),
        ("mailto:rathaus@musterstadt.de?subject=Hallo", "mailto:rathaus@musterstadt.de?subject=Hallo"),
        ("+49 (911) 943-0", "tel:+499119430"),
        ("tel:0911 943", "tel:0911943"),
        ("#ziele", "#ziele"),
    ],
)
def test_an_address_is_read_as_meant(editor, eingabe, href):
    assert editor.evaluate(LIES_ADRESSE, eingabe) == {"href": href}


@pytest.mark.parametrize(
    ("eingabe", "hinweis"),
    [
        ("", "Bitte geben Sie eine Adresse ein."),
        ("bamf", "vielleicht das Ende"),
        ("https://www.bamf", "vielleicht das Ende"),
        ("https://", "lässt sich nicht lesen"),
        ("www.bamf .de", "ein Leerzeichen"),
        ("rathaus@musterstadt", "vielleicht das Ende"),
        ("mailto:rathaus", "nicht vollständig"),
        ("tel:Rathaus", "aus Ziffern"),
        ("javascript:alert(1)", "„javascript:“ führt nicht ins Netz."),
        ("file:///S:/Amt50/alt.docx", "„file:“ führt nicht ins Netz."),
        ("C:\\Amt50\\alt.docx", "„C:“ führt nicht ins Netz."),
    ],
)
def test_what_is_no_address_is_said(editor, eingabe, hinweis):
    assert hinweis in editor.evaluate(LIES_ADRESSE, eingabe)["satz"]


def test_a_link_needs_no_text_and_its_dialog_says_what_is_wrong(editor):
    lade(editor, "")
    editor.keyboard.press("Control+k")
    dialog = editor.get_by_role("dialog", name="Verweis setzen")
    adresse = dialog.get_by_label("Adresse")
    adresse.fill("https://www.bamf")
    editor.keyboard.press("Enter")
    expect(adresse).to_be_focused()
    expect(adresse).to_have_attribute("aria-invalid", "true")
    expect(adresse).to_have_accessible_description(re.compile("vielleicht das Ende wie „.de“"))
    adresse.fill("https://www.bamf.de/")
    editor.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(editor.locator(TEXT)).to_have_value('<p><a href="https://www.bamf.de/">www.bamf.de</a></p>')


def test_an_invalid_link_can_be_removed(editor):
    lade(editor, '<p><a href="https://www.bamf.de/">Amt</a></p>')
    editor.locator(".ProseMirror a").click()
    warte_auf_cursor(editor)
    editor.keyboard.press("Control+k")
    editor.get_by_label("Adresse").fill("")
    editor.get_by_role("button", name="Verweis entfernen").click()
    expect(editor.get_by_role("dialog")).to_have_count(0)
    expect(editor.locator(TEXT)).to_have_value("<p>Amt</p>")


def test_entering_a_table_moves_nothing(editor):
    lade(editor, TABELLE)
    werkzeug = editor.get_by_role("button", name="Zeile darunter")
    editor.locator(".ProseMirror p", has_text="Vorher").click()
    expect(werkzeug).to_have_attribute("aria-disabled", "true")
    davor = editor.evaluate(OBEN)
    editor.locator(".ProseMirror td").first.click()
    expect(werkzeug).to_have_attribute("aria-disabled", "false")
    assert editor.evaluate(OBEN) == davor


def test_tab_in_the_title_of_a_table_goes_into_the_table(editor):
    lade(editor, TABELLE)
    editor.locator(".ProseMirror p[data-tabellentitel]").click()
    warte_auf_cursor(editor)
    editor.keyboard.press("Tab")
    editor.keyboard.type("Neu ")
    expect(editor.locator(".ProseMirror th").first).to_have_text("Neu Zuständigkeitsbereich")


@pytest.mark.parametrize("breite", [1280, 320])
def test_no_word_in_a_table_is_torn(editor, breite):
    editor.set_viewport_size({"width": breite, "height": 900})
    lade(editor, TABELLE)
    assert editor.evaluate(ZERRISSEN) == 0
    assert editor.evaluate("document.querySelector('.textfeld').scrollWidth <= innerWidth")

"""Rich text before the editor's script is there, without it, and with it: footnotes."""

import re
from pathlib import Path

from playwright.sync_api import expect

from .conftest import KONZEPT, LEITUNG, REDAKTION
from .test_jede_seite import verstoesse

FALL = Path(__file__).parents[1] / "faelle" / "19-langsames-skript.txt"
GETIPPT = re.search('"(Erster<Leerzeile>Zweiter)"', FALL.read_text())[1].split("<Leerzeile>")


def adresse(kapitel):
    return f"{KONZEPT}/kapitel/{kapitel}/bearbeiten/"


def speichere(seite):
    seite.get_by_role("button", name="Speichern", exact=True).click()
    expect(seite.get_by_text("ist gespeichert")).to_be_visible()


def gespeichert(seite, kapitel):
    seite.goto(adresse(kapitel))
    return seite.locator("textarea[data-textfeld]")


def test_what_is_typed_before_the_script_is_there(haus):
    seite = haus.seite(LEITUNG)
    gehalten = []
    seite.route(re.compile(r"/js/textfeld[^/]*\.js"), lambda route: gehalten.append(route), times=1)
    seite.goto(adresse("abs-methodik"), wait_until="commit")
    feld = seite.locator("textarea[data-textfeld]")
    expect(feld).not_to_have_value(re.compile("<"))
    feld.focus()
    seite.keyboard.press("Control+Home")
    for zeile in GETIPPT:
        seite.keyboard.type(zeile)
        seite.keyboard.press("Enter")
        seite.keyboard.press("Enter")
    seite.keyboard.press("ArrowLeft")
    seite.keyboard.press("ArrowLeft")
    gehalten[0].continue_()
    weiter = " und dazwischen kommt das Skript an, ohne dass ein Anschlag verloren geht"
    seite.keyboard.type(weiter, delay=15)
    text = seite.get_by_role("textbox", name="Text", exact=False)
    expect(text).to_be_focused()
    seite.keyboard.type(".")
    expect(text.locator("p").nth(0)).to_have_text(GETIPPT[0])
    expect(text.locator("p").nth(1)).to_have_text(f"{GETIPPT[1]}{weiter}.")
    speichere(seite)
    assert f"<p>{GETIPPT[0]}</p><p>{GETIPPT[1]}{weiter}.</p>" in gespeichert(seite, "abs-methodik").input_value()
    assert seite.klagen == []


def test_without_scripts_structure_is_kept_and_what_was_not_touched_stays(haus):
    seite = haus.seite(REDAKTION, java_script_enabled=False)
    feld = gespeichert(seite, "abs-soll-ist")
    vorher = seite.locator("input[name$=-vorher]").input_value()
    zeichen = feld.input_value()
    assert not re.search("</?[a-z]", zeichen)
    seite.locator("summary", has_text="So gliedern Sie den Text").click()
    expect(seite.get_by_text("eine Fußnote", exact=True)).to_be_visible()

    feld.fill(f"{zeichen}\n\n# Neu\n\n{GETIPPT[0]}\n\n- {GETIPPT[1]}[^Quelle]\n    - CO~2~")
    speichere(seite)
    gespeichert(seite, "abs-soll-ist")
    assert seite.locator("input[name$=-vorher]").input_value() == (
        f"{vorher}<h3>Neu</h3><p>{GETIPPT[0]}</p>"
        f'<ul><li>{GETIPPT[1]}<span data-fussnote="">Quelle</span><ul><li>CO<sub>2</sub></li></ul></li></ul>'
    )


def test_a_script_that_fails_leaves_a_field_to_write_in(haus):
    seite = haus.seite(REDAKTION)
    seite.route(re.compile(r"/vendor/editor.*\.js"), lambda route: route.abort())
    feld = gespeichert(seite, "abs-steuerung")
    expect(feld).to_be_visible()
    feld.fill(f"{feld.input_value()}\n\n**Trotzdem** geschrieben")
    speichere(seite)
    seite.unroute_all()
    assert gespeichert(seite, "abs-steuerung").input_value().endswith("<p><strong>Trotzdem</strong> geschrieben</p>")


def test_after_a_question_writing_goes_on_where_it_was(haus):
    """At once: no key is lost until the next frame, and the cursor does not jump to the start."""
    seite = haus.seite(LEITUNG)
    seite.goto(adresse("abs-berichte"))
    seite.locator(".ProseMirror[role=textbox]").click()
    seite.keyboard.press("Control+End")
    seite.get_by_role("button", name="Fußnote", exact=True).click()
    expect(seite.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    im_browser, im_editor = seite.evaluate("""async () => {
      const { view } = document.querySelector(".ProseMirror[role=textbox]").editor;
      [...document.querySelectorAll("dialog button")].find((knopf) => knopf.textContent === "Abbrechen").click();
      for (let i = 0; i < 20; i += 1) await null;
      const { anchorNode, anchorOffset } = getSelection();
      return [view.dom.contains(anchorNode) && view.posAtDOM(anchorNode, anchorOffset), view.state.selection.head];
    }""")
    assert im_browser == im_editor


def test_a_footnote_is_typed_changed_and_read(haus):
    seite = haus.seite(LEITUNG)
    seite.goto(adresse("abs-berichte"))
    text = seite.get_by_role("textbox", name="Text", exact=False)
    text.click()
    seite.keyboard.press("Control+a")
    seite.keyboard.type("Wir berichten")
    seite.get_by_role("button", name="Fußnote", exact=True).click()
    frage = seite.get_by_role("dialog", name="Fußnote setzen")
    expect(frage.get_by_role("textbox")).to_be_focused()
    seite.keyboard.type("Ratsbeschluss vom 3. März")
    seite.keyboard.press("Enter")
    seite.keyboard.type(".")
    seite.keyboard.press("ArrowLeft")
    seite.keyboard.press("ArrowLeft")
    expect(text.locator(".ProseMirror-selectednode")).to_have_attribute(
        "aria-label", "Fußnote 1: Ratsbeschluss vom 3. März"
    )
    seite.keyboard.press("Enter")
    frage = seite.get_by_role("dialog", name="Fußnote ändern")
    expect(frage.get_by_role("textbox")).to_be_focused()
    seite.keyboard.press("End")
    seite.keyboard.type(" 2026")
    frage.get_by_role("button", name="Fußnote ändern").click()
    speichere(seite)
    note = '<span data-fussnote="">Ratsbeschluss vom 3. März 2026</span>'
    assert gespeichert(seite, "abs-berichte").input_value() == f"<p>Wir berichten{note}.</p>"

    assert verstoesse(seite) == []
    seite.set_viewport_size({"width": 320, "height": 800})
    seite.goto(f"{KONZEPT}/lesen/abs-controlling/")
    seite.locator("[role=doc-noteref]").first.click()
    expect(seite.locator("[role=doc-endnotes] li:target")).to_contain_text("Ratsbeschluss vom 3. März 2026")
    assert verstoesse(seite) == []
    assert seite.locator("[role=doc-endnotes]").evaluate("e => e.scrollWidth <= e.clientWidth")
    seite.locator("[role=doc-backlink]").first.click()
    expect(seite.locator("a:target")).to_have_text("1")

    seite.goto(adresse("abs-berichte"))
    text.locator(".textfeld-note").click()
    seite.get_by_role("button", name="Fußnote entfernen").click()
    expect(text).to_have_text("Wir berichten.")
    seite.keyboard.press("Control+z")
    expect(text.locator(".textfeld-note")).to_have_text("1")
    assert seite.klagen == []

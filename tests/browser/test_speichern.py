"""Saving without losing one's place: by keyboard, over the parts of a Maßnahme, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import KONZEPT, LEITUNG, REDAKTION

MASSNAHME = f"{KONZEPT}/massnahmen/m-kita-lotsen/bearbeiten/"
LAGE = """() => {
  const feld = document.activeElement;
  const { from, to } = feld.editor?.state.selection ?? { from: feld.selectionStart, to: feld.selectionEnd };
  return [feld.id, from, to, feld.getBoundingClientRect().top];
}"""


def speichere_mit_der_tastatur(seite):
    with seite.expect_navigation():
        seite.keyboard.press("Control+s")
    expect(seite.locator("[data-gespeichert]")).to_have_text("Gespeichert.")


def bleibt_wo_sie_war(seite, vorher):
    *cursor, hoehe = seite.evaluate(LAGE)
    assert cursor == vorher[:-1]
    assert hoehe == pytest.approx(vorher[-1], abs=2)


def ruhig(seite):
    """Once all is loaded and nothing moves any more, for some frames however slow they come."""
    seite.wait_for_load_state("load")
    seite.wait_for_function("""async () => {
      await document.fonts.ready;
      const lage = () => [scrollY, document.body.scrollHeight].join();
      const vorher = lage();
      for (let i = 0; i < 10; i += 1) await new Promise(requestAnimationFrame);
      return lage() === vorher;
    }""")


def test_ctrl_s_keeps_cursor_and_place(haus):
    seite = haus.seite(LEITUNG, viewport={"width": 1280, "height": 700})
    seite.goto(MASSNAHME)
    editor = seite.locator(".ProseMirror[role=textbox]")
    editor.click()
    seite.keyboard.press("Control+End")
    for _ in range(12):
        seite.keyboard.press("Enter")
        seite.keyboard.type("Noch ein Satz")
    seite.keyboard.press("ArrowLeft")
    ruhig(seite)
    vorher = seite.evaluate(LAGE)
    unterste = seite.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().bottom")
    assert unterste < seite.locator(".formular-schluss").bounding_box()["y"], "Der Cursor steht unter den Knöpfen."
    speichere_mit_der_tastatur(seite)
    ruhig(seite)
    bleibt_wo_sie_war(seite, vorher)
    assert seite.locator(".formular-schluss").bounding_box()["y"] < 700, "Der Knopf ist außer Reichweite."

    ort = seite.get_by_label("Sozialraum")
    ort.fill("Weststadt")
    ort.evaluate("feld => feld.setSelectionRange(2, 5)")
    ruhig(seite)
    vorher = seite.evaluate(LAGE)
    speichere_mit_der_tastatur(seite)
    ruhig(seite)
    bleibt_wo_sie_war(seite, vorher)
    assert seite.klagen == []


def test_the_place_is_kept_when_fonts_come_late_until_somebody_does_something(haus):
    seite = haus.seite(LEITUNG, viewport={"width": 1280, "height": 700})
    seite.goto(MASSNAHME)
    seite.get_by_label("Sozialraum").focus()
    ruhig(seite)
    vorher = seite.evaluate(LAGE)
    speichere_mit_der_tastatur(seite)
    ruhig(seite)
    rueckt = """abstand => {
      document.querySelector(".pfad").style.paddingBlockStart = abstand;
      document.fonts.dispatchEvent(new Event("loadingdone"));
      return document.activeElement.getBoundingClientRect().top;
    }"""
    assert seite.evaluate(rueckt, "90px") == pytest.approx(vorher[-1], abs=2)
    seite.mouse.wheel(0, 40)
    ruhig(seite)
    gerollt = seite.evaluate("scrollY")
    seite.evaluate(rueckt, "90px")
    assert seite.evaluate("scrollY") == gerollt


def test_the_cursor_of_the_editor_comes_back_with_its_focus(haus):
    """In one step: between the two, the editor would take the start of the text for the new cursor."""
    seite = haus.seite(LEITUNG)
    seite.goto(MASSNAHME)
    seite.locator(".ProseMirror[role=textbox]").click()
    seite.keyboard.press("Control+End")
    seite.add_init_script("""document.addEventListener("focusin", ({ target }) => {
      if (!target.matches(".ProseMirror")) return;
      queueMicrotask(() => { window.beimFokus = getSelection().anchorNode?.textContent; });
    })""")
    speichere_mit_der_tastatur(seite)
    seite.wait_for_function("() => window.beimFokus !== undefined")
    text = seite.evaluate("document.querySelector('.ProseMirror[role=textbox]').textContent")
    assert text.endswith(seite.evaluate("window.beimFokus.slice(-20)"))


def test_ctrl_s_in_a_new_chapter_stays_in_its_text(haus):
    seite = haus.seite(LEITUNG, viewport={"width": 1280, "height": 700})
    seite.goto(f"{KONZEPT}/kapitel/_neu/")
    seite.get_by_label("Überschrift", exact=False).first.fill("Mitten im Schreiben")
    seite.locator(".ProseMirror[role=textbox]").click()
    seite.keyboard.type("Ein halber Satz")
    speichere_mit_der_tastatur(seite)
    expect(seite).to_have_url(re.compile("/kapitel/mitten-im-schreiben/bearbeiten/$"))
    expect(seite.locator(".ProseMirror[role=textbox]")).to_be_focused()
    seite.keyboard.type(" geht weiter")
    expect(seite.locator(".ProseMirror[role=textbox]")).to_have_text("Ein halber Satz geht weiter")


def test_no_field_hides_behind_the_buttons(haus):
    seite = haus.seite(LEITUNG, viewport={"width": 390, "height": 700})
    seite.goto(f"{MASSNAHME}zustaendigkeit/")
    verdeckt = """() => {
      const feld = document.activeElement.getBoundingClientRect();
      const knopf = document.querySelector(".formular-schluss .btn-primary");
      const innen = document.activeElement.closest("form.formular");
      if (!innen || knopf.parentElement.contains(document.activeElement)) return "";
      return feld.bottom > knopf.getBoundingClientRect().top + 1 ? document.activeElement.id : "";
    }"""
    seite.get_by_label("Beginn").focus()
    gesehen = []
    for _ in range(6):
        ruhig(seite)
        gesehen.append(seite.evaluate("document.activeElement.id"))
        assert seite.evaluate(verdeckt) == ""
        seite.keyboard.press("Tab")
    assert "id_prioritaet" in gesehen


def test_enter_saves_and_does_not_change_the_part(haus):
    seite = haus.seite(LEITUNG)
    seite.goto(f"{MASSNAHME}zustaendigkeit/")
    seite.get_by_label("Zeitraum in Worten").fill("jeweils im Herbst")
    seite.keyboard.press("Enter")
    expect(seite).to_have_url(re.compile(r"/massnahmen/m-kita-lotsen/$"))
    expect(seite.get_by_text("jeweils im Herbst")).to_be_visible()


def test_without_javascript_the_parts_save_too(haus):
    seite = haus.seite(REDAKTION, java_script_enabled=False)
    seite.goto(MASSNAHME)
    seite.get_by_label("Zielgruppe").fill("Eltern ohne Skript")
    seite.get_by_role("button", name="Ziele und Erfolg").click()
    expect(seite).to_have_url(re.compile("/bearbeiten/wirkung/$"))
    seite.get_by_role("button", name="Was und für wen").click()
    expect(seite.get_by_label("Zielgruppe")).to_have_value("Eltern ohne Skript")
    seite.go_back()
    expect(seite).to_have_url(re.compile("/bearbeiten/wirkung/$"))

"""Nobody's work is lost: two editors in one text, and a session that ends in the middle of it."""

import re

from playwright.sync_api import expect

from .conftest import KONZEPT, LEITUNG, REDAKTION, melde_an

KAPITEL = f"{KONZEPT}/kapitel/abs-berichte/bearbeiten/"


def schreibe(seite, text):
    feld = seite.locator(".ProseMirror[role=textbox]")
    feld.click()
    seite.keyboard.press("Control+a")
    seite.keyboard.type(text)


def test_two_editors_in_one_text(haus):
    alice, bob = haus.seite(LEITUNG), haus.seite(REDAKTION)
    alice.goto(KAPITEL)
    bob.goto(KAPITEL)
    schreibe(alice, "Alices Fassung des Berichtswesens.")
    alice.get_by_role("button", name="Speichern", exact=True).click()
    expect(alice.get_by_text("ist gespeichert")).to_be_visible()

    schreibe(bob, "Bobs Fassung des Berichtswesens.")
    bob.get_by_role("button", name="Speichern", exact=True).click()
    expect(bob.get_by_role("heading", name=re.compile("Inzwischen hat .* gespeichert"))).to_be_visible()
    expect(bob.locator(".seite-an-seite")).to_contain_text("Bobs Fassung")
    expect(bob.locator(".seite-an-seite")).to_contain_text("Alices Fassung")
    bob.get_by_role("button", name=re.compile("Gespeicherten Text gelten lassen")).click()
    expect(bob.get_by_text("Der andere Text gilt")).to_be_visible()

    bob.goto(KAPITEL)
    expect(bob.get_by_role("textbox", name="Text", exact=False)).to_contain_text("Alices Fassung")
    bob.get_by_role("link", name=re.compile("^Verlauf ansehen")).click()
    expect(bob.locator("main")).to_contain_text("Bobs Fassung")
    assert bob.klagen == alice.klagen == []


def test_what_was_typed_survives_an_expired_session(haus):
    seite = haus.seite(REDAKTION)
    seite.goto(f"{KONZEPT}/kapitel/abs-soll-ist/bearbeiten/")
    schreibe(seite, "Ein langer Abend, und dann läuft die Sitzung ab.")
    seite.context.clear_cookies(name="sessionid")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    melde_an(seite, REDAKTION)
    expect(seite.get_by_text("Ihre Eingaben von vorhin sind wieder da")).to_be_visible()
    expect(seite.get_by_role("textbox", name="Text", exact=False)).to_contain_text("Ein langer Abend")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    expect(seite.get_by_text("ist gespeichert")).to_be_visible()


def test_somebody_else_does_not_see_what_was_typed(haus):
    seite = haus.seite(REDAKTION)
    seite.goto(f"{KONZEPT}/kapitel/abs-methodik/bearbeiten/")
    schreibe(seite, "Nur für Jonas bestimmt.")
    seite.context.clear_cookies(name="sessionid")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    melde_an(seite, LEITUNG)
    expect(seite.get_by_role("textbox", name="Text", exact=False)).to_be_visible()
    assert "Nur für Jonas" not in seite.content()


def test_saving_an_untouched_text_changes_nothing(haus):
    seite = haus.seite(LEITUNG)
    seite.goto(f"{KONZEPT}/kapitel/abs-lebenslagen/bearbeiten/")
    expect(seite.get_by_role("textbox", name="Text", exact=False)).to_be_visible()
    seite.get_by_role("button", name="Speichern", exact=True).click()
    seite.goto(f"{KONZEPT}/kapitel/abs-lebenslagen/verlauf/")
    expect(seite.locator("ol.verlauf > li")).to_have_count(1)

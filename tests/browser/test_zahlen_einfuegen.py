"""Numbers pasted from a table: one cell is a number, two are asked back, with what was pasted still there."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import KONZEPT, REDAKTION


@pytest.fixture
def seite(haus):
    seite = haus.seite(REDAKTION)
    seite.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seite.goto(f"{KONZEPT}/massnahmen/m-kita-lotsen/bearbeiten/mittel/")
    yield seite
    assert seite.klagen == []
    seite.context.close()


def fuege_ein(seite, text):
    feld = seite.locator("[name$=-betrag]").last
    feld.fill("")
    seite.evaluate("text => navigator.clipboard.writeText(text)", text)
    feld.focus()
    seite.keyboard.press("Control+v")
    return feld


def test_cells_beneath_each_other_are_never_one_number(seite):
    seite.locator("[name$=-jahr]").last.fill("2027")
    expect(fuege_ein(seite, "12.500\r\n")).to_have_value(re.compile(r"^12\.500\s*$"))
    expect(fuege_ein(seite, "12\r\n500\r\n")).to_have_value("12\t500")
    seite.get_by_role("button", name="Speichern", exact=True).click()
    expect(
        seite.get_by_text("Hier stehen mehrere Werte, es kann aber nur einer sein. Meinen Sie 12 oder 500?")
    ).to_have_count(2)
    expect(seite.locator("[name$=-betrag]").last).to_have_value("12\t500")

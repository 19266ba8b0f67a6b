"""A document with pictures becomes a concept in the background, with and without JavaScript."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.dokumente import bild, kleines_dokument, png
from tests.prozesse import wartet_bis

from .lange_namen import KOMMUNE, LEITUNG

ORT = f"/{KOMMUNE}/einlesen/"
GEDULD = 60_000


def datei(ordner: Path, **mehr):
    ort = ordner / "konzept.json"
    bilder = [bild("karte", png(4, 3), "image/png")]
    ort.write_text(json.dumps(kleines_dokument() | {"bilder": bilder} | mehr))
    return ort


def schicke_ab(seite, ort):
    seite.locator("input[type=file]").set_input_files(ort)
    seite.get_by_role("button", name="einlesen").click()


def test_faults_first_then_the_concept(haus, tmp_path):
    seite = haus.seite(LEITUNG)
    seite.goto(ORT)
    schicke_ab(seite, datei(tmp_path, akteure=[{"id": "Groß", "name": "Amt"}]))
    expect(seite.get_by_role("heading", name="Das Dokument ist nicht eingelesen")).to_be_visible(timeout=GEDULD)
    expect(seite.get_by_text("$.akteure[0].id")).to_be_visible()
    schicke_ab(seite, datei(tmp_path))
    expect(seite.get_by_role("heading", name="„Integrationskonzept“ ist eingelesen")).to_be_visible(timeout=GEDULD)
    seite.get_by_role("link", name="Zur Übersicht des Konzepts").click()
    expect(seite.get_by_role("heading", name="Integrationskonzept").first).to_be_visible()
    assert seite.klagen == []


def test_without_javascript_one_looks_again(haus, tmp_path):
    seite = haus.seite(LEITUNG, java_script_enabled=False)
    seite.goto(ORT)
    schicke_ab(seite, datei(tmp_path))
    fertig = seite.get_by_role("link", name="Zur Übersicht des Konzepts")
    expect(fertig.or_(seite.get_by_role("link", name="Nachsehen, wie weit es ist"))).to_be_visible()
    wartet_bis(lambda: seite.reload() and fertig.is_visible())

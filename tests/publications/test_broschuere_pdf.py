"""The brochure as PDF: for screen readers, for archives, and for people who mean ill."""

import builtins
import json
import os
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from concepts.dokument.aufbau import als_text
from integrationskonzept.lib.farbe import kontrast
from publications.broschuere.angaben import Gestaltung
from publications.broschuere.pdf import render_broschuere
from tests.dokumente import (
    ARABISCH,
    boeses_dokument,
    grosses_dokument,
    kleines_dokument,
    png,
    volles_dokument,
)
from tests.publications.pdf_lesen import anlage, maengel, seitentexte, ueberschriften


def lange_titel():
    dokument = grosses_dokument(massnahmen=2, felder=1)
    dokument["konzept"]["titel"] = "Gesamtstädtisches Konzept " * 11
    dokument["handlungsfelder"][0]["titel"] = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik" * 5
    dokument["handlungsfelder"][0]["massnahmen"][0]["titel"] = "Wort " * 99
    return dokument


def fremde_schriften():
    dokument = grosses_dokument(massnahmen=1)
    dokument["konzept"]["titel"] = f"{ARABISCH} 测试 😀 ትግርኛ \u0007 Київ"
    dokument["handlungsfelder"][0]["massnahmen"][0]["titel"] = ARABISCH
    dokument["akteure"][0]["name"] = "Об'єднання Україна 🎉"
    return dokument


FAELLE = {
    "klein": kleines_dokument,
    "ohne Maßnahmen": lambda: grosses_dokument(massnahmen=0),
    "eine Maßnahme": lambda: grosses_dokument(massnahmen=1),
    "250 Maßnahmen": lambda: grosses_dokument(massnahmen=250),
    "voll": volles_dokument,
    "böse": boeses_dokument,
    "lange Titel": lange_titel,
    "fremde Schriften": fremde_schriften,
}


@pytest.mark.parametrize("fall", FAELLE)
def test_ist_fuer_alle_zu_lesen(fall, entwurf, gestaltung):
    daten = render_broschuere(FAELLE[fall](), stand=entwurf, gestaltung=gestaltung).pdf

    assert maengel(daten) == []
    raenge = ueberschriften(daten)
    assert raenge[0] == 1
    assert all(danach <= davor + 1 for davor, danach in pairwise(raenge))


@pytest.mark.parametrize("fall", ["klein", "voll", "lange Titel"])
def test_jede_seite_eines_entwurfs_sagt_es(fall, entwurf, gestaltung):
    seiten = seitentexte(render_broschuere(FAELLE[fall](), stand=entwurf, gestaltung=gestaltung).pdf)

    ohne = [nummer for nummer, text in enumerate(seiten, 1) if "Entwurf, Stand 22. November 2026" not in glatt(text)]
    assert ohne == []


def test_eine_fassung_nennt_nummer_zweck_und_pruefsumme(beschluss, gestaltung):
    seiten = seitentexte(render_broschuere(volles_dokument(), stand=beschluss, gestaltung=gestaltung).pdf)

    assert "Fassung 2 · Beschlussfassung" in seiten[0]
    assert not any("Entwurf" in seite for seite in seiten)
    assert "ab" * 32 in seiten[-1].replace(" ", "").replace("\n", "")


def test_keine_seite_ist_leer(entwurf, gestaltung):
    for fall in ("klein", "ohne Maßnahmen", "eine Maßnahme", "voll"):
        seiten = seitentexte(render_broschuere(FAELLE[fall](), stand=entwurf, gestaltung=gestaltung).pdf)
        assert all(len(seite.split()) > 8 for seite in seiten[1:]), fall


def test_traegt_das_konzeptdokument_in_sich(entwurf, gestaltung):
    dokument = volles_dokument()

    daten = render_broschuere(dokument, stand=entwurf, gestaltung=gestaltung).pdf

    assert anlage(daten, "konzeptdokument.json").decode() == als_text(dokument)
    assert json.loads(anlage(daten, "konzeptdokument.json")) == dokument
    with pikepdf.open(BytesIO(daten)) as pdf:
        assert pdf.Root.AF[0].AFRelationship == "/Source"


def test_metadaten_und_lesezeichen(entwurf, gestaltung):
    with pikepdf.open(BytesIO(render_broschuere(volles_dokument(), stand=entwurf, gestaltung=gestaltung).pdf)) as pdf:
        assert pdf.Root.Lang == "de"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Gemeinsam in Kleinstadt"
        with pdf.open_outline() as gliederung:
            titel = [eintrag.title for eintrag in gliederung.root]
            felder = next(eintrag for eintrag in gliederung.root if eintrag.title == "Säulen")
            assert felder.children[0].title == "1 Handlungsbereich 0"
            assert felder.children[0].children[0].title == "1.1 Sprachtreff Nummer 0 im Stadtteil eröffnen"
    assert titel[:4] == ["Inhalt", "Vorwort", "Ausgangslage", "Leitbild"]


def test_fuss_und_kopf_sind_keine_inhalte(entwurf, gestaltung):
    with pikepdf.open(BytesIO(render_broschuere(volles_dokument(), stand=entwurf, gestaltung=gestaltung).pdf)) as pdf:
        for seite in pdf.pages[1:]:
            assert b"/Pagination" in seite.Contents.read_bytes()


def test_holt_nichts_und_zeigt_fremden_code_woertlich(ohne_netz, monkeypatch, entwurf, gestaltung):
    geoeffnet = []
    oeffnen = builtins.open
    monkeypatch.setattr(
        builtins, "open", lambda datei, *a, **k: geoeffnet.append(str(datei)) or oeffnen(datei, *a, **k)
    )

    daten = render_broschuere(boeses_dokument(), stand=entwurf, gestaltung=gestaltung).pdf

    text = glatt("".join(seitentexte(daten)))
    assert "{{ 7|add:7 }} {% load x %} <script>alert(2)</script>" in text
    assert "{{ settings.SECRET_KEY }}" in text
    assert "Guter Satz." in text
    assert "alert(1)" not in text
    assert os.path.realpath("/etc/passwd") not in {os.path.realpath(datei) for datei in geoeffnet}
    with pikepdf.open(BytesIO(daten)) as pdf:
        ziele = [str(a.A.URI) for seite in pdf.pages for a in seite.get("/Annots", []) if "/A" in a]
    assert not [ziel for ziel in ziele if "javascript" in ziel or "boese" in ziel]


def test_wappen_und_farbe(entwurf):
    gestaltung = Gestaltung(kommune="Gelbstadt", farbe="#ffee00", wappen=png(40, 50))

    with pikepdf.open(BytesIO(render_broschuere(kleines_dokument(), stand=entwurf, gestaltung=gestaltung).pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert kontrast(gestaltung.farben["farbe"], "#ffffff") >= 4.5
    assert kontrast(gestaltung.farben["schrift-auf-grund"], gestaltung.farben["grund"]) >= 4.5


def test_ein_kaputtes_wappen_und_eine_falsche_farbe_schaden_nicht(entwurf):
    gestaltung = Gestaltung(kommune="Kleinstadt", farbe="red;}", wappen=b"kein Bild", wappen_mediatyp="image/png")

    assert maengel(render_broschuere(kleines_dokument(), stand=entwurf, gestaltung=gestaltung).pdf) == []


def glatt(text: str) -> str:
    return " ".join(text.split())

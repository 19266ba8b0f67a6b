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
from tests.dokumente import boeses_dokument, grosses_dokument, kleines_dokument, png, volles_dokument
from tests.publications.pdf_lesen import absaetze, anlage, glatt, maengel, seitentexte, ueberschriften
from tests.publications.satzfaelle import FAELLE, gesetzt, setze

pytestmark = pytest.mark.xdist_group("satz")


@pytest.mark.parametrize("fall", FAELLE)
def test_ist_fuer_alle_zu_lesen(fall):
    daten = gesetzt(fall).pdf

    assert maengel(daten) == []
    raenge = ueberschriften(daten)
    assert raenge[0] == 1
    assert all(danach <= davor + 1 for davor, danach in pairwise(raenge))


@pytest.mark.parametrize("fall", ["klein", "voll", "lange Titel"])
def test_jede_seite_eines_entwurfs_sagt_es(fall):
    seiten = seitentexte(gesetzt(fall).pdf)

    ohne = [nummer for nummer, text in enumerate(seiten, 1) if "Entwurf, Stand 22. November 2026" not in glatt(text)]
    assert ohne == []


def test_eine_fassung_nennt_nummer_zweck_und_pruefsumme(beschluss):
    seiten = seitentexte(setze(volles_dokument(), stand=beschluss).pdf)

    assert "Fassung 2 · Beschlussfassung" in seiten[0]
    assert not any("Entwurf" in seite for seite in seiten)
    assert "ab" * 32 in seiten[-1].replace(" ", "").replace("\n", "")


def test_traegt_das_konzeptdokument_in_sich():
    dokument = volles_dokument()

    daten = gesetzt("voll").pdf

    assert anlage(daten, "konzeptdokument.json").decode() == als_text(dokument)
    assert json.loads(anlage(daten, "konzeptdokument.json")) == dokument
    with pikepdf.open(BytesIO(daten)) as pdf:
        assert pdf.Root.AF[0].AFRelationship == "/Source"


def test_metadaten_und_lesezeichen():
    with pikepdf.open(BytesIO(gesetzt("voll").pdf)) as pdf:
        assert pdf.Root.Lang == "de"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.docinfo["/Title"] == "Gemeinsam in Kleinstadt"
        with pdf.open_outline() as gliederung:
            titel = [eintrag.title for eintrag in gliederung.root]
            felder = next(eintrag for eintrag in gliederung.root if eintrag.title == "Säulen")
            assert glatt(felder.children[0].title) == "1 Handlungsbereich 0"
            assert glatt(felder.children[0].children[0].title) == "1.1 Sprachtreff Nummer 0 im Stadtteil eröffnen"
    assert {"Inhalt", "Vorwort", "Ausgangslage", "Leitbild"} <= set(titel)


def test_fuss_und_kopf_sind_keine_inhalte():
    with pikepdf.open(BytesIO(gesetzt("voll").pdf)) as pdf:
        for seite in pdf.pages[1:]:
            assert b"/Artifact" in seite.Contents.read_bytes()
    assert not [absatz for absatz in absaetze(gesetzt("voll").pdf) if "Entwurf, Stand 22." in absatz.text][2:]


def test_holt_nichts_und_zeigt_fremden_code_woertlich(ohne_netz, monkeypatch):
    geoeffnet = []
    oeffnen = builtins.open
    monkeypatch.setattr(
        builtins, "open", lambda datei, *a, **k: geoeffnet.append(str(datei)) or oeffnen(datei, *a, **k)
    )

    daten = setze(boeses_dokument()).pdf

    text = glatt("".join(seitentexte(daten)))
    assert "{{ 7|add:7 }} {% load x %} <script>alert(2)</script>" in text
    assert "{{ settings.SECRET_KEY }}" in text
    assert "Guter Satz." in text
    assert "alert(1)" not in text
    assert os.path.realpath("/etc/passwd") not in {os.path.realpath(datei) for datei in geoeffnet}
    with pikepdf.open(BytesIO(daten)) as pdf:
        ziele = [str(a.A.URI) for seite in pdf.pages for a in seite.get("/Annots", []) if "/A" in a]
    assert not [ziel for ziel in ziele if "javascript" in ziel or "boese" in ziel]


def test_wappen_und_farbe():
    gestaltung = Gestaltung(kommune="Gelbstadt", farbe="#ffee00", wappen=png(40, 50))

    with pikepdf.open(BytesIO(setze(kleines_dokument(), gestaltung=gestaltung).pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert kontrast(gestaltung.farben["farbe"], "#ffffff") >= 4.5
    assert kontrast(gestaltung.farben["schrift-auf-grund"], gestaltung.farben["grund"]) >= 4.5


def test_ein_kaputtes_wappen_und_eine_falsche_farbe_schaden_nicht():
    gestaltung = Gestaltung(kommune="Kleinstadt", farbe="red;}", wappen=b"kein Bild", wappen_mediatyp="image/png")

    assert maengel(setze(kleines_dokument(), gestaltung=gestaltung).pdf) == []


def test_dasselbe_wird_dieselbe_datei(entwurf, gestaltung):
    """By the typesetting processes, which finish in whatever order, and in this one."""
    dokument = grosses_dokument(massnahmen=12)
    dokument["abschnitte"][0]["inhaltHtml"] *= 400  # long enough for two parts

    dateien = [render_broschuere(dokument, stand=entwurf, gestaltung=gestaltung).pdf for _ in range(2)]

    assert len({*dateien, setze(dokument, stand=entwurf, gestaltung=gestaltung).pdf}) == 1

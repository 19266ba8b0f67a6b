"""Page numbers, contents, registers, links and bookmarks of a brochure that was typeset in parts."""

import re
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from concepts.dokument.ansicht import lesefassung
from integrationskonzept.lib.typografie import setze
from publications.broschuere.angaben import Ausgabe
from tests.publications.pdf_lesen import absaetze, glatt, links, seitentexte, stuecke
from tests.publications.satzfaelle import FAELLE, gesetzt

pytestmark = pytest.mark.xdist_group("satz")
MEHRTEILIGE = ["Musterstadt", "ein Feld mit 250 Maßnahmen", "voll"]
AUSGABEN = [(fall, Ausgabe.BILDSCHIRM) for fall in FAELLE]
AUSGABEN += [("Musterstadt", Ausgabe.GROSSDRUCK), ("voll", Ausgabe.GROSSDRUCK), ("voll", Ausgabe.DRUCK)]
VERZEICHNISSE = [(fall, Ausgabe.BILDSCHIRM) for fall in MEHRTEILIGE] + [("Musterstadt", Ausgabe.GROSSDRUCK)]


@pytest.mark.parametrize(("fall", "ausgabe"), AUSGABEN)
def test_jede_seite_traegt_ihre_nummer(fall, ausgabe):
    seiten = stuecke(gesetzt(fall, ausgabe).pdf)

    fuesse = {nummer: _rechts_unten(alle) for nummer, alle in seiten.items()}
    assert fuesse == {1: ""} | {nummer: str(nummer) for nummer in seiten if nummer > 1}


def _rechts_unten(seite):
    """What stands at the right of the running foot, which no screen reader reads."""
    laufende = [stueck for stueck in seite if stueck.marke is None]
    tiefste = min((stueck.unten for stueck in laufende), default=0)
    fuss = [stueck for stueck in laufende if stueck.unten < tiefste + 15]
    return max(fuss, key=lambda stueck: stueck.rechts).text.strip() if fuss else ""


@pytest.mark.parametrize("fall", MEHRTEILIGE)
def test_elemente_stehen_auf_den_seiten_die_genannt_werden(fall):
    """By the text of the pages, as a program reads it that knows nothing of ours."""
    ergebnis, konzept = gesetzt(fall), lesefassung(FAELLE[fall]())
    texte = [glatt(text.replace("\u00ad", "")) for text in seitentexte(ergebnis.pdf)]

    elemente = [*konzept.handlungsfelder, *konzept.massnahmen]
    fehlende = [e.titel for e in elemente if not _steht(e, texte[ergebnis.seiten[e.id] - 1])]
    assert elemente and fehlende == []


def _steht(element, seite):
    """Titles may be hyphenated or broken: their first words are enough."""
    return f"{element.nummer} " in seite and " ".join(setze(element.titel).split()[:2]) in seite


@pytest.mark.parametrize(("fall", "ausgabe"), VERZEICHNISSE)
def test_verzeichnisse_nennen_die_seiten_und_fuehren_dorthin(fall, ausgabe):
    ergebnis, konzept = gesetzt(fall, ausgabe), lesefassung(FAELLE[fall]())
    erwartete = {_zeile(e): ergebnis.seiten[e.id] for e in [*konzept.handlungsfelder, *konzept.massnahmen]}

    gedruckte = dict(_gedruckte([a.text for a in absaetze(ergebnis.pdf) if a.art == "P"], erwartete))
    assert gedruckte == {titel: {str(seite)} for titel, seite in erwartete.items()}
    gefuehrte = {(text, ziel) for _, text, ziel in links(ergebnis.pdf) if text in erwartete}
    assert len(gefuehrte) >= len(konzept.massnahmen) / 4  # titles that fit on one line
    assert {(text, ziel) for text, ziel in gefuehrte if ziel != erwartete[text]} == set()


def _gedruckte(zeilen, titel):
    """The numbers that follow each of the titles."""
    for eines in titel:
        folgende = {zeile[len(eines) + 1 :].partition(" ")[0] for zeile in zeilen if zeile.startswith(f"{eines} ")}
        yield eines, {wort for wort in folgende if wort.isdigit()}


def test_im_register_der_akteure_steht_jede_seite_einmal():
    zeilen = [a.text for a in absaetze(gesetzt("Musterstadt").pdf) if a.art == "P" and ": Seite " in a.text]

    listen = [re.findall(r"Seite ([\d, ]+)", zeile) for zeile in zeilen]
    zahlen = [[int(zahl) for zahl in liste.split(",") if zahl.strip()] for teil in listen for liste in teil]
    assert max(map(len, zahlen)) > 3
    assert [folge for folge in zahlen if any(davor >= danach for davor, danach in pairwise(folge))] == []


def test_register_nennt_die_seiten_der_massnahmen():
    ergebnis, konzept = gesetzt("Musterstadt"), lesefassung(FAELLE["Musterstadt"]())
    akteur = max(konzept.akteure, key=lambda a: len(a.fuehrt))
    eintraege = [a.text for a in absaetze(ergebnis.pdf)]

    name = max(n for n, text in enumerate(eintraege) if text == setze(akteur.name))
    seiten = ", ".join(map(str, dict.fromkeys(ergebnis.seiten[verweis.id] for verweis in akteur.fuehrt)))
    assert f"Federführung: Seite {seiten}" in eintraege[name + 1].replace(" ,", ",")


@pytest.mark.parametrize("fall", MEHRTEILIGE)
def test_verweise_fuehren_ueber_teile_hinweg(fall):
    ergebnis = gesetzt(fall)
    ziele = {ziel for _, _, ziel in links(ergebnis.pdf) if isinstance(ziel, int)}

    massnahmen = {ergebnis.seiten[massnahme.id] for massnahme in lesefassung(FAELLE[fall]()).massnahmen}
    assert massnahmen <= ziele
    assert not [ziel for _, _, ziel in links(ergebnis.pdf) if str(ziel).startswith(("stelle:", "#"))]


def test_lesezeichen_liegen_richtig_ineinander():
    ergebnis, konzept = gesetzt("Musterstadt"), lesefassung(FAELLE["Musterstadt"]())

    with pikepdf.open(BytesIO(ergebnis.pdf)) as pdf, pdf.open_outline() as gliederung:
        nummern = {seite.obj.objgen: nummer for nummer, seite in enumerate(pdf.pages, 1)}
        alle = list(_alle(gliederung.root, nummern, ()))
    felder = {pfad[1]: seite for pfad, seite in alle if len(pfad) == 2 and pfad[0] == "Handlungsfelder"}
    assert felder == {_zeile(f): ergebnis.seiten[f.id] for f in konzept.handlungsfelder}
    for feld in konzept.handlungsfelder:
        unter = {pfad[2]: seite for pfad, seite in alle if len(pfad) == 3 and pfad[1] == _zeile(feld)}
        assert unter == {_zeile(massnahme): ergebnis.seiten[massnahme.id] for massnahme in feld.massnahmen}
    assert [seite for _, seite in alle] == sorted(seite for _, seite in alle)


def _zeile(element):
    return glatt(f"{element.nummer} {setze(element.titel)}")


def _alle(eintraege, nummern, oben):
    for eintrag in eintraege:
        pfad = (*oben, glatt(eintrag.title.replace("\t", " ")))
        yield pfad, nummern[eintrag.destination[0].objgen]
        yield from _alle(eintrag.children, nummern, pfad)

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

MEHRTEILIGE = ["Musterstadt", "ein Feld mit 250 Maßnahmen", "voll"]
AUSGABEN = [(fall, Ausgabe.BILDSCHIRM) for fall in FAELLE]
AUSGABEN += [(fall, ausgabe) for fall in ("Musterstadt", "voll") for ausgabe in (Ausgabe.GROSSDRUCK, Ausgabe.DRUCK)]
ZIFFERN = re.compile(r"\d+")


@pytest.mark.parametrize(("fall", "ausgabe"), AUSGABEN)
def test_jede_seite_traegt_ihre_nummer(fall, ausgabe):
    seiten = stuecke(gesetzt(fall, ausgabe).pdf)

    fuesse = {nummer: [s.text for s in alle if s.marke is None and ZIFFERN.fullmatch(s.text)] for nummer, alle in seiten.items()}
    assert fuesse == {1: []} | {nummer: [str(nummer)] for nummer in seiten if nummer > 1}


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


@pytest.mark.parametrize("fall", MEHRTEILIGE)
@pytest.mark.parametrize("ausgabe", [Ausgabe.BILDSCHIRM, Ausgabe.GROSSDRUCK])
def test_wo_eine_seitenzahl_steht_fuehrt_der_verweis_dorthin(fall, ausgabe):
    """Contents and registers print the page that their link leads to."""
    if (fall, ausgabe) == ("ein Feld mit 250 Maßnahmen", Ausgabe.GROSSDRUCK):
        pytest.skip("dauert und zeigt nichts Neues")
    ergebnis = gesetzt(fall, ausgabe)
    gedruckte = list(_mit_seitenzahl(ergebnis.pdf))

    assert len(gedruckte) > len(ergebnis.seiten) / 4
    assert [(seite, text, ziel) for seite, text, ziel in gedruckte if text.split()[-1] != str(ziel)] == []


def _mit_seitenzahl(pdf):
    """Links within the file on pages of contents and registers, where a number of a page ends the text."""
    zeilen = {absatz.text for absatz in absaetze(pdf) if absatz.art == "P"}
    for seite, text, ziel in links(pdf):
        if isinstance(ziel, int) and text and text.split()[-1].isdigit() and text in zeilen and ziel != seite:
            yield seite, text, ziel


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
    assert felder == {f"{f.nummer} {setze(f.titel)}": ergebnis.seiten[f.id] for f in konzept.handlungsfelder}
    for feld in konzept.handlungsfelder:
        unter = {pfad[2]: seite for pfad, seite in alle if len(pfad) == 3 and pfad[1] == f"{feld.nummer} {setze(feld.titel)}"}
        assert unter == {f"{m.nummer} {setze(m.titel)}": ergebnis.seiten[m.id] for m in feld.massnahmen}
    assert [seite for _, seite in alle] == sorted(seite for _, seite in alle)


def _alle(eintraege, nummern, oben):
    for eintrag in eintraege:
        pfad = (*oben, glatt(eintrag.title.replace("\t", " ")))
        yield pfad, nummern[eintrag.destination[0].objgen]
        yield from _alle(eintrag.children, nummern, pfad)

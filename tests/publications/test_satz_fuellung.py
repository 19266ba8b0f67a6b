"""No page half empty: two indicators share one, last lines are drawn in, short chapters follow each other."""

from collections import Counter
from itertools import pairwise

import pytest

from publications.broschuere.angaben import Ausgabe
from tests.dokumente import grosses_dokument
from tests.publications.fuellung import halbleere, kurze_enden, seiten
from tests.publications.pdf_lesen import absaetze
from tests.publications.satzfaelle import FAELLE, demo, gesetzt, setze

pytestmark = pytest.mark.xdist_group("satz")
KURZ = Ausgabe.KURZFASSUNG


@pytest.mark.parametrize("ausgabe", [Ausgabe.BILDSCHIRM, Ausgabe.GROSSDRUCK, KURZ])
def test_in_der_demo_ist_keine_seite_halb_leer(ausgabe):
    assert halbleere(gesetzt("Musterstadt", ausgabe).pdf) == []


def test_in_der_demo_endet_kein_teil_mit_wenigen_zeilen():
    assert kurze_enden(gesetzt("Musterstadt").pdf) == []


@pytest.mark.parametrize("ausgabe", [Ausgabe.BILDSCHIRM, Ausgabe.GROSSDRUCK])
def test_ein_kleines_konzept_hat_keine_halb_leeren_seiten(ausgabe):
    daten = setze(demo("beispielkreis"), ausgabe).pdf

    assert (halbleere(daten), kurze_enden(daten)) == ([], [])


def test_das_mass_sieht_leere_und_volle_seiten():
    daten = gesetzt("Musterstadt").pdf
    alle = seiten(daten)

    assert all(seite.ist_auftakt for seite in alle[:2]) and not alle[2].ist_auftakt
    assert alle[-1].fuellung < 0.6 < max(seite.fuellung for seite in alle) <= 1
    assert len(kurze_enden(daten, 1)) > len(kurze_enden(daten, 0.6)) > 0


def test_zwei_indikatoren_stehen_auf_einer_seite():
    ergebnis = gesetzt("Musterstadt")

    folge = [ergebnis.seiten[indikator["id"]] for indikator in FAELLE["Musterstadt"]()["indikatoren"]]
    je_seite = list(Counter(folge).values())
    assert len(folge) > 20 and set(je_seite[1:-1]) == {2}


def felder_mit_leeren():
    dokument = grosses_dokument(massnahmen=3, felder=1)
    leere = [{"id": f"leer-{n}", "titel": f"Leeres Feld {n}"} for n in range(3)]
    return dokument | {"handlungsfelder": [*dokument["handlungsfelder"], *leere]}


def test_leere_handlungsfelder_haben_keine_eigene_seite():
    ergebnis = setze(felder_mit_leeren())

    orte = {ergebnis.seiten[f"leer-{n}"] for n in range(3)}
    assert len(orte) == 1 and not seiten(ergebnis.pdf)[orte.pop() - 1].ist_auftakt
    saetze = [a.text for a in absaetze(ergebnis.pdf)]
    assert saetze.count("Zu diesem Handlungsfeld steht noch nichts im Konzept.") == 3


def kapitel(*laengen):
    texte = ["<p>" + "Kurzer Satz mit Inhalt. " * laenge + "</p>" for laenge in laengen]
    abschnitte = [{"id": f"k{n}", "art": "frei", "titel": f"Kapitel {n}", "inhaltHtml": t} for n, t in enumerate(texte)]
    return grosses_dokument(massnahmen=0) | {"abschnitte": abschnitte, "handlungsfelder": []}


def test_kurze_kapitel_teilen_sich_eine_seite_und_bleiben_ganz():
    ergebnis = setze(kapitel(30, 30, 30, 30, 30, 400))

    orte = [ergebnis.seiten[f"k{n}"] for n in range(6)]
    assert orte[0] == orte[1] < orte[-1]
    assert all(spaeter - frueher in (0, 1) for frueher, spaeter in pairwise(orte))
    zerrissen = [a.text for a in absaetze(ergebnis.pdf)[:-1] if len({stueck.seite for stueck in a.stuecke}) > 1]
    assert len(zerrissen) <= 1  # the long one alone


def test_letzte_zeilen_werden_hereingezogen():
    """Chapters of all lengths around a full page."""
    assert kurze_enden(setze(kapitel(*range(110, 140, 3))).pdf, 0.08) == []

"""Where pages end: none empty, no heading without its text, no line of a paragraph alone."""

import pytest

from publications.broschuere.angaben import Ausgabe
from tests.publications.pdf_lesen import absaetze
from tests.publications.satzfaelle import FAELLE, gesetzt

pytestmark = pytest.mark.xdist_group("satz")
OHNE_ANSPRUCH = "lange Titel"
"""A word of 275 letters leaves no room for what belongs below it."""
ALLE = [(fall, Ausgabe.BILDSCHIRM) for fall in FAELLE if fall != OHNE_ANSPRUCH]
ALLE += [("voll", Ausgabe.GROSSDRUCK), ("Musterstadt", Ausgabe.GROSSDRUCK)]


@pytest.fixture(params=ALLE, ids=lambda fall: " ".join(fall))
def seiten(request):
    """The blocks of text and the pictures of every page behind the cover, the lowest last."""
    return nach_seiten(gesetzt(*request.param).pdf)


def nach_seiten(pdf):
    je_seite = {}
    for absatz in absaetze(pdf):
        for nummer in {stueck.seite for stueck in absatz.stuecke}:
            je_seite.setdefault(nummer, []).append(absatz)
    for nummer, seite in je_seite.items():
        seite.sort(key=lambda absatz: -unterkante(absatz, nummer))
    del je_seite[1]
    return je_seite


def unterkante(absatz, seite):
    return min(stueck.unten for stueck in absatz.stuecke if stueck.seite == seite)


def ist_ueberschrift(absatz):
    return absatz.art[0] == "H"


def test_keine_seite_ist_leer_oder_nur_ueberschrift(seiten):
    assert sorted(seiten) == list(range(2, max(seiten) + 1))
    nackte = {nummer: [a.text for a in seite] for nummer, seite in seiten.items() if all(map(ist_ueberschrift, seite))}
    assert nackte == {}


def test_keine_ueberschrift_am_ende_einer_seite(seiten):
    assert {nummer: seite[-1].text for nummer, seite in seiten.items() if ist_ueberschrift(seite[-1])} == {}


def test_keine_zeile_eines_absatzes_steht_allein(seiten):
    alleinstehende = [
        (absatz.text, nummer)
        for seite in seiten.values()
        for absatz in seite
        for nummer in {stueck.seite for stueck in absatz.stuecke}
        if absatz.art == "P" and len({stueck.seite for stueck in absatz.stuecke}) > 1 and absatz.zeilen(nummer) < 2
    ]
    assert alleinstehende == []

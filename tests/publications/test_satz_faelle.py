"""The small inputs that once came out wrong (tests/faelle), in print: nothing leaves the measure, all is valid."""

import json
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.publications.pdf_lesen import absaetze, maengel, stuecke
from tests.publications.satzfaelle import setze

pytestmark = pytest.mark.xdist_group("satz")
ORDNER = Path(settings.BASE_DIR) / "tests" / "faelle"
NAMEN = (
    "02-schrift-fehlt-tigrinya",
    "14-handlungsfeld-langes-wort",
    "20-arabische-liste-und-tabelle",
    "21-ueberlauf-an-der-fettgrenze",
    "22-jahr-0026-und-9999",
)
PUNKTE_JE_MM = 72 / 25.4
LINKS, RECHTS = 22 * PUNKTE_JE_MM, 188 * PUNKTE_JE_MM


@cache
def gesetzt(name):
    return setze(json.loads((ORDNER / f"{name}.json").read_text())).pdf


@pytest.mark.parametrize("name", NAMEN)
def test_jeder_fall_ist_fuer_alle_zu_lesen(name):
    assert maengel(gesetzt(name)) == []


@pytest.mark.parametrize("name", NAMEN)
def test_nichts_ragt_aus_dem_satzspiegel(name):
    alle = [s for seite, teile in stuecke(gesetzt(name)).items() if seite > 1 for s in teile if s.marke is not None]

    assert alle and [s for s in alle if s.text.strip() and (s.links < LINKS - 1 or s.rechts > RECHTS + 1)] == []


def test_ein_langes_wort_wird_an_einer_silbe_getrennt():
    titel = next(a for a in absaetze(gesetzt(NAMEN[1])) if a.art == "H3" and "Anti" in a.text)

    nummer, anfang, *_, ende = [stueck.text.strip() for stueck in titel.stuecke]
    assert (nummer, anfang, ende) == ("1", "Antidiskriminierungsbera", "tung")


def test_arabische_listen_ruecken_von_rechts_ein():
    pdf = gesetzt(NAMEN[2])
    aussen, innen = (next(a.stuecke[0] for a in absaetze(pdf) if a.text == zeichen) for zeichen in "•◦")

    assert aussen.rechts < RECHTS and innen.rechts < aussen.links


def test_arabische_tabellen_beginnen_rechts():
    name, jahr = [a.stuecke[0] for a in absaetze(gesetzt(NAMEN[2])) if a.art == "TH"]

    assert jahr.rechts < name.links and name.rechts > RECHTS - 5

"""A concept's charts, from documents of all sizes."""

import json
import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from concepts.dokument.ansicht import lesefassung
from concepts.dokument.schaubilder import (
    abhaengigkeiten,
    gremiennetz,
    indikatorverlauf,
    kosten_nach_handlungsfeld,
    kosten_nach_jahr,
    leitzielbezug,
    lesebilder,
    querschnitt,
    zeitverlauf,
)
from concepts.dokument.schaubilder.gremienbezuege import Bezugsart, bezuege
from integrationskonzept.lib.diagramme import WEB, als_svg
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import boeses_dokument, grosses_dokument, kleines_dokument, volles_dokument
from tests.lib.diagrammpruefung import pruefe, pruefe_lesbar

DEMO = Path(settings.BASE_DIR) / "integrationskonzept" / "demo" / "musterstadt.json"


def demo():
    return lesefassung(json.loads(DEMO.read_text()))


def alle(konzept, **masse):
    """Every chart that this concept has."""
    moegliche = [
        kosten_nach_jahr(konzept, **masse),
        kosten_nach_handlungsfeld(konzept, **masse),
        gremiennetz(konzept, **masse),
        *(indikatorverlauf(indikator, **masse) for indikator in konzept.indikatoren),
        *(
            bild
            for mache in (zeitverlauf, querschnitt, leitzielbezug, abhaengigkeiten)
            for bild in mache(konzept, **masse)
        ),
    ]
    return [bild for bild in moegliche if bild]


def gremium(kennung, name, art="arbeitsgruppe", aufgabe="", vorsitz="", mitglieder=()):
    return {
        "id": kennung,
        "name": name,
        "art": art,
        "aufgabeHtml": f"<p>{aufgabe}</p>",
        "vorsitz": vorsitz,
        "mitglieder": list(mitglieder),
    }


def bezuege_von(*gremien):
    return [
        (b.von, b.nach, b.art) for b in bezuege(lesefassung(kleines_dokument() | {"gremien": list(gremien)}).gremien)
    ]


def test_das_kleinste_dokument_hat_kein_schaubild():
    assert alle(lesefassung(kleines_dokument())) == []


@pytest.mark.parametrize("dokument", [volles_dokument, boeses_dokument, lambda: grosses_dokument(60)])
def test_jedes_dokument_gibt_gueltige_bilder(dokument):
    bilder = alle(lesefassung(dokument()))

    assert bilder
    for bild in bilder:
        pruefe(bild)


@pytest.mark.parametrize("masse", [{}, {"breite": 560, "grad": 13}, {"breite": 350, "grad": 12.5}])
def test_die_demo_ist_lesbar(masse):
    bilder = alle(demo(), **masse)

    assert {bild.art for bild in bilder} == {"balken", "linien", "zeitleiste", "matrix", "netz", "abfolge"}
    for bild in bilder:
        pruefe_lesbar(bild)
        assert len(als_svg(bild, WEB)) < 9_000


def test_kosten():
    konzept = demo()
    jahre, felder = kosten_nach_jahr(konzept), kosten_nach_handlungsfeld(konzept)

    assert [zeile[0] for zeile in jahre.tabelle.zeilen] == list(konzept.kosten_nach_quelle.jahre)
    assert felder.titel == "Geplante Kosten nach Handlungsfeld"
    assert len(felder.tabelle.zeilen) == len(konzept.kosten_nach_handlungsfeld.reihen)


def test_indikator_mit_gruppen_und_zielen():
    konzept = lesefassung(
        kleines_dokument()
        | {
            "indikatoren": [
                {
                    "id": "i",
                    "titel": "Prüfungen",
                    "einheit": "%",
                    "messwerte": [
                        {"zeitpunkt": "2025", "wert": 62, "merkmale": {"geschlecht": "weiblich"}},
                        {"zeitpunkt": "2025", "wert": 60},
                        {"zeitpunkt": "2024", "wert": 57.5},
                    ],
                    "zielwerte": [{"zeitpunkt": "2030", "wert": 65}],
                }
            ]
        }
    )

    bild = indikatorverlauf(konzept.indikatoren[0])

    assert bild.tabelle.kopf == ("Zeit", "insgesamt", "weiblich", "Ziel insgesamt")
    assert bild.satz.startswith(
        "Prüfungen: insgesamt von 57,5\u00a0% (2024) auf 60,0\u00a0% (2025) gestiegen; Ziel ist 65"
    )


def test_zeitverlauf_aller_und_einzelner_felder():
    konzept = lesefassung(grosses_dokument(250))

    bilder = zeitverlauf(konzept)
    einzeln = zeitverlauf(konzept, felder=konzept.handlungsfelder[:1])

    assert sum(len(bild.tabelle.zeilen) for bild in bilder) == 250
    assert einzeln[0].titel.startswith("Handlungsbereich 0 im Zeitverlauf")
    assert "Handlungsbereich 1" not in str(einzeln[0].texte)


def test_eigene_begriffe():
    bild = zeitverlauf(lesefassung(volles_dokument()))[0]

    assert bild.titel == "Handlungslinien im Zeitverlauf"
    assert "9 Handlungslinien" in bild.satz


def test_abhaengigkeiten_nur_von_massnahmen_mit_solchen():
    (bild,) = abhaengigkeiten(lesefassung(volles_dokument()))

    assert len(bild.tabelle.zeilen) == 2
    assert bild.tabelle.zeilen[1][1] == bild.tabelle.zeilen[0][0]


def test_gremien_nach_wortlaut_gebeugt():
    beirat = gremium("beirat", "Beirat für Migration und Integration", "beirat")
    steuerung = gremium("st", "Steuerungsgruppe", mitglieder=["Vorsitz des Beirats für Migration und Integration"])

    assert bezuege_von(beirat, steuerung) == [("beirat", "st", Bezugsart.VERTRETEN)]


def test_gremien_nach_aufgabe_und_gemeinsamem_mitglied():
    rat = gremium("rat", "Rat der Stadt Musterstadt", "rat", mitglieder=["44 Ratsmitglieder"])
    ausschuss = gremium("aus", "Ausschuss für Soziales", "ausschuss", "Bereitet die Beschlüsse des Rates vor.")
    team = gremium("team", "Kernteam", vorsitz="Leyla Demir", mitglieder=["44 Ratsmitglieder"])
    netzwerk = gremium("netz", "Netzwerk", mitglieder=["Leyla Demir (Vorsitz)"])

    assert bezuege_von(rat, ausschuss, team, netzwerk) == [
        ("aus", "rat", Bezugsart.GENANNT),
        ("team", "netz", Bezugsart.GEMEINSAM),
    ]


@pytest.mark.parametrize(
    "aufgabe",
    [
        "Arbeitet dem Ausschuss für Bauen zu.",
        "Nimmt die Ratschläge und den Beirat-Brief ernst.",
        "Ist ein Muster für die Arbeitsgruppen.",
        "Ausschuss",
    ],
)
def test_gremien_nicht_aus_anklaengen(aufgabe):
    gremien = (
        gremium("rat", "Rat", "rat"),
        gremium("aus", "Ausschuss für Soziales", "ausschuss"),
        gremium("beirat", "Beirat", "beirat"),
        gremium("ag", "Arbeitsgruppe Sprache"),
        gremium("x", "Runder Tisch", aufgabe=aufgabe),
    )

    assert bezuege_von(*gremien) == []


def test_lesebilder_kuerzen_nichts():
    konzept = demo()

    [zeitplan] = lesebilder("zeitverlauf", konzept)
    assert len(zeitplan.tabelle.zeilen) >= len([m for m in konzept.massnahmen if m.beginn or m.ende])
    [eines] = lesebilder("zeitverlauf", konzept, feld=konzept.handlungsfelder[0])
    assert len(eines.tabelle.zeilen) <= len(konzept.handlungsfelder[0].massnahmen)
    assert lesebilder("leitzielbezug", lesefassung(kleines_dokument())) == ()


def test_schnell_genug_fuer_250_massnahmen():
    konzept = lesefassung(grosses_dokument(250))
    alle(konzept)

    anfang = time.process_time()
    bilder = alle(konzept)
    for bild in bilder:
        als_svg(bild, WEB)

    assert (time.process_time() - anfang) / len(bilder) < 0.02  # a quarter of this on a quiet machine


def test_die_kapitel_zeigen_bild_satz_und_tabelle(als, alice, musterstadt):
    konzept = lies_ein(musterstadt, gueltiges_dokument())

    seite = als(alice).get(f"/musterstadt/{konzept.slug}/lesen/alles/").content.decode()

    for art in ("linien", "zeitleiste", "abfolge", "balken", "matrix"):
        assert f'<figure class="diagramm diagramm-{art}">' in seite
    assert "css/haus/diagramme" in seite
    assert "Handlungslinien" in seite.partition("diagramm-zeitleiste")[2]
    assert not re.search(r"<svg[^>]*\bstyle=|<svg[^>]*>\s*<style", seite)

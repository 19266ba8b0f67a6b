"""Wide tables: columns by need, smaller type, several tables; numbers stay whole."""

import re

import pytest

from publications.broschuere.fliesstext import fliesstext
from publications.broschuere.tabellenbreite import mit_passenden_tabellen

pytestmark = pytest.mark.ohne_datenbank


def tabelle(*zeilen, titel=""):
    reihen = "".join("<tr>" + "".join(f"<td>{zelle}</td>" for zelle in zeile) + "</tr>" for zeile in zeilen)
    beschriftung = f"<caption>{titel}</caption>" if titel else ""
    return f"<table>{beschriftung}<tbody>{reihen}</tbody></table>"


def gesetzt(*zeilen, titel=""):
    return mit_passenden_tabellen(fliesstext(tabelle(*zeilen, titel=titel), 3, {}.get))


def klassen(html):
    return [set(wert.split()) for wert in re.findall(r'<table class="([^"]*)"', html)]


def test_was_passt_bleibt_wie_es_ist():
    html = fliesstext(tabelle(["Jahr", "Wert"], ["2024", "30,0 %"]), 3, {}.get)
    assert mit_passenden_tabellen(html) == html
    assert mit_passenden_tabellen("<p>a<br>b</p>") == "<p>a<br>b</p>"


def test_neun_spalten_mit_kurzen_zahlen_stehen_nebeneinander():
    (eine,) = klassen(gesetzt(["Merkmal", *range(2018, 2026)], ["Quote", *["30,0 %"] * 8]))
    assert "breit" in eine and "klein" not in eine


def test_lange_betraege_bekommen_breitere_spalten():
    html = gesetzt(["Träger", "Bund", "Land", "Zusammen"], ["Stadt", "1 €", "2 €", "234.567.890.000,00 Euro"])
    weiten = [float(weite) for weite in re.findall(r"width: ([0-9.]+)%", html)]
    assert len(weiten) == 4 and weiten[2] < weiten[3] and sum(weiten) == pytest.approx(100, abs=0.2)


def test_was_etwas_zu_breit_ist_wird_kleiner():
    (eine,) = klassen(gesetzt(["Merkmal", *range(2018, 2026)], ["Summe", *["1.112.345,00 €"] * 8]))
    assert {"breit", "klein"} <= eine


def test_was_nicht_passt_wird_geteilt_und_wiederholt_die_erste_spalte():
    kopf, werte = ["Merkmal", *map(str, range(2018, 2030))], ["Summe", *(f"{n}12.345,00 €" for n in range(10, 22))]
    html = gesetzt(kopf, werte, titel="Summen")

    assert [len(klasse & {"breit", "klein"}) for klasse in klassen(html)] == [2, 2]
    assert (html.count(">Merkmal<"), html.count(">Summe<")) == (2, 2)
    assert all(html.count(f">{zelle}<") == 1 for zelle in kopf[1:])
    assert html.count("<th") == 2 * 7
    assert re.findall(r"Teil . von .", html) == ["Teil 1 von 2", "Teil 2 von 2"]


def test_verbundene_zellen_bleiben_zusammen():
    html = '<table><tr><th colspan="10">a</th></tr><tr>' + "<td>1.234.567,00 €</td>" * 10 + "</tr></table>"
    gesetzte = mit_passenden_tabellen(fliesstext(html, 3, {}.get))
    assert gesetzte.count("<table") == 1 and "klein" in gesetzte

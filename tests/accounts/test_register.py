"""The official register: found as one types, told apart, quick."""

import time

import pytest

from accounts import register
from accounts.enums import KommuneArt
from accounts.register.laden import DATEI


def namen(text, **wie):
    return [eintrag.anzeigename for eintrag in register.suche(text, **wie)]


@pytest.mark.parametrize(
    ("text", "erster"),
    [
        ("Köln", "Köln"),
        ("koeln", "Köln"),
        ("koln", "Köln"),
        ("KÖLN", "Köln"),
        ("flensb", "Flensburg"),
        ("München", "München"),
        ("landkreis münchen", "Landkreis München"),
        ("Halle", "Halle (Saale)"),
        ("frankfurt", "Frankfurt am Main"),
        ("frankfurt oder", "Frankfurt (Oder)"),
        ("Neustadt", "Neustadt an der Weinstraße"),
        ("Neustadt Marburg", "Neustadt (Hessen)"),
        ("giessen", "Gießen"),
        ("mühlheim main", "Mühlheim am Main"),
        ("50667", "Köln"),
        ("05315000", "Köln"),
        ("rhein-sieg", "Rhein-Sieg-Kreis"),
        ("Region Hannover", "Region Hannover"),
    ],
)
def test_best_comes_first(text, erster):
    assert namen(text)[0] == erster


def test_without_umlauts():
    assert {"Mühlhausen/Thüringen", "Mühlheim am Main"} <= set(namen("muehl"))
    assert all(name.startswith("Mühl") for name in namen("muehl"))


def test_namesakes_are_told_apart():
    treffer = register.suche("Münster", limit=3)
    assert len({(e.anzeigename, e.kreis, e.land) for e in treffer}) == 3
    assert treffer[0].art == KommuneArt.KREISFREIE_STADT


@pytest.mark.parametrize("text", ["", " ", "k", "xyzxyz", "%", "'; drop table", "()"])
def test_nothing_found(text):
    assert namen(text) == []


def test_limit():
    assert len(namen("neu", limit=5)) == 5
    assert len(namen("neu")) == 8


@pytest.mark.parametrize(
    ("ags", "name", "art", "kreis", "land"),
    [
        ("01001000", "Flensburg", KommuneArt.KREISFREIE_STADT, "", "Schleswig-Holstein"),
        ("06438008", "Mühlheim am Main", KommuneArt.STADT, "Landkreis Offenbach", "Hessen"),
        ("06438", "Landkreis Offenbach", KommuneArt.LANDKREIS, "", "Hessen"),
        ("03241", "Region Hannover", KommuneArt.REGION, "", "Niedersachsen"),
        ("10041", "Regionalverband Saarbrücken", KommuneArt.REGION, "", "Saarland"),
        (
            "031515406",
            "Samtgemeinde Papenteich",
            KommuneArt.VERBANDSGEMEINDE,
            "Landkreis Gifhorn",
            "Niedersachsen",
        ),
        ("11000000", "Berlin", KommuneArt.KREISFREIE_STADT, "", "Berlin"),
    ],
)
def test_entries(ags, name, art, kreis, land):
    eintrag = register.eintrag(ags)
    assert (eintrag.anzeigename, eintrag.art, eintrag.kreis, eintrag.land) == (name, art, kreis, land)
    assert eintrag.einwohner > 20_000


def test_residents_of_a_kreis_are_those_of_its_gemeinden():
    from accounts.register.laden import register as alle

    gemeinden = [e for e in alle().values() if e.kreis_ags == "06438" and len(e.ags) == 8]
    assert register.eintrag("06438").einwohner == sum(e.einwohner for e in gemeinden)


def test_unknown_key():
    assert register.eintrag("00000000") is None


def test_file_stays_small():
    assert DATEI.stat().st_size < 350_000


def test_search_is_quick():
    register.suche("warm")
    beginn = time.process_time()
    for text in ("muehl", "neustadt an der", "sankt", "xyzxyz"):
        register.suche(text)
    assert (time.process_time() - beginn) / 4 < 0.05

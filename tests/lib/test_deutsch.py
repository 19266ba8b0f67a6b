"""German numbers, dates, lists and collation."""

import datetime

import pytest

from integrationskonzept.lib import deutsch


@pytest.mark.parametrize(
    ("wert", "stellen", "text"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (0.1 + 0.2, 1, "0,3"),
        (2.5, 0, "3"),
        (-1200, None, "−1.200"),
        (-0.0, None, "0"),
        (100.0, None, "100"),
        (1e-7, None, "0,0000001"),
    ],
)
def test_zahl(wert, stellen, text):
    assert deutsch.zahl(wert, stellen) == text


def test_euro():
    assert deutsch.euro(1234.5) == "1.234,50\u00a0€"
    assert deutsch.euro(12000) == "12.000\u00a0€"
    assert deutsch.euro(12000.0) == "12.000\u00a0€"


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2027-03-01", "01.03.2027"),
        ("2027-03", "März 2027"),
        ("2027", "2027"),
        ("2027-13", "2027-13"),
        ("2027-02-30", "2027-02-30"),
        ("bald", "bald"),
        ("", ""),
    ],
)
def test_teildatum(iso, text):
    assert deutsch.teildatum(iso) == text


@pytest.mark.parametrize(
    ("beginn", "ende", "dauerhaft", "text"),
    [
        ("2026", "2028", False, "2026–2028"),
        ("2026-03", "2027-06", False, "März 2026 – Juni 2027"),
        ("2026", "2026", False, "2026"),
        ("2026", "", False, "ab 2026"),
        ("", "2028", False, "bis 2028"),
        ("2026", "", True, "seit 2026, dauerhaft"),
        ("", "", True, "dauerhaft"),
        ("2026", "2028", True, "2026–2028, dauerhaft"),
        ("", "", False, ""),
    ],
)
def test_zeitspanne(beginn, ende, dauerhaft, text):
    assert deutsch.zeitspanne(beginn, ende, dauerhaft=dauerhaft) == text


def test_datum():
    assert deutsch.datum(datetime.date(2026, 11, 2)) == "2.\u00a0November 2026"


def test_aufzaehlung():
    assert deutsch.aufzaehlung([]) == ""
    assert deutsch.aufzaehlung(["A"]) == "A"
    assert deutsch.aufzaehlung(["A", "B", "", "C"]) == "A, B und C"
    assert deutsch.aufzaehlung(["A", "B"], "oder") == "A oder B"


def test_sortiert_wie_ein_deutsches_register():
    assert deutsch.sortiert(["Zebra", "Öl", "Ofen", "straße", "Strasse", "Äpfel", "Apfel"]) == [
        "Apfel",
        "Äpfel",
        "Ofen",
        "Öl",
        "Strasse",
        "straße",
        "Zebra",
    ]


def test_nachkommastellen():
    assert deutsch.nachkommastellen([1, 2.5, 3.25]) == 2
    assert deutsch.nachkommastellen([1200, 3]) == 0
    assert deutsch.nachkommastellen([1 / 3]) == 2
    assert deutsch.nachkommastellen([]) == 0
    assert deutsch.nachkommastellen([33.5, 17000], einheit="Euro") == 2


def test_zahl_im_satz():
    assert deutsch.satzzahl(17000.0, 1, "Euro") == "17.000"
    assert deutsch.satzzahl(33.5, 1, "Euro") == "33,50"
    assert (deutsch.satzzahl(30.0, 1, "%"), deutsch.satzzahl(17000.0, 1), deutsch.satzzahl(17000.5, 1)) == (
        "30,0",
        "17.000",
        "17.000,5",
    )


def test_von_vielen_die_ersten():
    assert deutsch.alle_oder_viele(["a", "b", "c"], 3) == "a, b und c"
    assert deutsch.alle_oder_viele(["a", "b", "c", "d"], 2) == "a, b und 2 weitere"


def test_leserichtung():
    assert deutsch.von_rechts("جمعية e. V.")
    assert deutsch.von_rechts("„עברית“")
    assert not deutsch.von_rechts("Verein جمعية")
    assert not deutsch.von_rechts("123")
    assert deutsch.enthaelt_rechts("Verein جمعية")

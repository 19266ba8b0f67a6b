"""Every kind of Kommune is called as in its Land."""

import pytest

from accounts import register
from accounts.arten import VERBAND, artname
from accounts.forms.kommune import KommuneVonHandForm
from accounts.register.laden import LAENDER

pytestmark = pytest.mark.ohne_datenbank


@pytest.mark.parametrize(
    ("art", "land", "name", "erwartet"),
    [
        ("verbandsgemeinde", "Niedersachsen", "Papenteich", "Samtgemeinde"),
        ("verbandsgemeinde", "Schleswig-Holstein", "Amt Mitteldithmarschen", "Amt"),
        ("verbandsgemeinde", "Bayern", "Wolnzach", "Verwaltungsgemeinschaft"),
        ("verbandsgemeinde", "Rheinland-Pfalz", "Adenau", "Verbandsgemeinde"),
        ("verbandsgemeinde", "Brandenburg", "Verbandsgemeinde Liebenwerda", "Verbandsgemeinde"),
        ("verbandsgemeinde", "", "Irgendwo", "Verbandsgemeinde"),
        ("landkreis", "Nordrhein-Westfalen", "Kreis Unna", "Kreis"),
        ("landkreis", "Hessen", "Landkreis Offenbach", "Landkreis"),
        ("kreisfreie-stadt", "Baden-Württemberg", "Ulm", "Stadtkreis"),
        ("kreisfreie-stadt", "Sachsen", "Leipzig", "Kreisfreie Stadt"),
        ("stadt", "Hessen", "Amt Wachsenburg", "Stadt"),
    ],
)
def test_as_its_land_calls_it(art, land, name, erwartet):
    assert artname(art, land, name) == erwartet


def test_laender_are_spelled_as_in_the_register():
    assert set(VERBAND) <= set(LAENDER.values())


def test_register_says_it_too():
    assert register.eintrag("031515406").artname == "Samtgemeinde"
    assert register.eintrag("05978").artname == "Kreis"


def test_by_hand_one_finds_the_own_word():
    assert "Samtgemeinde, Amt oder Verwaltungsgemeinschaft" in str(KommuneVonHandForm()["art"])

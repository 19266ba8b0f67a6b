"""Dates as people type them."""

import pytest
from django import forms

from concepts.forms.felder import DatumFeld
from tests.faelle import fall

pytestmark = pytest.mark.ohne_datenbank


def lies(text):
    return DatumFeld().clean(text)


def satz(text):
    with pytest.raises(forms.ValidationError) as gefangen:
        DatumFeld().clean(text)
    return gefangen.value.messages[0]


def faelle():
    zeilen = fall("15-daten.txt").splitlines()[1:]
    return [getippt.partition(" (")[0] for z in zeilen for getippt in z.partition(" -> ")[0].split(", ")]


SOLL = {
    "0026": "Das Jahr 0026 liegt nicht zwischen 1900 und 2200. Meinen Sie 2026?",
    "1.3.0026": "Das Jahr 0026 liegt nicht zwischen 1900 und 2200. Meinen Sie 01.03.2026?",
    "Dezernat 2027": "„Dezernat“ ist kein Monat.",
    "Augsburg 2026": "„Augsburg“ ist kein Monat.",
    "März 2026": "2026-03",
    "Mrz 2026": "2026-03",
    "Maerz 2026": "2026-03",
    "Jänner 2026": "2026-01",
    "1.3.26": "2026-03-01",
}


@pytest.mark.parametrize("getippt", faelle())
def test_the_cases(getippt):
    soll = SOLL[getippt.replace("a\u0308", "ä")]
    if soll[:4].isdecimal():
        assert lies(getippt) == soll
    else:
        assert soll in satz(getippt)


def test_each_case_is_there():
    assert len(faelle()) == 9
    assert any("a\u0308" in getippt for getippt in faelle())


@pytest.mark.parametrize(
    ("getippt", "iso"),
    [
        ("Feber 2027", "2027-02"),
        ("MÄRZ 2027", "2027-03"),
        ("Okt. 2027", "2027-10"),
        ("03-2027", "2027-03"),
        ("1.Mai 2027", "2027-05-01"),
        ("31. Dez. 27", "2027-12-31"),
        ("31/12/2027", "2027-12-31"),
        ("1.3.00", "2000-03-01"),
        ("\u200b2027\u00a0", "2027"),
        ("1900", "1900"),
        ("2200", "2200"),
    ],
)
def test_what_means_one_day_is_read(getippt, iso):
    assert lies(getippt) == iso


@pytest.mark.parametrize(
    ("getippt", "sagt"),
    [
        ("Herbst 2027", "Als Datum geht nur ein Jahr, ein Monat oder ein Tag. Statt „Herbst 2027“ zum"),
        ("3. Quartal 2027", "Als Datum geht nur ein Jahr"),
        ("Ende 2027", "Als Datum geht nur ein Jahr"),
        ("1.3.99", "„1.3.99“ ist nicht eindeutig. Meinen Sie das Jahr 1999 oder 2099?"),
        ("1/3/2027", "„1/3/2027“ ist nicht eindeutig. Meinen Sie 01.03.2027 oder 03.01.2027?"),
        ("12/31/2027", "„12/31/2027“ ist nicht eindeutig. Meinen Sie 31.12.2027?"),
        ("9999", "Das Jahr 9999 liegt nicht zwischen 1900 und 2200. Bitte prüfen Sie die Jahreszahl."),
        ("1899", "Das Jahr 1899 liegt"),
        ("00.03.00", "Bitte ein Jahr"),
        ("Maiglöckchen 2027", "„Maiglöckchen“ ist kein Monat."),
    ],
)
def test_what_is_asked_back_or_refused(getippt, sagt):
    assert sagt in satz(getippt)

"""Numbers as people type and paste them: German is read, what can mean two is asked back, nothing is guessed."""

import re

import pytest
from django import forms

from accounts.forms.kommune import KommuneVonHandForm
from concepts.forms.massnahmen import KostenZeile
from integrationskonzept.lib.zahlen import Unlesbar, lies_ganzzahl, lies_zahl
from integrationskonzept.lib.zahlfeld import GanzzahlFeld, JahrFeld, ZahlFeld
from tests.faelle import fall

pytestmark = pytest.mark.ohne_datenbank


def faelle():
    zeilen = fall("01-zahlen.txt").splitlines()[1:]
    return [zeile.rpartition(" -> ")[0].replace("<TAB>", "\t") for zeile in zeilen]


def satz(text, lies=lies_zahl):
    with pytest.raises(Unlesbar) as gefangen:
        lies(text)
    return str(gefangen.value)


@pytest.mark.parametrize("getippt", faelle())
def test_what_can_mean_two_amounts_is_asked_back_at_the_field(getippt):
    form = KostenZeile({"jahr": "2027", "betrag": getippt})
    assert list(form.errors) == ["betrag"]
    lesarten = re.fullmatch(r".*Meinen Sie (\S+) oder (\S+)\?", form.errors["betrag"][0]).groups()
    assert lies_zahl(lesarten[0]) != lies_zahl(lesarten[1])
    assert form["betrag"].value() == getippt


@pytest.mark.parametrize(
    ("getippt", "lesarten"),
    [
        ("1,234.50", "1.234,50 oder 1,2345"),
        ("12,500.00", "12.500,00 oder 12,5"),
        ("0.500", "0,5 oder 500"),
        ("-0.500", "−0,5 oder −500"),
        ("0.125", "0,125 oder 125"),
        ("1234.500", "1.234,5 oder 1.234.500"),
        (".500", "0,5 oder 500"),
        ("12.5,0", "12,50 oder 125"),
        ("12,5.0", "125 oder 12,5"),
        ("0.500,00", "0,5 oder 500"),
        ("12\t13", "12 oder 13"),
        ("12 13", "12 oder 13"),
        ("12\n13\r\n14", "12, 13 oder 14"),
        ("Summe\t500", "500"),
        ("1,234,567.89", "1.234.567,89"),
        ("1,234,567", "1.234.567"),
    ],
)
def test_every_reading_is_named(getippt, lesarten):
    assert satz(getippt).endswith(f"Meinen Sie {lesarten}?")


@pytest.mark.parametrize(
    ("getippt", "wert"),
    [
        ("1.234", 1234),
        ("1234.5", 1234.5),
        ("1234.50", 1234.5),
        ("12,500", 12.5),
        ("1.234,50", 1234.5),
        (",5", 0.5),
        ("12’500", 12500),
        ("12'500.50", 12500.5),
        ("1 234 567,5", 1234567.5),
        ("€ 1.200", 1200),
        ("1.200 EUR", 1200),
        ("1.200Euro", 1200),
        ("500,-", 500),
        ("1.500,– €", 1500),
        ("\u200b12.500\ufeff", 12500),
        ("+5", 5),
        ("– 5", -5),
        ("-0", 0),
        ("007", 7),
    ],
)
def test_what_means_one_number_is_read(getippt, wert):
    assert lies_zahl(getippt) == wert


@pytest.mark.parametrize(
    ("getippt", "sagt"),
    [
        ("1,5 Mio.", "Bitte ausschreiben: „1,5 Mio.“ heißt 1.500.000."),
        ("30 T€", "Bitte ausschreiben: „30 T€“ heißt 30.000."),
        ("30 TEUR", "Bitte ausschreiben: „30 TEUR“ heißt 30.000."),
        ("2 Tsd. Euro", "Bitte ausschreiben: „2 Tsd. Euro“ heißt 2.000."),
        ("1e5", "Bitte ausschreiben: „1e5“ heißt 100.000."),
        ("1,5E+05", "Bitte ausschreiben: „1,5E+05“ heißt 150.000."),
        ("12,5 %", "Bitte nur die Zahl angeben, ohne „%“."),
        ("8 Wochen", "Bitte nur die Zahl angeben, ohne „Wochen“."),
        ("12345678901234567890", "Die Zahl ist zu groß oder hat zu viele Stellen."),
        ("1e999", "Bitte eine Zahl angeben, zum Beispiel 12.500 oder 3,5."),
        ("1" + " " * 1_000_000 + "1", "Bitte eine Zahl angeben, zum Beispiel 12.500 oder 3,5."),
    ],
)
def test_what_is_not_read_is_refused_with_the_way_to_mend_it(getippt, sagt):
    assert satz(getippt) == sagt


def test_whole_numbers_and_years():
    assert lies_ganzzahl("28.000") == 28000  # Django's own field reads 28
    assert GanzzahlFeld().clean("28.500") == 28500
    assert satz("2,5", lies_ganzzahl) == "Bitte eine ganze Zahl angeben, zum Beispiel 28.500."
    assert JahrFeld().clean("2027") == 2027
    for falsch in ("27", "2027/28", "20.27", "3000"):
        with pytest.raises(forms.ValidationError, match="Bitte ein Jahr von 1990 bis 2100 angeben"):
            JahrFeld().clean(falsch)


def test_residents_are_a_german_number():
    feld = KommuneVonHandForm().fields["einwohner"]
    assert feld.clean("28.000") == 28000
    assert feld.widget.input_type == "text"  # a browser's number field would read the point in its own way
    with pytest.raises(forms.ValidationError):
        feld.clean("-5")


def test_no_form_reads_numbers_in_another_way():
    assert ZahlFeld().clean("28.000") == 28000
    assert ZahlFeld(required=False).clean("  ") is None

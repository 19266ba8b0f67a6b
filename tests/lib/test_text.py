"""One form of each letter, nothing unseen at the ends, equal where it reads the same."""

import pytest

from integrationskonzept.lib.deutsch import sortiert
from integrationskonzept.lib.text import contains, fold, is_visible, same_name, tidy

pytestmark = pytest.mark.ohne_datenbank


@pytest.mark.parametrize(
    ("kommt", "bleibt"),
    [
        ("Mu\u0308hle", "Mühle"),
        ("\ufeffName\u200b", "Name"),
        ("\u00adSoft\u00adhyphen\u00ad", "Soft\u00adhyphen"),
        (" \u200b Name \u200d", "  Name "),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f469\u200d\U0001f469\u200d\U0001f467"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("\u202aAlice\u202c", "Alice"),
        ("\u200f\u2067علي\u2069\u200f", "علي"),
        ("A \u2068ب\u2069", "A \u2068ب\u2069"),
        ("\u2068A\u2069 und \u2068B\u2069", "\u2068A\u2069 und \u2068B\u2069"),
        ("a\r\nb\r\n", "a\r\nb\r\n"),
        ("", ""),
        ("   ", ""),
        ("\u200b\u00ad\ufeff", ""),
        ("\u2800", ""),
        ("\u3164", ""),
        ("\u2067\u2069", ""),
    ],
)
def test_tidy(kommt, bleibt):
    assert tidy(kommt) == bleibt
    assert tidy(bleibt) == bleibt


def test_visible():
    assert is_visible("–")
    assert is_visible("\U0001f600")
    assert not is_visible("\u0301\u200b")


@pytest.mark.parametrize(
    ("einer", "anderer"),
    [
        ("Müller", "MUELLER"),
        ("Mu\u0308ller", "Müller"),
        ("Straße", "STRASSE"),
        ("Café", "cafe"),
        ("Yılmaz", "Yilmaz"),
        ("Ausländer\u00adbehörde", "auslaenderbehoerde"),
        ("Łódź", "lodz"),
        ("Fachdienst\u00a0 Soziales", "fachdienst soziales"),
        ("İstanbul", "istanbul"),
    ],
)
def test_reads_the_same(einer, anderer):
    assert fold(einer) == fold(anderer)
    assert contains(f"vorn {einer} hinten", anderer)


def test_different_stays_different():
    assert fold("Bremen") != fold("Brehmen")
    assert not contains("Steuerung", "Stäuerung")
    assert contains("Steuerung", "erung")


def test_names_that_are_one():
    assert same_name("Caritas e. V.") == same_name("Caritas e.V.") != same_name("Caritas")
    assert same_name("جمعية") != same_name("رابطة")
    assert same_name("!!") != same_name("?")


def test_sorted_as_a_register_with_numbers_by_size():
    namen = ["Maßnahme 10", "Maßnahme 2", "Massnahme 3", "Zug", "Öl", "Ofen", "Çelik", "Celik"]
    assert sortiert(namen) == ["Celik", "Çelik", "Maßnahme 2", "Massnahme 3", "Maßnahme 10", "Ofen", "Öl", "Zug"]

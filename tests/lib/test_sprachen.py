"""Passages in other scripts and their languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrationskonzept.lib.sprachen import fremdsprache, laeufe


@pytest.mark.parametrize(
    ("text", "sprache"),
    [
        ("جمعية النور الثقافية", "ar"),
        ("انجمن پناهندگان", "fa"),
        ("د افغانانو ټولنه", "ps"),
        ("پاکستانی ثقافتی انجمن کے لیے ٹیم", "ur"),
        ("Спілка українців, 2026", "uk"),
        ("Русский дом", "ru"),
        ("Ελληνική Κοινότητα", "el"),
        ("קהילה", "he"),
        ("საქართველო", "ka"),
        ("Հայաստան", "hy"),
        ("中国会", "zh"),
        ("東京の会", "ja"),
        ("한국", "ko"),
        ("የኢትዮጵያ ማህበር", "am"),
        ("Deutsch", ""),
        ("Deutsch и русский", ""),
        ("12 %", ""),
    ],
)
def test_fremdsprache(text, sprache):
    assert fremdsprache(text) == sprache


def test_laeufe_im_satz():
    teile = laeufe("Der Verein جمعية النور e. V. (α-Test) und Спілка")

    assert [(teil.text, teil.sprache, teil.richtung) for teil in teile] == [
        ("Der Verein ", "", ""),
        ("جمعية النور", "ar", "rtl"),
        (" e. V. (α-Test) und ", "", ""),
        ("Спілка", "uk", ""),
    ]


def test_das_umfeld_entscheidet():
    assert laeufe("дом", "дом і сад")[0].sprache == "uk"


@given(st.text(st.sampled_from("aä1 .,\u0627\u067e\u0431\u0456\u4e2d\u03b1\u2028-")))
def test_kein_zeichen_geht_verloren(text):
    assert "".join(teil.text for teil in laeufe(text)) == text

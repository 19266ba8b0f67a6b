"""Rich text from right to left: lists and tables by all their text, German text untouched."""

import json
from pathlib import Path

import pytest

from integrationskonzept.lib.schreibrichtung import mit_richtung

FALL = Path(__file__).parents[1] / "faelle" / "20-arabische-liste-und-tabelle.json"
pytestmark = pytest.mark.ohne_datenbank


def test_case_20_every_list_and_table_runs_from_the_right():
    html = json.loads(FALL.read_text())["abschnitte"][0]["inhaltHtml"]
    gerichtet = mit_richtung(html)
    for tag in ("p", "ol", "ul", "table"):
        assert gerichtet.count(f"<{tag} dir=") == html.count(f"<{tag}>")
    assert gerichtet.count('lang="ar"') >= 8


def test_a_german_list_with_one_arabic_item_stays_as_it_is_around_it():
    gerichtet = mit_richtung("<ul><li>Deutsch &amp; mehr</li><li>واحد</li></ul>")
    assert gerichtet == '<ul><li>Deutsch &amp; mehr</li><li dir="rtl" lang="ar">واحد</li></ul>'


def test_german_text_is_not_even_parsed():
    html = "<p>lose <b>Enden"
    assert mit_richtung(html) is html

import json
from pathlib import Path

import pytest

from integrationskonzept.lib.silben import mit_trennstellen

FALL = Path(__file__).parents[1] / "faelle" / "14-handlungsfeld-langes-wort.json"
pytestmark = pytest.mark.ohne_datenbank


def test_case_14_long_words_break_at_syllables():
    titel = json.loads(FALL.read_text())["handlungsfelder"][0]["titel"]
    getrennt = mit_trennstellen(titel)
    assert getrennt.replace("\u00ad", "") == titel
    assert max(map(len, getrennt.split("\u00ad"))) <= 8
    assert "beratung" in getrennt.replace("\u00ad", "") and "be\u00adra" not in getrennt.split("\u00ad")[0]


def test_short_words_stay_as_they_are():
    assert mit_trennstellen("Sprache und Bildung 2030") == "Sprache und Bildung 2030"

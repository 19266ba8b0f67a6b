"""The pictures in a rich text."""

import pytest

from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.textbilder import Textbild, mit_beschreibung, textbilder

pytestmark = pytest.mark.ohne_datenbank

TEXT = bereinige(
    '<p>Davor <img alt="Klein &amp; &quot;fein&quot;" src="bild:a"></p>'
    '<figure><img src="bild:b" alt=" Groß "><img src="bild:a" alt="">'
    "<figcaption>Am <em>Markt</em><span data-fussnote>Quelle</span><br>im Mai</figcaption></figure>"
    '<figure><img src="bild:c" alt="Ohne"></figure>'
)


def test_which_and_how_described():
    assert list(textbilder(TEXT)) == [
        Textbild("a", 'Klein & "fein"', ""),
        Textbild("b", "Groß", "Am Markt im Mai"),
        Textbild("a", "", "Am Markt im Mai"),
        Textbild("c", "Ohne", ""),
    ]
    assert list(textbilder("<p>bild:a</p>")) == []


def test_a_new_description_in_the_place_of_the_old_one():
    neu = mit_beschreibung(TEXT, "a", 'Klein & "fein"', "Neu <1>")
    assert [b.alt for b in textbilder(neu)] == ["Neu <1>", "Groß", "", "Ohne"]
    assert bereinige(neu) == neu
    assert mit_beschreibung(TEXT, "b", "anders", "Neu") == TEXT

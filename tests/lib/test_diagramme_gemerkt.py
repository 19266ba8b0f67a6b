"""The same data are laid out once; what merely equals them is not the same."""

import pytest

from integrationskonzept.lib.diagramme import Linie, linien, matrix
from integrationskonzept.lib.diagramme.gemerkt import je_daten

MARKEN = {(0, 0): 1}


def test_gleiche_daten_geben_dasselbe_bild():
    assert linien("Kurse", [Linie("", (("2022", 120),))]) is linien("Kurse", [Linie("", (("2022", 120),))])
    assert matrix("Felder", ["a"], ["b"], dict(MARKEN)) is matrix("Felder", ["a"], ["b"], dict(MARKEN))


@pytest.mark.parametrize(
    "anders",
    [
        linien("Kurse", [Linie("", (("2022", 121),))]),
        linien("Kurse ", [Linie("", (("2022", 120),))]),
        linien("Kurse", [Linie("", (("2022", 120),))], breite=350),
    ],
)
def test_andere_daten_geben_ein_anderes(anders):
    assert linien("Kurse", [Linie("", (("2022", 120),))]) is not anders


def test_eine_ganze_zahl_ist_keine_mit_komma_und_listen_duerfen_sich_danach_aendern():
    laenge = je_daten(lambda werte: f"{werte}")
    werte = [1]

    assert laenge(werte) == "[1]"
    werte.append(2)
    assert (laenge(werte), laenge([1.0]), laenge([True])) == ("[1, 2]", "[1.0]", "[True]")

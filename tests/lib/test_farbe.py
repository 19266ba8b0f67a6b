"""Contrast and readable shades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrationskonzept.lib.farbe import hex_farbe, kontrast, lesbare_farbe, mische, schrift_auf

FARBEN = st.integers(0, 0xFFFFFF).map(lambda zahl: f"#{zahl:06x}")


def test_kontrast_nach_wcag():
    assert kontrast("#000000", "#ffffff") == pytest.approx(21)
    assert kontrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert kontrast("#fff", "#ffffff") == 1


@given(FARBEN, st.sampled_from(["#ffffff", "#1c1b1a", "#f4f2ee"]))
def test_lesbar_auf_hell_und_dunkel(farbe, grund):
    assert kontrast(lesbare_farbe(farbe, grund), grund) >= 4.5


@given(FARBEN)
def test_schrift_ist_auf_jedem_grund_lesbar(grund):
    assert kontrast(schrift_auf(grund), grund) >= 4.5


def test_eine_lesbare_farbe_bleibt_sie_selbst():
    assert lesbare_farbe("#1F5F6B") == "#1f5f6b"


def test_der_farbton_bleibt():
    assert lesbare_farbe("#ffee00") == "#807700"


@pytest.mark.parametrize("text", ["rot", "#12345", "#ff0000;}", "", "url(x)"])
def test_keine_farbe(text):
    assert hex_farbe(text, "#123456") == "#123456"
    with pytest.raises(ValueError, match="Keine Farbe"):
        kontrast(text, "#ffffff")


def test_kurze_form_und_mischung():
    assert hex_farbe(" #Ab1 ", "") == "#aabb11"
    assert mische("#000000", "#ffffff", 0.5) == "#808080"
